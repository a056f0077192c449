"""Two texts side by side, word by word."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import ForeignKey
from django.utils.translation import gettext as _

from missions.models import Edited, MissionVersion
from missions.queries.differences import Change, Piece, word_difference


@dataclass(frozen=True)
class FieldDifference:
    name: str
    label: str
    pieces: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        return any(piece.change is not Change.SAME for piece in self.pieces)


def compare_versions(*, before: MissionVersion, after: MissionVersion) -> list[FieldDifference]:
    """Every field that says something in either version."""
    return compare_fields(
        MissionVersion, before=before.edited_fields(), after=after.edited_fields(), names=MissionVersion.EDITED_FIELDS
    )


def compare_fields(
    model: type[Edited],
    *,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    names: Iterable[str],
) -> list[FieldDifference]:
    texts = [(name, as_text(model, name, before.get(name)), as_text(model, name, after.get(name))) for name in names]
    return [
        FieldDifference(name, field_label(model, name), word_difference(old, new))
        for name, old, new in texts
        if old or new
    ]


def field_label(model: type[Edited], name: str) -> str:
    label = str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # our fields are plain ones
    return label[:1].upper() + label[1:]


def as_text(model: type[Edited], name: str, value: Any) -> str:
    """A field as a person reads it: cue phrases one a line, a row by its name, a choice by its words."""
    if value is None or value == "":
        return ""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "\n".join(str(item) for item in value)
    field = model._meta.get_field(name)
    if isinstance(field, ForeignKey):
        return str(field.related_model._base_manager.filter(pk=value).first() or _("no longer there"))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(dict(getattr(field, "flatchoices", ())).get(value, value))
