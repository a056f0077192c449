"""Turning a tension into an option that both sides write on."""

from datetime import datetime

from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from partnerships.models import Option, Participant
from partnerships.queries.picture import Cell


class NoTension(DomainError):
    """Not revealed, or nothing hurts in this pair."""


def propose_option(*, cell: Cell, what_if: str, needs: str = "", by: Participant, at: datetime) -> Option:
    """Raises NoTension unless one side, or what is agreed, sees harm in the pair."""
    if not cell.ours.round.is_revealed or not cell.is_negative:
        raise NoTension(_("An option begins where one goal hurts another. In this pair nobody sees harm."))
    goal_a, goal_b = sorted((cell.ours, cell.theirs), key=lambda goal: goal.pk)
    return Option.objects.create(
        goal_a=goal_a,
        goal_b=goal_b,
        what_if=what_if,
        needs=needs,
        proposed_by=by.party,
        proposed_at=at,
        changed_by=by.party,
        changed_at=at,
    )


class OptionStands(DomainError):
    """One of the two sides has left; it takes along what stood on that day."""


def change_option(*, option: Option, what_if: str, needs: str, state: str, by: Participant, at: datetime) -> None:
    if any(goal.party.left_at for goal in (option.goal_a, option.goal_b)):
        raise OptionStands(_("The other side has left, so this stays as it was."))
    rows = Option.objects.concerning(by.party).filter(pk=option.pk)
    rows.update(what_if=what_if, needs=needs, state=state, changed_by=by.party, changed_at=at)
