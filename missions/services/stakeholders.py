"""Whom the mission concerns, and what is done together with them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Organization, Person
from missions.models import Engagement, Objective, Stakeholder
from missions.services.editing import SaveOutcome
from missions.services.nouns import add_noun, edit_noun


class StakeholderNameTaken(DomainError):
    pass


def add_stakeholder(
    *, organization: Organization, fields: Mapping[str, Any], by: Person | None, at: datetime
) -> Stakeholder:
    _refuse_taken(Stakeholder(organization=organization), fields)
    return add_noun(Stakeholder, organization=organization, fields=fields, by=by, at=at)


def edit_stakeholder(
    *, stakeholder: Stakeholder, lock_version: int, fields: Mapping[str, Any], by: Person | None, at: datetime
) -> SaveOutcome:
    _refuse_taken(stakeholder, fields)
    return edit_noun(noun=stakeholder, lock_version=lock_version, fields=fields, by=by, at=at)


def add_engagement(
    *,
    stakeholder: Stakeholder,
    text: str,
    held_on: date | None = None,
    objective: Objective | None = None,
    by: Person | None,
    at: datetime,
) -> Engagement:
    """Something done, or agreed to be done, together."""
    return Engagement.objects.create(
        stakeholder=stakeholder, text=text, held_on=held_on, objective=objective, created_at=at, created_by=by
    )


def remove_engagement(*, engagement: Engagement) -> None:
    """Typed by mistake, or called off."""
    engagement.delete()


def _refuse_taken(stakeholder: Stakeholder, fields: Mapping[str, Any]) -> None:
    others = Stakeholder.objects.of(stakeholder.organization).exclude(pk=stakeholder.pk)
    if other := others.filter(name=fields.get("name", stakeholder.name)).first():
        raise StakeholderNameTaken(
            _("“%(name)s” is in the register already, put away. Bring it back, or choose another name.")
            % {"name": other.name}
            if other.is_archived
            else _("“%(name)s” is in the register already. Edit that entry, or choose another name.")
            % {"name": other.name}
        )
