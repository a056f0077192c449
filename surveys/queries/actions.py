from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from missionhub.organizations.models import Organization
from missions.models import Outcome, Promise
from surveys.models import Action


@dataclass(frozen=True)
class ActionRow:
    action: Action
    is_overdue: bool


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
    return _rows(actions.select_related("person", "round__organization")[:most], on)


def _rows(actions: QuerySet[Action], on: date) -> list[ActionRow]:
    return [ActionRow(action, is_overdue=not action.is_done and action.due_on < on) for action in actions]
