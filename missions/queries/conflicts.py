"""A text that was set aside, beside what stands now, three ways."""

from dataclasses import dataclass
from typing import Any

from missions.models import Mission, MissionVersion, Promise, Revision
from missions.queries.comparison import as_text, field_label, subject_model
from missions.queries.differences import Piece, word_difference


@dataclass(frozen=True)
class FieldThreeWays:
    name: str
    label: str
    base: str
    theirs: tuple[Piece, ...]  # as a change of base
    yours: tuple[Piece, ...]
    is_clash: bool


@dataclass(frozen=True)
class ConflictPage:
    conflict: Revision
    mission: Mission
    target: MissionVersion | Promise  # what stands now, and what a new text would go on top of
    fields: tuple[FieldThreeWays, ...]
    proposal: dict[str, Any]  # both changes where they do not clash; yours where they do
    is_settled: bool

    @property
    def is_promise(self) -> bool:
        return isinstance(self.target, Promise)

    @property
    def is_closed(self) -> bool:
        """Somebody published the version or retired the promise meanwhile."""
        if isinstance(self.target, Promise):
            return self.target.retired_at is not None
        return self.target.pk != self.conflict.subject_id or self.target.is_published


def conflict_page(conflict: Revision) -> ConflictPage:
    target = target_of(conflict)
    base = _base(conflict)
    theirs, yours = target.edited_fields(), conflict.fields
    names = [name for name in target.EDITED_FIELDS if yours.get(name, theirs[name]) != theirs[name]]
    return ConflictPage(
        conflict=conflict,
        mission=target.mission,
        target=target,
        fields=tuple(_three_ways(conflict, name, base, theirs, yours) for name in names),
        proposal={name: _proposal(name, base, theirs, yours) for name in theirs},
        is_settled=conflict.settlements.exists(),
    )


def target_of(conflict: Revision) -> MissionVersion | Promise:
    """The promise, the draft, or - once that was published - the newest version."""
    if conflict.subject_kind == Revision.SubjectKind.PROMISE:
        return Promise.objects.select_related("mission__organization").get(pk=conflict.subject_id)
    version = MissionVersion.objects.select_related("mission__organization").get(pk=conflict.subject_id)
    if not version.is_published:
        return version
    newest = MissionVersion.objects.filter(mission=version.mission_id).select_related("mission__organization")
    return newest.newest_first()[0]


def _base(conflict: Revision) -> dict[str, Any]:
    saved = Revision.objects.saved().filter(
        subject_kind=conflict.subject_kind, subject_id=conflict.subject_id, number=conflict.number
    )
    revision = saved.first()
    return dict(revision.fields) if revision else {}


def _proposal(name: str, base: dict[str, Any], theirs: dict[str, Any], yours: dict[str, Any]) -> Any:
    mine = yours.get(name, theirs[name])
    return theirs[name] if mine == base.get(name) else mine


def _three_ways(
    conflict: Revision, name: str, base: dict[str, Any], theirs: dict[str, Any], yours: dict[str, Any]
) -> FieldThreeWays:
    before = as_text(base.get(name))
    return FieldThreeWays(
        name=name,
        label=field_label(subject_model(conflict), name),
        base=before,
        theirs=word_difference(before, as_text(theirs[name])),
        yours=word_difference(before, as_text(yours[name])),
        is_clash=theirs[name] != base.get(name) and yours[name] != base.get(name),
    )
