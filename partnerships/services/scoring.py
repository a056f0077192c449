"""Scoring alone, handing in, and the one moment in which all scorers see everything."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from partnerships.models import Bid, BidEffect, BidScore, Call, CallMission, Criterion, Gate, Scorer


class ScoringClosed(DomainError):
    """Before the call is open, after one's own hand-in, or after the reveal."""


class NotYet(DomainError):
    """Bids may still come, a gate is not answered, or a bid was passed over."""


class ScorerStays(DomainError):
    """Has handed in, or is the last one."""


@dataclass(frozen=True)
class SaidWords:
    """What one scorer says of one thing; None is not rated."""

    value: int | None
    note: str = ""


@transaction.atomic
def save_scores(
    *,
    bid: Bid,
    scorer: Scorer,
    scores: Mapping[int, SaidWords],
    effects: Mapping[int, SaidWords],
    at: datetime,
) -> None:
    """By criterion and by mission of the call; again and again until the scorer hands in."""
    _hold_open(scorer)
    criteria = Criterion.objects.filter(call=bid.call_id, kind__in=Criterion.SCORED, pk__in=scores)
    missions = CallMission.objects.filter(call=bid.call_id, pk__in=effects)
    BidScore.objects.bulk_create(
        [
            BidScore(
                scorer=scorer,
                bid=bid,
                criterion=one,
                points=scores[one.pk].value,
                note=scores[one.pk].note,
                saved_at=at,
            )
            for one in criteria
        ],
        update_conflicts=True,
        unique_fields=["scorer", "bid", "criterion"],
        update_fields=["points", "note", "saved_at"],
    )
    BidEffect.objects.bulk_create(
        [
            BidEffect(
                scorer=scorer,
                bid=bid,
                mission=one,
                effect=effects[one.pk].value,
                note=effects[one.pk].note,
                saved_at=at,
            )
            for one in missions
        ],
        update_conflicts=True,
        unique_fields=["scorer", "bid", "mission"],
        update_fields=["effect", "note", "saved_at"],
    )


@transaction.atomic
def hand_in_scores(*, scorer: Scorer, at: datetime) -> Call:
    """The scores stand. With the last scorer's, all are revealed in the same moment."""
    call = _hold_open(scorer)
    if call.due_on >= call.organization.today(at=at):
        raise NotYet(
            _("Bids may come until %(day)s. Score what is here; hand in from the day after.") % {"day": call.due_on}
        )
    _refuse_gaps(call, scorer)
    Scorer.objects.filter(pk=scorer.pk).update(handed_in_at=at)
    _reveal_when_all_handed_in(call, at=at)
    call.refresh_from_db()
    return call


@transaction.atomic
def take_back_scores(*, scorer: Scorer) -> None:
    call = Call.objects.select_for_update().get(pk=scorer.call_id)
    if call.scored_at is not None:
        raise ScoringClosed(_("All scores are revealed, so they stand."))
    Scorer.objects.filter(pk=scorer.pk).update(handed_in_at=None)


@transaction.atomic
def let_scorer_go(*, scorer: Scorer, at: datetime) -> None:
    """Somebody is ill or has left: the others go on without, and what was not shown is not shown."""
    call = Call.objects.select_for_update().get(pk=scorer.call_id)
    held = Scorer.objects.filter(pk=scorer.pk).first()
    if held is None or held.handed_in_at is not None or call.scored_at is not None:
        raise ScorerStays(_("Who has handed in stays: their scores count."))
    if call.scorers.count() == 1:
        raise ScorerStays(_("Somebody has to score. The last scorer stays."))
    held.delete()
    _reveal_when_all_handed_in(call, at=at)


def _reveal_when_all_handed_in(call: Call, *, at: datetime) -> None:
    if call.opened_at and not call.scorers.filter(handed_in_at__isnull=True).exists():
        Call.objects.filter(pk=call.pk, scored_at__isnull=True).update(scored_at=at)


def _hold_open(scorer: Scorer) -> Call:
    """The call, locked, so that nothing is saved while somebody hands in."""
    call = Call.objects.select_for_update().get(pk=scorer.call_id)
    if call.opened_at is None or call.scored_at is not None:
        raise ScoringClosed(_("The call is not open for scoring: it is a draft, or all scores are revealed."))
    if Scorer.objects.filter(pk=scorer.pk, handed_in_at__isnull=False).exists():
        raise ScoringClosed(_("You have handed in, so your scores stand. Take them back first, if others have not."))
    return call


def _refuse_gaps(call: Call, scorer: Scorer) -> None:
    """A bid that passes its gates deserves at least one judgment; a gate, an answer."""
    bids = list(call.bids.by_name().prefetch_related("gate_answers"))
    gates = list(Gate.objects.filter(call=call).order_by("position"))
    scored = set(BidScore.objects.filter(scorer=scorer, points__isnull=False).values_list("bid_id", flat=True))
    scored |= set(BidEffect.objects.filter(scorer=scorer, effect__isnull=False).values_list("bid_id", flat=True))
    for bid in bids:
        answers = {answer.gate_id: answer.is_passed for answer in bid.gate_answers.all()}
        if open_gate := next((gate for gate in gates if gate.pk not in answers), None):
            raise NotYet(
                _("Answer first whether %(name)s meets “%(gate)s”: open the bid.") % {"name": bid, "gate": open_gate}
            )
        if all(answers.values()) and bid.pk not in scored:
            raise NotYet(_("You have said nothing about %(name)s yet. Score it first.") % {"name": bid})
