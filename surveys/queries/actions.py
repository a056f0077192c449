from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from missionhub.core.tokens import identify, is_valid
from missionhub.organizations.models import Membership, Organization, Person
from missions.models import Outcome, Promise
from surveys.models import Action


class Told(StrEnum):
    """How an owner learns of an action."""

    PAGE = "page"  # in My week and the Monday mail
    MAIL = "mail"  # one mail with a link
    LINK = "link"  # somebody gives them the link


@dataclass(frozen=True)
class ActionRow:
    action: Action
    is_overdue: bool
    told: Told

    @property
    def link(self) -> str:
        return action_url(self.action)


def told(*, has_account: bool, email: str, organization: Organization) -> Told:
    if has_account:
        return Told.PAGE
    is_reached = bool(email) and settings.MAIL_ENABLED and not organization.is_demonstration
    return Told.MAIL if is_reached else Told.LINK


def owners(organization: Organization) -> QuerySet[Any]:
    """Everybody who is here, each with `has_account`."""
    signs_in = Exists(Membership.objects.filter(person=OuterRef("pk")))
    return Person.objects.of(organization).active().annotate(has_account=signs_in).by_name()


def action_url(action: Action) -> str:
    """The whole address of the link that opens this one action for its owner."""
    return settings.SITE_URL + reverse("surveys:action-link", args=[action.token])


def action_for(token: str, *, at: datetime) -> Action | None:
    """Nothing for a link that is forged, over, or somebody's who owns the action no more or has left."""
    found = Action.objects.filter(link_id=identify(token), person__isnull=False, person__left_on=None)
    action = found.select_related("organization", "person", "created_by").first()
    if action is None or action.is_link_over(on=action.organization.today(at=at)):
        return None
    own = is_valid(purpose=Action.PURPOSE, token=token, identifier=action.link_id, epoch=action.person_id or 0)
    return action if own else None


def actions_of(round_id: int, *, on: date) -> list[ActionRow]:
    """What was agreed after reading these results, the nearest date first."""
    return _rows(Action.objects.of_round(round_id).by_date(), on)


def actions_about(promise: Promise, *, on: date) -> list[ActionRow]:
    """What was agreed about one promise, after any round."""
    return _rows(Action.objects.about(promise).by_date(), on)


def actions_towards(outcome: Outcome, *, on: date) -> list[ActionRow]:
    return _rows(Action.objects.towards(outcome).by_date(), on)


def awaited_actions(organization: Organization, *, on: date, most: int) -> list[ActionRow]:
    """Agreed and not done, of every round."""
    actions = Action.objects.of(organization).awaited().by_date()
    return _rows(actions.select_related("round__organization", "promise")[:most], on)


def _rows(actions: QuerySet[Action], on: date) -> list[ActionRow]:
    return [action_row(action, on=on) for action in actions]


def action_row(action: Any, *, on: date) -> ActionRow:
    email = action.person.email if action.person else ""
    return ActionRow(
        action,
        is_overdue=not action.is_done and action.due_on < on,
        told=told(has_account=action.has_account, email=email, organization=action.organization),
    )
