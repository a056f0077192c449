"""Activities and the way from each to the promises it serves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch, QuerySet

from missionhub.organizations.models import Organization
from missions.models import Activity, Contribution, Objective, Outcome, Promise, Revision

Serving = Outcome | Objective


@dataclass(frozen=True)
class PromiseShare:
    """A promise served, with the weight it has among those of its outcome or objective."""

    promise: Promise
    weight: int


@dataclass(frozen=True)
class ActivityRow:
    activity: Activity
    serves: Serving | None
    promises: tuple[PromiseShare, ...]
    is_on: bool  # begun, and not over

    @property
    def serves_nothing(self) -> bool:
        return self.serves is None


@dataclass(frozen=True)
class ActivityPage:
    row: ActivityRow
    set_aside: tuple[Revision, ...]


@dataclass(frozen=True)
class Activities:
    serving: tuple[ActivityRow, ...]
    parked: tuple[ActivityRow, ...]  # those that serve nothing

    @property
    def rows(self) -> tuple[ActivityRow, ...]:
        return self.serving + self.parked

    @property
    def hours(self) -> Decimal:
        return sum((row.activity.hours_a_month or Decimal(0) for row in self.rows), Decimal(0))

    @property
    def money(self) -> Decimal:
        return sum((row.activity.money_a_year or Decimal(0) for row in self.rows), Decimal(0))


def activities(*, organization: Organization, on: date) -> Activities:
    """All of an organization, traced; by name."""
    rows = trace(Activity.objects.of(organization).active().by_name(), on=on)
    return Activities(
        serving=tuple(row for row in rows if not row.serves_nothing),
        parked=tuple(row for row in rows if row.serves_nothing),
    )


def activity_page(*, activity: Activity, on: date) -> ActivityPage:
    return ActivityPage(
        row=trace(Activity.objects.filter(pk=activity.pk), on=on)[0],
        set_aside=tuple(Revision.objects.about(activity).set_aside().select_related("author").order_by("pk")),
    )


def trace(chosen: QuerySet[Activity], *, on: date) -> list[ActivityRow]:
    """Each activity with its outcome or objective and the promises behind; three queries, however many."""
    contributions = contributions_in_order()
    promised = Promise.objects.active().in_order()
    rows = chosen.select_related("team", "outcome", "objective", "organization").prefetch_related(
        Prefetch("outcome__contributions", queryset=contributions, to_attr="ways"),
        Prefetch("objective__promises", queryset=promised, to_attr="meant"),
    )
    return [_row(activity, on) for activity in rows]


def contributions_in_order() -> QuerySet[Contribution]:
    """Of promises that still count, the heaviest first."""
    living = Contribution.objects.filter(promise__retired_at__isnull=True).select_related("promise")
    return living.order_by("-weight", "promise__position", "pk")


def _row(activity: Activity, on: date) -> ActivityRow:
    serves = next((row for row in (activity.outcome, activity.objective) if row and not row.is_archived), None)
    return ActivityRow(
        activity=activity,
        serves=serves,
        promises=tuple(_promises(serves)),
        is_on=is_on(activity, on),
    )


def is_on(activity: Activity, on: date) -> bool:
    """Begun, and not over."""
    return (activity.starts_on is None or activity.starts_on <= on) and (
        activity.ends_on is None or activity.ends_on >= on
    )


def _promises(serves: Serving | None) -> Iterable[PromiseShare]:
    if isinstance(serves, Outcome):
        return [PromiseShare(way.promise, way.weight) for way in serves.ways]  # type: ignore[attr-defined]  # prefetched
    if isinstance(serves, Objective):
        return [PromiseShare(promise, 1) for promise in serves.meant]  # type: ignore[attr-defined]  # prefetched
    return []
