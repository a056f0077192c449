"""Rating blind, handing in, and the one moment in which everybody sees everything."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from partnerships.models import AlignmentRound, CellRating, Goal, Participant, Party, Submission
from partnerships.queries.rating_sheet import Judgement


class RatingClosed(DomainError):
    """Before goals are named, after one's party handed in, or after the reveal."""


class NothingRated(DomainError):
    """Handing in nothing would show the other side's ratings for free."""


@transaction.atomic
def save_ratings(*, round: AlignmentRound, rater: Participant, judgements: Sequence[Judgement], at: datetime) -> None:
    """The rater's own words, again and again until the party hands in."""
    _hold_open(round, party=rater.party)
    owners = dict(Goal.objects.filter(round=round).values_list("pk", "party_id"))
    CellRating.objects.bulk_create(
        [
            CellRating(
                rater=rater,
                goal_a_id=one.goal_a,
                goal_b_id=one.goal_b,
                a_to_b=one.a_to_b,
                b_to_a=one.b_to_a,
                note=one.note,
                saved_at=at,
            )
            for one in judgements
            if _is_a_pair_of(rater.party, owners, one)
        ],
        update_conflicts=True,
        unique_fields=["rater", "goal_a", "goal_b"],
        update_fields=["a_to_b", "b_to_a", "note", "saved_at"],
    )


@transaction.atomic
def hand_in(*, round: AlignmentRound, by: Participant, at: datetime) -> AlignmentRound:
    """The party's ratings stand. With the last party's, all are revealed in the same moment."""
    held = _hold_open(round, party=by.party)
    mine = CellRating.objects.filter(rater__party=by.party, goal_a__round=held)
    if not mine.filter(a_to_b__isnull=False).exists() and not mine.filter(b_to_a__isnull=False).exists():
        raise NothingRated(_("Rate at least one pair first: the other side shows its ratings in return for yours."))
    Submission.objects.create(round=held, party=by.party, by=by, at=at)
    reveal_when_all_handed_in(held, at=at)
    held.refresh_from_db()
    return held


@transaction.atomic
def take_back(*, round: AlignmentRound, by: Participant) -> None:
    """Until the others have handed in, one may go on rating."""
    held = AlignmentRound.objects.select_for_update().get(pk=round.pk)
    if held.is_revealed:
        raise RatingClosed(_("All ratings are revealed. What you see differently now belongs in the next round."))
    Submission.objects.filter(round=held, party=by.party).delete()


def reveal_when_all_handed_in(round: AlignmentRound, *, at: datetime) -> None:
    """Never for one party alone."""
    here = set(round.partnership.parties.here().values_list("pk", flat=True))
    handed_in = set(Submission.objects.filter(round=round).values_list("party_id", flat=True))
    if len(here) >= 2 and here <= handed_in:
        AlignmentRound.objects.filter(pk=round.pk, revealed_at__isnull=True).update(revealed_at=at)


def _hold_open(round: AlignmentRound, *, party: Party) -> AlignmentRound:
    """The round, locked, so that nothing is saved while somebody hands in."""
    held = AlignmentRound.objects.select_for_update().get(pk=round.pk)
    if not held.is_open or Submission.objects.filter(round=held, party=party).exists():
        raise RatingClosed(
            _("Your side has handed in, so its ratings stand. Take them back first, if the others have not handed in.")
            if held.opened_at
            else _("Rating begins as soon as every side has named its goals.")
        )
    return held


def _is_a_pair_of(party: Party, owners: dict[int, int], one: Judgement) -> bool:
    """Two goals of this round, of two parties, one of which is the rater's."""
    sides = {owners.get(one.goal_a), owners.get(one.goal_b)}
    return one.goal_a < one.goal_b and None not in sides and len(sides) == 2 and party.pk in sides
