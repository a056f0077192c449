"""What the demonstration buys for its mission: calls, bids, scores given alone, and a decision with its reason."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from missionhub.home.furnishing.pages import day, people_by_name, read_area
from missionhub.organizations.models import Membership, Organization, Person
from missionhub.organizations.permissions import Role
from missions.queries.promise_choices import promises_to_choose
from partnerships.models import Bid, Call, Offer, Scorer
from partnerships.services.awarding import decide_call
from partnerships.services.bids import BidWords, send_bid, write_down_bid
from partnerships.services.calls import CallWords, CriterionWords, MissionWords, write_call
from partnerships.services.offers import keep_offer
from partnerships.services.scoring import SaidWords, hand_in_scores, save_scores

ANSWERS = {"yes": True, "no": False, "": None}


def furnish_buying(*, organization: Organization, by: Person, at: datetime) -> None:
    wanted = read_area("buying")
    people = people_by_name(organization)
    for offer in wanted["offer"]:
        _keep_offer(offer, at=at - timedelta(days=60))
    for written in wanted["call"]:
        scorers = [people[name] for name in written["scorers"]]
        with _led_by(scorers):
            _buy(written, organization=organization, scorers=scorers, at=at)


@contextmanager
def _led_by(people: list[Person]) -> Iterator[None]:
    """Whoever scored back then led something back then; visitors find them in the roles they have today."""
    memberships = list(Membership.objects.filter(person__in=people))
    Membership.objects.filter(person__in=people).update(role=Role.LEADER)
    yield
    Membership.objects.bulk_update(memberships, ["role"])


def _keep_offer(offer: Mapping[str, Any], *, at: datetime) -> None:
    words = {name: offer[name] for name in ("mission", "how", "effect", "evidence")}
    theirs = Membership.objects.filter(organization__name=offer["of"], organization__is_demonstration=True)
    whose = theirs.select_related("organization", "person").order_by("pk")[0]
    keep_offer(organization=whose.organization, **words, by=whose.person, at=at)


def _buy(written: Mapping[str, Any], *, organization: Organization, scorers: list[Person], at: datetime) -> None:
    opened_at = at - timedelta(days=written["days_ago"])
    promises = zip(promises_to_choose(organization), written["missions"], strict=True)
    words = CallWords(
        title=written["title"],
        problem=written["problem"],
        outcome=written["outcome"],
        due_on=day(written, "due", at=at),  # type: ignore[arg-type]  # the file names one
        gates=written["gates"],
        criteria=[CriterionWords(**criterion) for criterion in written["criteria"]],
        missions=[MissionWords(promise.text, importance, promise) for promise, importance in promises],
        scorers=scorers,
    )
    call = write_call(
        organization=organization, words=words, by=scorers[0], at=opened_at, opens="is_draft" not in written
    )
    scored_at = at - timedelta(days=written["due_days_ago"] - 2) if "due_days_ago" in written else at
    for row in written.get("bids", []):
        bid = _bid(call, row, by=scorers[0], at=opened_at + timedelta(days=5))
        _score(call, bid, row, scorers=scorers, at=scored_at)
    if "award" in written:
        for scorer in Scorer.objects.filter(call=call):
            hand_in_scores(scorer=scorer, at=scored_at)
        award = dict(written["award"])
        chosen = Bid.objects.get(call=call, supplier_name=award.pop("bid"))
        decide_call(call=call, bid=chosen, **award, by=scorers[0], at=scored_at + timedelta(days=3))


def _bid(call: Call, row: Mapping[str, Any], *, by: Person, at: datetime) -> Bid:
    plain = {name: row[name] for name in BidWords.__dataclass_fields__ if name in row}
    words = BidWords(**{**plain, "price": Decimal(row["price"])})
    order = call.gates.order_by("position").values_list("pk", flat=True)
    gates = dict(zip(order, [ANSWERS[said] for said in row["gates"]], strict=True))
    if "sender" not in row:
        return write_down_bid(call=call, supplier_name=row["supplier_name"], words=words, gates=gates, by=by, at=at)
    sender = Organization.objects.get(name=row["sender"], is_demonstration=True)
    offers = list(Offer.objects.of(sender).in_order())
    return send_bid(call=call, organization=sender, words=words, gates=gates, offers=offers, at=at)


def _score(call: Call, bid: Bid, row: Mapping[str, Any], *, scorers: list[Person], at: datetime) -> None:
    """The first scorer also says why, beside the heaviest effect."""
    criteria = [one for one in call.criteria.order_by("position") if one.is_scored]
    missions = list(call.missions.order_by("position"))
    for person, points, effects in zip(scorers, row["scores"], row["effects"], strict=False):
        heaviest = max(range(len(effects)), key=lambda place: abs(effects[place]))
        words = row.get("words", "") if person == scorers[0] else ""
        save_scores(
            bid=bid,
            scorer=Scorer.objects.get(call=call, person=person),
            scores={one.pk: SaidWords(value) for one, value in zip(criteria, points, strict=True)},
            effects={
                one.pk: SaidWords(value, words if place == heaviest else "")
                for place, (one, value) in enumerate(zip(missions, effects, strict=True))
            },
            at=at,
        )
