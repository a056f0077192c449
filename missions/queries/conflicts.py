"""A text that was set aside, beside what stands now, three ways."""

from dataclasses import dataclass
from typing import Any

from missions.models import SUBJECTS, Edited, Mission, MissionVersion, Noun, Promise, Revision, Story
from missions.queries.comparison import as_text, field_label
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
    target: Edited  # what stands now, and what a new text would go on top of
    fields: tuple[FieldThreeWays, ...]
    proposal: dict[str, Any]  # both changes where they do not clash; yours where they do
    is_settled: bool
    is_closed: bool  # published, dropped, put away or closed meanwhile

    @property
    def kind(self) -> str:
        return self.target.SUBJECT_KIND

    @property
    def mission(self) -> Mission | None:
        if isinstance(self.target, Mission):
            return self.target
        return self.target.mission if isinstance(self.target, Promise | MissionVersion) else None

    @property
    def home(self) -> str:
        """Where a row lives that is no part of a mission."""
        return self.target.get_absolute_url() if isinstance(self.target, Noun | Story) else ""

    @property
    def is_version(self) -> bool:
        return isinstance(self.target, MissionVersion)

    @property
    def is_promise(self) -> bool:
        return isinstance(self.target, Promise)


def conflict_page(conflict: Revision) -> ConflictPage:
    target = target_of(conflict)
    base = _base(conflict)
    theirs, yours = target.edited_fields(), conflict.fields
    names = [name for name in target.EDITED_FIELDS if yours.get(name, theirs[name]) != theirs[name]]
    return ConflictPage(
        conflict=conflict,
        target=target,
        fields=tuple(_three_ways(type(target), name, base, theirs, yours) for name in names),
        proposal={name: _proposal(name, base, theirs, yours) for name in theirs},
        is_settled=conflict.settlements.exists(),
        is_closed=_is_closed(conflict, target),
    )


def target_of(conflict: Revision) -> Edited:
    """The row itself; of a mission the draft or, once that was published, the newest version."""
    model = SUBJECTS[conflict.subject_kind]
    owner = "mission__organization" if model in {Promise, MissionVersion} else "organization"
    target: Edited = model.objects.select_related(owner).get(pk=conflict.subject_id)
    if not isinstance(target, MissionVersion) or not target.is_published:
        return target
    newest = MissionVersion.objects.filter(mission=target.mission_id).select_related("mission__organization")
    return newest.newest_first()[0]


def _is_closed(conflict: Revision, target: Edited) -> bool:
    is_same = target.pk == conflict.subject_id
    return not (is_same and type(target).objects.open_to_edits().filter(pk=target.pk).exists())


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
    model: type[Edited], name: str, base: dict[str, Any], theirs: dict[str, Any], yours: dict[str, Any]
) -> FieldThreeWays:
    before = as_text(model, name, base.get(name))
    return FieldThreeWays(
        name=name,
        label=field_label(model, name),
        base=before,
        theirs=word_difference(before, as_text(model, name, theirs[name])),
        yours=word_difference(before, as_text(model, name, yours[name])),
        is_clash=theirs[name] != base.get(name) and yours[name] != base.get(name),
    )
