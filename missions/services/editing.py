"""Two people, one text: whoever saves second loses nothing (trust.md §5.1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import IntegrityError, transaction

from missionhub.organizations.models import Person
from missions.models import Edited, Revision
from missions.models.edited import as_json

ATTEMPTS = 20  # how often others may get in between before the text is set aside instead

STORABLE = range(2**31)  # what every database takes
NEVER_SAVED = 0  # no revision has this number, so whatever is typed on top of it is set aside


class SaveState(StrEnum):
    SAVED = "saved"  # nobody else was here
    MERGED = "merged"  # somebody changed other fields meanwhile; both changes stand
    UNCHANGED = "unchanged"  # nothing new was typed
    CONFLICT = "conflict"  # the text is kept as a revision for somebody to decide


@dataclass(frozen=True)
class FieldMerge:
    """One field three ways."""

    name: str
    base: Any
    theirs: Any
    yours: Any

    @property
    def is_conflict(self) -> bool:
        return self.yours not in (self.base, self.theirs) and self.theirs != self.base

    @property
    def merged(self) -> Any:
        return self.theirs if self.yours == self.base else self.yours


@dataclass(frozen=True)
class SaveOutcome:
    state: SaveState
    lock_version: int
    revision: Revision | None = None
    fields: tuple[FieldMerge, ...] = ()

    @property
    def is_conflict(self) -> bool:
        return self.state is SaveState.CONFLICT

    @property
    def conflicts(self) -> tuple[FieldMerge, ...]:
        return tuple(field for field in self.fields if field.is_conflict)


@transaction.atomic
def save_fields(
    *,
    subject: Edited,
    lock_version: int,
    fields: Mapping[str, Any],
    by: Person | None,
    at: datetime,
    settles: Revision | None = None,
) -> SaveOutcome:
    """Write what was typed on top of `lock_version`; merge or set aside what somebody else did meanwhile."""
    lock_version = lock_version if lock_version in STORABLE else NEVER_SAVED
    base = base_fields(subject=subject, lock_version=lock_version)
    yours = {**base, **_as_json(fields, subject)}
    if yours == base and settles is None:
        return SaveOutcome(SaveState.UNCHANGED, lock_version)
    expected, wanted, state = lock_version, yours, SaveState.SAVED
    merge: tuple[FieldMerge, ...] = ()
    for _attempt in range(ATTEMPTS):
        if write_untouched(subject=subject, lock_version=expected, fields=wanted):
            revision = _keep(subject, expected + 1, wanted, by=by, at=at, settles=settles)
            return SaveOutcome(state, expected + 1, revision, merge)
        current = type(subject).objects.get(pk=subject.pk)
        merge = merge_fields(base=base, theirs=current.edited_fields(), yours=yours)
        if any(field.is_conflict for field in merge) or not is_open(subject):
            break
        expected, wanted, state = current.lock_version, {field.name: field.merged for field in merge}, SaveState.MERGED
    revision = _keep(subject, lock_version, yours, by=by, at=at, state=Revision.State.CONFLICT, settles=settles)
    return SaveOutcome(SaveState.CONFLICT, lock_version, revision, merge)


def merge_fields(
    *, base: Mapping[str, Any], theirs: Mapping[str, Any], yours: Mapping[str, Any]
) -> tuple[FieldMerge, ...]:
    """Three-way merge, field by field."""
    return tuple(FieldMerge(name, base.get(name), text, yours.get(name, text)) for name, text in theirs.items())


def base_fields(*, subject: Edited, lock_version: int) -> dict[str, Any]:
    """The text somebody began from; empty if nobody ever saved that number."""
    revision = Revision.objects.about(subject).saved().filter(number=lock_version).first()
    return dict(revision.fields) if revision else {}


def is_open(subject: Edited) -> bool:
    """Not published and not retired by now."""
    return type(subject).objects.open_to_edits().filter(pk=subject.pk).exists()


def first_revision(*, subject: Edited, by: Person | None, at: datetime) -> Revision:
    """What a new text starts from."""
    return _keep(subject, subject.lock_version, subject.edited_fields(), by=by, at=at)


def write_untouched(*, subject: Edited, lock_version: int, fields: Mapping[str, Any]) -> bool:
    """The one UPDATE of a text: it changes a row only if nobody saved in between and the text is still open.

    Two changes that are right alone may be wrong together, as a start after the end; the database refuses those.
    """
    untouched = type(subject).objects.open_to_edits().filter(pk=subject.pk, lock_version=lock_version)
    try:
        with transaction.atomic():
            return untouched.update(lock_version=lock_version + 1, **fields) == 1
    except IntegrityError:
        return False


def _keep(
    subject: Edited,
    number: int,
    fields: Mapping[str, Any],
    *,
    by: Person | None,
    at: datetime,
    state: str = Revision.State.SAVED,
    settles: Revision | None = None,
) -> Revision:
    return Revision.objects.create(
        organization=subject.owner(),
        subject_kind=subject.SUBJECT_KIND,
        subject_id=subject.pk,
        number=number,
        fields=dict(fields),
        author=by,
        created_at=at,
        state=state,
        settles=settles,
    )


def _as_json(fields: Mapping[str, Any], subject: Edited) -> dict[str, Any]:
    return {name: as_json(value) for name, value in fields.items() if name in subject.EDITED_FIELDS}
