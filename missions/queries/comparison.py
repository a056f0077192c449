"""Two texts side by side, word by word."""

import difflib
import re
from dataclasses import dataclass
from typing import Literal

from missions.models import MissionVersion

WORDS = re.compile(r"\s+|[\w’'-]+|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    kind: Literal["same", "removed", "added"]
    text: str


@dataclass(frozen=True)
class FieldDiff:
    name: str
    label: str
    pieces: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        return any(piece.kind != "same" for piece in self.pieces)


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """Pieces that spell `before` without the added ones and `after` without the removed ones."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    pieces: list[Piece] = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(old[i1:i2])))
            continue
        if i2 > i1:
            pieces.append(Piece("removed", "".join(old[i1:i2])))
        if j2 > j1:
            pieces.append(Piece("added", "".join(new[j1:j2])))
    return tuple(pieces)


def compare(*, before: MissionVersion, after: MissionVersion) -> list[FieldDiff]:
    """Every field that has words in either version."""
    diffs = []
    for name in MissionVersion.EDITABLE:
        old, new = getattr(before, name), getattr(after, name)
        if old or new:
            label = str(MissionVersion._meta.get_field(name).verbose_name)
            diffs.append(FieldDiff(name, label[:1].upper() + label[1:], word_diff(old, new)))
    return diffs
