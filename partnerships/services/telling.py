"""What one side writes down of changes and assumptions: first for itself, then, if it wants, for others."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from partnerships.models import Assumption, ContextEvent, Goal, Participant, Party
from partnerships.models.visibility import Visibility

Told = Assumption | ContextEvent


class SaidMeanwhile(DomainError):
    """By a colleague, or by the other side."""


class StaysShared(DomainError):
    """Every side has read it by now."""


@transaction.atomic
def tell_event(
    *,
    kind: str,
    text: str,
    happened_on: date,
    goals: Sequence[Goal] = (),
    visibility: str = Visibility.PARTY_PRIVATE,
    by: Participant,
    at: datetime,
) -> ContextEvent:
    """From now on it marks the goals it touches, for whoever may read it."""
    event = ContextEvent.objects.create(
        party=by.party, visibility=visibility, kind=kind, text=text, happened_on=happened_on, by=by, told_at=at
    )
    event.goals.set(_of_this_partnership(goals, by))
    return event


@transaction.atomic
def write_assumption(
    *,
    text: str,
    sureness: int = Assumption.Sureness.LIKELY,
    find_out: str = "",
    goals: Sequence[Goal] = (),
    visibility: str = Visibility.PARTY_PRIVATE,
    by: Participant,
    at: datetime,
) -> Assumption:
    assumption = Assumption.objects.create(
        party=by.party, visibility=visibility, text=text, sureness=sureness, find_out=find_out, by=by, told_at=at
    )
    assumption.goals.set(_of_this_partnership(goals, by))
    return assumption


def settle_assumption(*, assumption: Assumption, state: str, by: Participant, on: date, seen: str = "open") -> None:
    """Whoever reads it may say what was found out, or that it is open again; `seen` is what it said before."""
    is_open = state == Assumption.State.OPEN
    stood = Assumption.objects.seen_by(by.party).filter(pk=assumption.pk, state=seen)
    if not stood.update(state=state, settled_on=None if is_open else on, settled_by=None if is_open else by.party):
        raise SaidMeanwhile(_("Somebody said what was found out while you looked. Read it first; then say it anew."))


def show_to_every_side(*, row: Told, by: Participant, at: datetime) -> None:
    """For the others it begins now."""
    own = type(row)._default_manager.filter(pk=row.pk, party=by.party).exclude(visibility=Visibility.SHARED)
    own.update(visibility=Visibility.SHARED, told_at=at)


@transaction.atomic
def tear_up(*, row: Told, by: Party) -> None:
    own = type(row)._default_manager.select_for_update().filter(pk=row.pk, party=by)
    if own.filter(visibility=Visibility.SHARED).exists():
        raise StaysShared(_("Every side has read this, so it stays. Say in a new one what is different now."))
    own.delete()


def _of_this_partnership(goals: Sequence[Goal], by: Participant) -> list[Goal]:
    return [goal for goal in goals if goal.round.partnership_id == by.partnership_id]
