"""Starting missions, and naming them."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from missionhub.organizations.models import Organization, Person, Team
from missions.models import Mission, MissionVersion
from missions.services.editing import SaveOutcome, first_revision, save_fields
from missions.services.promises import add_promise
from missions.services.proposing import propose_promises
from missions.starters import StarterSet

REVIEW_AFTER = timedelta(days=365)


@transaction.atomic
def start_mission(
    *,
    organization: Organization,
    team: Team | None = None,
    name: str,
    fields: Mapping[str, Any],
    by: Person | None,
    at: datetime,
) -> Mission:
    """A mission with its first draft, to be looked at again in a year."""
    review_on = (at + REVIEW_AFTER).date()
    mission = Mission.objects.create(organization=organization, team=team, name=name, review_on=review_on)
    first_revision(subject=mission, by=by, at=at)
    draft = MissionVersion.objects.create(mission=mission, number=1, created_at=at, created_by=by, **fields)
    draft.refresh_from_db()
    first_revision(subject=draft, by=by, at=at)
    return mission


@transaction.atomic
def start_mission_from_text(
    *,
    organization: Organization,
    team: Team | None = None,
    name: str,
    fields: Mapping[str, Any],
    by: Person | None,
    at: datetime,
) -> Mission:
    """Paste the mission, and its promises are proposed at once."""
    mission = start_mission(organization=organization, team=team, name=name, fields=fields, by=by, at=at)
    propose_promises(mission=mission, by=by, at=at)
    return mission


@transaction.atomic
def start_mission_from_starter(
    *, organization: Organization, starter: StarterSet, name: str, by: Person | None, at: datetime
) -> Mission:
    """An example to change into one's own: a draft and unconfirmed promises."""
    mission = start_mission(organization=organization, name=name, fields=starter.version_fields(), by=by, at=at)
    for promise in starter.promises:
        add_promise(mission=mission, fields=promise.promise_fields(), by=by, at=at)
    return mission


def settle_mission(
    *, mission: Mission, lock_version: int, fields: Mapping[str, Any], by: Person | None, at: datetime
) -> SaveOutcome:
    """Its name, whose it is and when to look at it again, saved on top of `lock_version`; the words are elsewhere."""
    return save_fields(subject=mission, lock_version=lock_version, fields=fields, by=by, at=at)
