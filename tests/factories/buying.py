"""A call with bids and scorers, made by the services people use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from missionhub.organizations.models import Membership
from missionhub.organizations.permissions import Role
from partnerships.models import Bid, Call, Scorer
from partnerships.services.bids import BidWords, write_down_bid
from partnerships.services.calls import CallWords, CriterionWords, MissionWords, write_call
from partnerships.services.scoring import SaidWords, hand_in_scores, save_scores
from tests.factories.organizations import MembershipFactory

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
DUE = date(2026, 11, 10)
AFTER = datetime(2026, 11, 12, 9, tzinfo=UTC)
GATES = ("Insured for the work",)
CRITERIA = (
    CriterionWords("quality", "Does it last?", 50),
    CriterionWords("price", "Price", 30),
    CriterionWords("social_value", "What stays with people", 10),
    CriterionWords("mission", "What it does to our missions", 10),
)
MISSIONS = (MissionWords("Feed hungry families", 5), MissionWords("Speak up for wages", 4))


@dataclass
class Buying:
    call: Call
    scorers: list[Membership]

    @property
    def slug(self) -> str:
        return self.call.organization.slug

    def scorer(self, membership: Membership) -> Scorer:
        return Scorer.objects.get(call=self.call, person=membership.person)


def call_words(**changes: Any) -> CallWords:
    plain: dict[str, Any] = {
        "title": "Hands for the sorting line",
        "problem": "Food spoils on our floor.",
        "outcome": "It is sorted within the day.",
        "due_on": DUE,
        "gates": GATES,
        "criteria": CRITERIA,
        "missions": MISSIONS,
        "scorers": [],
    }
    return CallWords(**{**plain, **changes})


def make_call(*, scorers: int = 3, opens: bool = True, **changes: Any) -> Buying:
    first = MembershipFactory(role=Role.LEADER, person__name="Ada Scorer")
    others = [
        MembershipFactory(organization=first.organization, role=Role.LEADER, person__name=name)
        for name in ("Bo Scorer", "Cy Scorer", "Di Scorer")[: scorers - 1]
    ]
    people = [first, *others] if scorers else []
    words = call_words(**{"scorers": [one.person for one in people], **changes})
    call = write_call(organization=first.organization, words=words, by=first.person, at=AT, opens=opens)
    return Buying(call, people)


def bid(
    buying: Buying, name: str = "Harbor Hands", price: int = 100, *, passes: bool | None = True, **words: Any
) -> Bid:
    gates = {gate.pk: passes for gate in buying.call.gates.all()}
    plain = BidWords(price=Decimal(price), **words)
    by = buying.scorers[0].person
    return write_down_bid(call=buying.call, supplier_name=name, words=plain, gates=gates, by=by, at=AT)


def score(
    buying: Buying,
    membership: Membership,
    row: Bid,
    points: Sequence[int | None] = (4, 3),
    effects: Sequence[int | None] = (2, 1),
    *,
    note: str = "",
) -> None:
    """Points in the order of the criteria people score, effects in that of the missions."""
    criteria = [one for one in buying.call.criteria.order_by("position") if one.is_scored]
    missions = list(buying.call.missions.order_by("position"))
    save_scores(
        bid=row,
        scorer=buying.scorer(membership),
        scores=_said(criteria, points, note),
        effects=_said(missions, effects, ""),
        at=AT,
    )


def reveal_scores(buying: Buying) -> Call:
    for membership in buying.scorers:
        hand_in_scores(scorer=buying.scorer(membership), at=AFTER)
    buying.call.refresh_from_db()
    return buying.call


def scored_call(*said: Mapping[str, Any], prices: Mapping[str, int], scorers: int = 3, **words: Any) -> Buying:
    """`said[n][supplier]` is what the nth scorer says: points, then effects."""
    buying = make_call(scorers=scorers, **words)
    for name, price in prices.items():
        row = bid(buying, name, price)
        for membership, by_name in zip(buying.scorers, said, strict=True):
            score(buying, membership, row, *by_name[name])
    reveal_scores(buying)
    return buying


def _said(rows: Sequence[Any], values: Sequence[int | None], note: str) -> dict[int, SaidWords]:
    return {one.pk: SaidWords(value, note) for one, value in zip(rows, values, strict=True)}
