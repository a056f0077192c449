"""The calls of an organization, each with what it waits for, and where the money went."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.conf import settings
from django.db.models import Count
from django.urls import reverse
from django.utils.functional import Promise as Words
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization, Person
from partnerships.compatibility import procurement as engine
from partnerships.models import Award, Bid, BidEffect, BidScore, Call, Criterion, Gate, Scorer
from partnerships.queries.sentences import hundredths

FLAGS: dict[str, str | Words] = {
    "is_local": _("Local suppliers"),
    "is_small": _("Small businesses"),
    "is_social_enterprise": _("Social enterprises"),
}
FLAG_WORDS: dict[str, str | Words] = {
    "is_local": _("local"),
    "is_small": _("small business"),
    "is_social_enterprise": _("social enterprise"),
}


@dataclass(frozen=True)
class Spent:
    """One flag: its share of the money of 100, and how many of the decisions."""

    words: str | Words
    share: str
    n: int


@dataclass(frozen=True)
class Spend:
    total: Decimal
    n: int
    shares: list[Spent]


@dataclass(frozen=True)
class SentBid:
    """Plain words: no row of the buyer's travels to the supplier's page."""

    what: str
    buyer: str
    price: Decimal
    currency: str
    sent_at: datetime
    is_decided: bool
    is_chosen: bool
    told: str


@dataclass(frozen=True)
class BidStanding:
    """How far a bid has come, as this person may know it: gates are everybody's, scores one's own."""

    bid: Bid
    fails: list[Gate]
    unanswered: int
    said: int


@dataclass(frozen=True)
class CallStanding:
    call: Call
    bids: list[BidStanding]
    gates: list[Gate]
    criteria: list[Criterion]
    scorers: list[Scorer]
    mine: Scorer | None
    asked: int
    is_over: bool

    @property
    def takes_bids(self) -> bool:
        return self.call.state == "open" and not any(one.handed_in_at for one in self.scorers)

    @property
    def takes_sent_bids(self) -> bool:
        return self.takes_bids and not self.is_over

    @property
    def may_hand_in(self) -> bool:
        return self.call.state == "open" and self.is_over and self.mine is not None and not self.mine.handed_in_at


def calls_of(organization: Organization) -> list[Call]:
    """Newest first."""
    return list(Call.objects.of(organization).annotate(bid_count=Count("bids")).order_by("-created_at", "-pk"))


def spend_of(organization: Organization) -> Spend | None:
    """Of all calls that ended with a choice."""
    chosen = [
        award.bid for award in Award.objects.filter(call__organization=organization).select_related("bid") if award.bid
    ]
    if not chosen:
        return None
    purchases = [
        engine.Purchase(float(bid.price), frozenset(flag for flag in FLAGS if getattr(bid, flag))) for bid in chosen
    ]
    shares = [
        Spent(FLAGS[str(one.flag)], hundredths(one.share), one.n)
        for one in engine.share_spend(purchases, flags=list(FLAGS))
    ]
    return Spend(sum((bid.price for bid in chosen), Decimal()), len(chosen), shares)


def standing_of_call(call: Call, *, viewer: Person, at: datetime) -> CallStanding:
    """Eight queries, whatever the number of bids."""
    gates = list(call.gates.order_by("position"))
    criteria = list(call.criteria.order_by("position"))
    scorers = list(Scorer.objects.filter(call=call).select_related("person").order_by("person__name", "pk"))
    mine = next((one for one in scorers if one.person_id == viewer.pk), None)
    said = _bids_spoken_of(mine) if mine else []
    bids = [
        BidStanding(
            bid,
            [gate for gate in gates if _answer(bid, gate) is False],
            sum(_answer(bid, gate) is None for gate in gates),
            said.count(bid.pk),
        )
        for bid in Bid.objects.filter(call=call).by_name().prefetch_related("gate_answers")
    ]
    return CallStanding(
        call=call,
        bids=bids,
        gates=gates,
        criteria=criteria,
        scorers=scorers,
        mine=mine,
        asked=sum(one.is_scored for one in criteria) + call.missions.count(),
        is_over=call.due_on < call.organization.today(at=at),
    )


def call_link(call: Call) -> str:
    """The copyable link; its host is the configured one, never the request's."""
    return settings.SITE_URL + reverse("partnerships:call-for-bids", args=[call.token])


def sent_bids(organization: Organization) -> list[SentBid]:
    """What one's own organization sent, newest first; of the call no more than who buys what, and the answer."""
    rows = Bid.objects.filter(sender=organization).select_related("call__organization").order_by("-entered_at", "-pk")
    awards = {award.call_id: award for award in Award.objects.filter(call__bids__in=rows)}
    return [_sent(bid, awards.get(bid.call_id)) for bid in rows]


def _sent(bid: Bid, award: Award | None) -> SentBid:
    return SentBid(
        what=bid.call.title,
        buyer=bid.call.organization.name,
        price=bid.price,
        currency=bid.call.organization.currency,
        sent_at=bid.entered_at,
        is_decided=award is not None,
        is_chosen=award is not None and award.bid_id == bid.pk,
        told=award.told if award and award.bid_id != bid.pk else "",
    )


def _bids_spoken_of(scorer: Scorer) -> list[int]:
    """A bid for each thing this scorer has said of it."""
    scores = BidScore.objects.filter(scorer=scorer, points__isnull=False).values_list("bid_id", flat=True)
    effects = BidEffect.objects.filter(scorer=scorer, effect__isnull=False).values_list("bid_id", flat=True)
    return [*scores, *effects]


def _answer(bid: Bid, gate: Gate) -> bool | None:
    return next((answer.is_passed for answer in bid.gate_answers.all() if answer.gate_id == gate.pk), None)
