from datetime import date, datetime

from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from missions.models import Outcome, Promise
from surveys.models import Action, Round


class RoundStillOpen(DomainError):
    """Nobody has read the results yet."""


class NotHere(DomainError):
    """The person belongs to another organization or has left."""


class NotOurs(DomainError):
    """The promise or the outcome belongs to another organization."""


def agree_action(
    *,
    round: Round,
    text: str,
    person: Person,
    due_on: date,
    promise: Promise | None = None,
    outcome: Outcome | None = None,
    by: Person,
    at: datetime,
) -> Action:
    """Keep the one thing people agreed on after reading the results together."""
    if round.is_open:
        raise RoundStillOpen(_("The round is still open. Close it and read the results first."))
    if person.organization_id != round.organization_id or person.left_on is not None:
        raise NotHere(_("Choose somebody who is here."))
    if promise and promise.owner().pk != round.organization_id:
        raise NotOurs(_("Choose one of your own promises."))
    if outcome and outcome.organization_id != round.organization_id:
        raise NotOurs(_("Choose one of your own outcomes."))
    return Action.objects.create(
        organization_id=round.organization_id,
        round=round,
        text=text,
        promise=promise,
        outcome=outcome,
        person=person,
        due_on=due_on,
        created_at=at,
        created_by=by,
    )


def finish_action(*, action: Action, by: Person, at: datetime) -> None:
    """The first who says so stands; saying it twice changes nothing."""
    Action.objects.awaited().filter(pk=action.pk).update(done_at=at, done_by=by)


def resume_action(*, action: Action) -> None:
    """It was not done after all."""
    Action.objects.filter(pk=action.pk).update(done_at=None, done_by=None)
