from datetime import date, datetime

from django.db.models import F
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from missions.models import Outcome, Promise
from surveys.models import Action, Round


class RoundStillOpen(DomainError):
    """Nobody has read the results yet."""


class NotHere(DomainError):
    """The person belongs to another organization or has left."""


class ActionChangedMeanwhile(DomainError):
    """Two people edited it at once."""


class NotOurs(DomainError):
    """The promise or the outcome belongs to another organization."""


class SayWhatIsInTheWay(DomainError):
    """A reply without words helps nobody."""


class DayIsOver(DomainError):
    """The day somebody asks for lies behind us."""


def agree_action(
    *,
    round: Round,
    text: str,
    person: Person,
    due_on: date,
    promise: Promise | None = None,
    outcome: Outcome | None = None,
    finding: str = "",
    by: Person,
    at: datetime,
) -> Action:
    """Keep the one thing people agreed on after reading the results together."""
    if round.is_open:
        raise RoundStillOpen(_("The round is still open. Close it and read the results first."))
    _refuse_strangers(round.organization_id, person=person, promise=promise, outcome=outcome)
    return Action.objects.create(
        organization_id=round.organization_id,
        round=round,
        text=text,
        promise=promise,
        outcome=outcome,
        finding=finding,
        person=person,
        due_on=due_on,
        created_at=at,
        created_by=by,
        given_at=at,
    )


def change_action(
    *,
    action: Action,
    lock_version: int,
    text: str,
    person: Person,
    due_on: date,
    promise: Promise | None = None,
    outcome: Outcome | None = None,
    at: datetime,
) -> None:
    """Another owner is given it anew, is told, and the link of the one before stops working."""
    _refuse_strangers(action.organization_id, person=person, promise=promise, outcome=outcome)
    same_lock = Action.objects.filter(pk=action.pk, lock_version=lock_version)
    given_at = action.given_at if action.person_id == person.pk else at
    saved = same_lock.update(
        text=text,
        promise=promise,
        outcome=outcome,
        person=person,
        due_on=due_on,
        given_at=given_at,
        reply="",  # whoever changes it has read what the owner said
        asked_later_on=None,
        lock_version=F("lock_version") + 1,
    )
    if not saved:
        raise ActionChangedMeanwhile(
            _("Somebody changed this action while you were writing. Your text stands below; save again to keep yours.")
        )


def _refuse_strangers(
    organization_id: int, *, person: Person, promise: Promise | None, outcome: Outcome | None
) -> None:
    if person.organization_id != organization_id or person.left_on is not None:
        raise NotHere(_("Choose somebody who is here."))
    if promise and promise.owner().pk != organization_id:
        raise NotOurs(_("Choose one of your own promises."))
    if outcome and outcome.organization_id != organization_id:
        raise NotOurs(_("Choose one of your own outcomes."))


def reply_to_action(*, action: Action, text: str, later_on: date | None, on: date) -> None:
    """The owner says what stands in the way, and asks for a later day or cannot at all; the newest words stand."""
    if not text.strip():
        raise SayWhatIsInTheWay(_("Say in a few words what stands in the way."))
    if later_on is not None and later_on < on:
        raise DayIsOver(_("That day is over. Choose a later one."))
    Action.objects.awaited().filter(pk=action.pk).update(reply=text.strip(), asked_later_on=later_on)


def finish_action(*, action: Action, by: Person, at: datetime) -> None:
    """The first who says so stands; saying it twice changes nothing."""
    Action.objects.awaited().filter(pk=action.pk).update(done_at=at, done_by=by)


def resume_action(*, action: Action) -> None:
    """It was not done after all."""
    Action.objects.filter(pk=action.pk).update(done_at=None, done_by=None)
