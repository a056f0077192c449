"""Where a partnership stands for one of its parties, and the one next step. Of the others: only what they have done."""

from dataclasses import dataclass
from enum import StrEnum

from partnerships.models import AlignmentRound, Party


class Step(StrEnum):
    LEFT = "left"
    NAME_GOALS = "name_goals"
    INVITE = "invite"
    WAIT_FOR_YES = "wait_for_yes"
    WAIT_FOR_GOALS = "wait_for_goals"
    RATE = "rate"
    WAIT_FOR_RATINGS = "wait_for_ratings"
    READ = "read"


@dataclass(frozen=True)
class PartyState:
    party: Party
    has_goals: bool
    has_handed_in: bool


@dataclass(frozen=True)
class Standing:
    """`sides`: this party first, then the others in the order in which they came."""

    round: AlignmentRound
    sides: list[PartyState]
    has_open_invitation: bool
    step: Step

    @property
    def others(self) -> list[PartyState]:
        return self.sides[1:]


def standing_of(party: Party) -> Standing:
    """Five queries."""
    newest = AlignmentRound.objects.filter(partnership=party.partnership_id).newest_first()[0]
    here = list(Party.objects.here().filter(partnership=party.partnership_id).in_order())
    named = set(newest.goals.values_list("party_id", flat=True))
    handed_in = set(newest.submissions.values_list("party_id", flat=True))
    ordered = sorted(here, key=lambda one: one.pk != party.pk)
    sides = [PartyState(one, one.pk in named, one.pk in handed_in) for one in ordered]
    invited = party.partnership.invitations.filter(accepted_at__isnull=True, revoked_at__isnull=True).exists()
    return Standing(newest, sides, invited, _step(party, newest, sides, has_invited=invited))


def _step(party: Party, newest: AlignmentRound, sides: list[PartyState], *, has_invited: bool) -> Step:
    if party.left_at is not None:
        return Step.LEFT
    if newest.is_revealed:
        return Step.READ
    mine = sides[0]
    if not mine.has_goals:
        return Step.NAME_GOALS
    if len(sides) == 1:
        return Step.WAIT_FOR_YES if has_invited else Step.INVITE
    if newest.opened_at is None:
        return Step.WAIT_FOR_GOALS
    return Step.WAIT_FOR_RATINGS if mine.has_handed_in else Step.RATE
