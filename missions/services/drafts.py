"""From draft to publication."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from missions.events import mission_published
from missions.models import Mission, MissionVersion, Revision
from missions.services.editing import SaveOutcome, SaveState, first_revision, save_fields
from missions.services.proposing import renew_proposals


class DraftAlreadyPublished(DomainError):
    pass


class DraftMovedOn(DomainError):
    pass


class StatementMissing(DomainError):
    pass


def save_draft(
    *,
    version: MissionVersion,
    lock_version: int,
    fields: Mapping[str, Any],
    by: Person | None,
    at: datetime,
    settles: Revision | None = None,
) -> SaveOutcome:
    """Save what was typed on top of `lock_version`. Nothing sent here is lost, whatever others did meanwhile."""
    outcome = save_fields(subject=version, lock_version=lock_version, fields=fields, by=by, at=at, settles=settles)
    if outcome.state in {SaveState.SAVED, SaveState.MERGED}:
        renew_proposals(mission=version.mission, by=by, at=at)
    return outcome


def begin_draft(*, mission: Mission, by: Person | None, at: datetime) -> MissionVersion:
    """The draft of the next version, begun from the newest one; if somebody has begun it, that one."""
    try:
        with transaction.atomic():
            return _draft_of(mission) or _new_draft(mission, by=by, at=at)
    except IntegrityError:  # two began at the same moment; the constraint let one through
        draft = _draft_of(mission)
        if draft is None:
            raise
        return draft


@transaction.atomic
def publish(
    *, version: MissionVersion, lock_version: int | None = None, by: Person | None, at: datetime
) -> MissionVersion:
    """Put a draft in force as its reader saw it, and tell whoever listens."""
    expected = version.lock_version if lock_version is None else lock_version
    draft = MissionVersion.objects.open_to_edits().filter(pk=version.pk, lock_version=expected)
    if not draft.exclude(statement="").update(published_at=at, published_by=by):
        raise _refusal(version, expected)
    published = MissionVersion.objects.select_related("mission__organization").get(pk=version.pk)
    mission_published.send(sender=Mission, mission=published.mission, version=published)
    return published


def _refusal(version: MissionVersion, expected: int) -> DomainError:
    current = MissionVersion.objects.get(pk=version.pk)
    if current.is_published:
        return DraftAlreadyPublished(_("Somebody has published this version already."))
    if current.lock_version != expected:
        return DraftMovedOn(_("Somebody changed the draft after you opened it. Read it again, then publish."))
    return StatementMissing(_("The draft has no statement yet. Write one, then publish."))


def _draft_of(mission: Mission) -> MissionVersion | None:
    return MissionVersion.objects.filter(mission=mission).open_to_edits().first()


def _new_draft(mission: Mission, *, by: Person | None, at: datetime) -> MissionVersion:
    newest = MissionVersion.objects.filter(mission=mission).newest_first().first()
    words = ("statement", "vision", "values", "horizon")
    draft = MissionVersion.objects.create(
        mission=mission,
        number=newest.number + 1 if newest else 1,
        created_at=at,
        created_by=by,
        **{name: getattr(newest, name) if newest else "" for name in words},
    )
    first_revision(subject=draft, by=by, at=at)
    return draft
