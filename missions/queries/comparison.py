"""Two texts side by side, word by word."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from missions.models import MissionVersion, Promise, Revision

WORDS = re.compile(r"\s+|[\w’'-]+|[^\w\s]")


class Change(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    change: Change
    text: str


@dataclass(frozen=True)
class FieldDifference:
    name: str
    label: str
    pieces: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        return any(piece.change is not Change.SAME for piece in self.pieces)


def word_difference(before: str, after: str) -> tuple[Piece, ...]:
    """Pieces that spell `before` without the added ones, and `after` without the removed ones."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    pieces: list[Piece] = []
    removed, added = "", ""
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, now = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if tag != "equal" or (not was.strip() and (removed or added)):
            removed, added = removed + was, added + now  # a space between two changes belongs to them
            continue
        pieces += [*_changes(removed, added), Piece(Change.SAME, was)]
        removed, added = "", ""
    return (*pieces, *_changes(removed, added))


def _changes(removed: str, added: str) -> list[Piece]:
    """What was taken out, then what was put in; a space both end with stands after them."""
    tail = " " if removed.endswith(" ") and added.endswith(" ") else ""
    parts = (
        (Change.REMOVED, removed.removesuffix(tail)),
        (Change.ADDED, added.removesuffix(tail)),
        (Change.SAME, tail),
    )
    return [Piece(change, text) for change, text in parts if text]


def compare_versions(*, before: MissionVersion, after: MissionVersion) -> list[FieldDifference]:
    """Every field that says something in either version."""
    return compare_fields(
        MissionVersion, before=before.edited_fields(), after=after.edited_fields(), names=MissionVersion.EDITED_FIELDS
    )


def compare_fields(
    model: type[MissionVersion] | type[Promise],
    *,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    names: Iterable[str],
) -> list[FieldDifference]:
    texts = [(name, as_text(before.get(name)), as_text(after.get(name))) for name in names]
    return [
        FieldDifference(name, field_label(model, name), word_difference(old, new))
        for name, old, new in texts
        if old or new
    ]


def field_label(model: type[MissionVersion] | type[Promise], name: str) -> str:
    label = str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # our fields are plain ones
    return label[:1].upper() + label[1:]


def as_text(value: Any) -> str:
    """A field as a person reads it: cue phrases one a line, nothing as nothing."""
    if value is None:
        return ""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "\n".join(str(item) for item in value)
    return str(value)


def subject_model(revision: Revision) -> type[MissionVersion] | type[Promise]:
    return Promise if revision.subject_kind == Revision.SubjectKind.PROMISE else MissionVersion
