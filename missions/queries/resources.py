"""Where money and time go, promise by promise, against what each promise is said to weigh (docs/method.md)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q

from alignment.measures.shares import gap, shares
from missionhub.organizations.models import Organization
from missions.models import Activity, Mission, Outcome, Promise
from missions.queries.activities import ActivityRow, contributions_in_order, trace

WEEKS_A_MONTH = 52 / 12
NOTHING, ELSEWHERE = "nothing", "elsewhere"  # serves no promise; serves a promise of another mission
Key = int | str


@dataclass
class Amounts:
    """Money a year, hours a month."""

    money: float = 0.0
    hours: float = 0.0

    def add(self, share: float, money: float, hours: float) -> None:
        self.money += share * money
        self.hours += share * hours

    def without(self, parts: "Amounts") -> "Amounts":
        """What is left of a whole once its parts are counted, never less than nothing."""
        return Amounts(max(0.0, self.money - parts.money), max(0.0, self.hours - parts.hours))

    def is_below(self, parts: "Amounts") -> bool:
        return 0 < self.money < parts.money or 0 < self.hours < parts.hours


@dataclass(frozen=True)
class ResourceRow:
    """One promise, or one of the two places without."""

    promise: Promise | None
    is_elsewhere: bool
    weight: float  # its stated share, 0 … 1
    amounts: Amounts
    money: float | None  # its share of all money, None if there is none
    hours: float | None


@dataclass(frozen=True)
class Resources:
    rows: tuple[ResourceRow, ...]
    money_gap: float | None
    hours_gap: float | None
    total: Amounts
    counted: int  # activities
    outcomes: int  # open outcomes that name money or time of their own
    outgrown: int  # those whose activities name more than the outcome itself
    not_on: int  # activities that are over or have not begun
    silent: int  # activities that name neither hours nor money


@dataclass(frozen=True)
class Cost:
    """What one activity or open outcome names, and the promises it serves with their weights."""

    named: Amounts
    ways: Sequence[tuple[int, int]]  # ids of promises
    outcome: int | None  # the outcome itself; of an activity the one it is a part of
    is_on: bool = True  # begun, and not over

    @property
    def is_silent(self) -> bool:
        return not (self.named.money or self.named.hours)


@dataclass
class _Sum:
    mine: frozenset[int]
    amounts: dict[Key, Amounts] = field(default_factory=lambda: defaultdict(Amounts))

    def spread(self, ways: Sequence[tuple[int, int]], named: Amounts) -> None:
        """Over the promises by their weights; without one it serves nothing."""
        whole = sum(weight for _promise, weight in ways)
        if not whole:
            self.amounts[NOTHING].add(1, named.money, named.hours)
        for promise, weight in ways:
            key: Key = promise if promise in self.mine else ELSEWHERE
            self.amounts[key].add(weight / whole, named.money, named.hours)


def resources(*, mission: Mission, on: date) -> Resources:
    """Activities that are on, and what open outcomes name beyond their activities. Six queries.

    What an outcome names itself is the whole, its activities are parts of it: nothing counts twice.
    """
    promises = list(Promise.objects.filter(mission=mission).active().in_order())
    activities = trace(Activity.objects.of(mission.organization).active().order_by("pk"), on=on)
    return divided(
        promises,
        activities=[_cost_of_row(row) for row in activities],
        outcomes=[
            cost_of_outcome(outcome, [(way.promise_id, way.weight) for way in outcome.ways])  # type: ignore[attr-defined]
            for outcome in _outcomes(mission.organization)
        ],
    )


def divided(promises: Sequence[Promise], *, activities: Sequence[Cost], outcomes: Sequence[Cost]) -> Resources:
    """The same from rows that are at hand; `outcomes` are open ones."""
    counted = [cost for cost in activities if cost.is_on and not cost.is_silent]
    naming = [cost for cost in outcomes if not cost.is_silent]
    summed = _Sum(frozenset(promise.pk for promise in promises))
    parts: dict[int | None, Amounts] = defaultdict(Amounts)
    for cost in counted:
        summed.spread(cost.ways, cost.named)
        parts[cost.outcome].add(1, cost.named.money, cost.named.hours)
    for cost in naming:
        summed.spread(cost.ways, cost.named.without(parts[cost.outcome]))
    return Resources(
        **_compared(promises, summed.amounts),
        counted=len(counted),
        outcomes=len(naming),
        outgrown=sum(cost.named.is_below(parts[cost.outcome]) for cost in naming),
        not_on=sum(not cost.is_on for cost in activities),
        silent=sum(cost.is_on and cost.is_silent for cost in activities),
    )


def cost_of_activity(activity: Activity, ways: Sequence[tuple[int, int]], *, outcome: int | None, is_on: bool) -> Cost:
    named = Amounts(float(activity.money_a_year or 0), float(activity.hours_a_month or 0))
    return Cost(named, ways, outcome, is_on)


def cost_of_outcome(outcome: Outcome, ways: Sequence[tuple[int, int]]) -> Cost:
    named = Amounts(float(outcome.money or 0), float(outcome.hours_a_week or 0) * WEEKS_A_MONTH)
    return Cost(named, ways, outcome.pk)


def _cost_of_row(row: ActivityRow) -> Cost:
    ways = [(share.promise.pk, share.weight) for share in row.promises]
    outcome = row.serves.pk if isinstance(row.serves, Outcome) else None
    return cost_of_activity(row.activity, ways, outcome=outcome, is_on=row.is_on)


def _outcomes(organization: Organization) -> list[Outcome]:
    named = Q(money__gt=0) | Q(hours_a_week__gt=0)
    ways = Prefetch("contributions", queryset=contributions_in_order(), to_attr="ways")
    return list(Outcome.objects.of(organization).open().filter(named).prefetch_related(ways).order_by("pk"))


def _compared(promises: Sequence[Promise], amounts: dict[Key, Amounts]) -> dict[str, Any]:
    """The rows with their shares of everything, and how far the sharing lies from the stated one."""
    places: list[tuple[Promise | None, Key, int]] = [(promise, promise.pk, promise.weight) for promise in promises]
    places += [(None, key, 0) for key in (ELSEWHERE, NOTHING) if key in amounts]
    weights = [weight for _promise, _key, weight in places]
    found = [amounts.get(key, Amounts()) for _promise, key, _weight in places]
    money, hours = [each.money for each in found], [each.hours for each in found]
    stated = shares(weights) or (0.0,) * len(places)
    return {
        "rows": tuple(
            ResourceRow(promise, key == ELSEWHERE, weight, each, money_share, hours_share)
            for (promise, key, _weight), weight, each, money_share, hours_share in zip(
                places, stated, found, _each(money), _each(hours), strict=True
            )
        ),
        "money_gap": gap(money, weights),
        "hours_gap": gap(hours, weights),
        "total": Amounts(sum(money), sum(hours)),
    }


def _each(amounts: Sequence[float]) -> Sequence[float | None]:
    return shares(amounts) or (None,) * len(amounts)
