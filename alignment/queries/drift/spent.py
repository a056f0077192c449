"""What is put into each activity and outcome, today and a year ago, as far as anybody wrote it down.

What was written down only since, and has no first day, is taken to have been there a year ago as it is today: that
hides a change and never makes one. It does not count as known. The first day of an outcome tells nothing here: outcomes
are set for a year, and what is done for them goes on.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from alignment.queries.drift.past import Fields, on_record
from missionhub.organizations.models import Organization
from missions.models import Activity, Outcome
from missions.queries.activities import PromiseShare, contributions_in_order, trace
from missions.queries.resources import WEEKS_A_MONTH, Amounts


@dataclass(frozen=True)
class Spent:
    """`now` and `then` are None where it was not on at that time."""

    key: str
    text: str
    promises: tuple[PromiseShare, ...]
    now: Amounts | None
    then: Amounts | None
    is_known_then: bool


def spent(organization: Organization, *, on: date, then: date) -> list[Spent]:
    """Activities, then what outcomes name beyond their activities. Seven queries, however many rows."""
    moment = datetime.combine(then, time.max, tzinfo=UTC)
    since = Q(archived_at__isnull=True) | Q(archived_at__gt=moment)
    parts: dict[int, list[Spent]] = defaultdict(list)
    found = []
    for activity, row in _activities(organization, since, on=on, then=then, moment=moment):
        found.append(row)
        if activity.outcome_id is not None:
            parts[activity.outcome_id].append(row)
    found += [
        _outcome_row(outcome, parts[outcome.pk], was=was, on=on)
        for outcome, was in _outcomes(organization, since, moment=moment)
    ]
    return found


def _activities(
    organization: Organization, since: Q, *, on: date, then: date, moment: datetime
) -> Iterator[tuple[Activity, Spent]]:
    rows = trace(Activity.objects.of(organization).filter(since).order_by("pk"), on=on)
    ids = [row.activity.pk for row in rows]
    known = on_record(Activity, organization=organization, ids=ids, by=moment)
    for row in rows:
        activity, was = row.activity, known.get(row.activity.pk)
        earlier = was or {name: getattr(activity, name) for name in ("money_a_year", "hours_a_month")}
        is_known = was is not None or activity.starts_on is not None
        days = was or {"starts_on": activity.starts_on, "ends_on": activity.ends_on}
        now = _amounts(activity.money_a_year, activity.hours_a_month)
        yield (
            activity,
            Spent(
                key=f"activity {activity.pk}",
                text=activity.name,
                promises=row.promises,
                now=now if row.is_on and not activity.is_archived else None,
                then=_amounts(earlier["money_a_year"], earlier["hours_a_month"]) if _spans(days, then) else None,
                is_known_then=is_known,
            ),
        )


def _outcomes(organization: Organization, since: Q, *, moment: datetime) -> Iterator[tuple[Outcome, Fields | None]]:
    """With what was on record then; empty fields for one that is newer than the record, None where there was none."""
    closed = Q(closed_at__isnull=True) | Q(closed_at__gt=moment)
    named = Q(money__gt=0) | Q(hours_a_week__gt=0)
    ways = Prefetch("contributions", queryset=contributions_in_order(), to_attr="ways")
    rows: QuerySet[Outcome] = Outcome.objects.of(organization).filter(since, closed, named)
    outcomes = list(rows.prefetch_related(ways).order_by("pk"))
    known = on_record(Outcome, organization=organization, ids=[each.pk for each in outcomes], by=moment)
    for outcome in outcomes:
        yield outcome, known.get(outcome.pk, {} if known else None)


def _outcome_row(outcome: Outcome, parts: list[Spent], *, was: Fields | None, on: date) -> Spent:
    today = {"money": outcome.money, "hours_a_week": outcome.hours_a_week}
    is_open = outcome.closed_at is None and not outcome.is_archived and (outcome.start_on or on) <= on
    earlier = today if was is None else was
    return Spent(
        key=f"outcome {outcome.pk}",
        text=f"{outcome.title}. {outcome.success}".strip(),
        promises=tuple(PromiseShare(way.promise, way.weight) for way in outcome.ways),  # type: ignore[attr-defined]
        now=_beyond(today, [part.now for part in parts]) if is_open else None,
        then=_beyond(earlier, [part.then for part in parts]) if earlier else None,
        is_known_then=was is not None,
    )


def _beyond(named: Fields, parts: list[Amounts | None]) -> Amounts:
    """What an outcome names itself is the whole; of it counts what lies beyond its activities."""
    whole = _amounts(named["money"], float(named["hours_a_week"] or 0) * WEEKS_A_MONTH)
    summed = Amounts()
    for part in parts:
        if part is not None:
            summed.add(1, part.money, part.hours)
    return whole.without(summed)


def _amounts(money: Any, hours: Any) -> Amounts:
    return Amounts(float(money or 0), float(hours or 0))


def _spans(days: Fields, day: date) -> bool:
    """No first day: as long as anybody remembers."""
    first, last = (_day(days[name]) for name in ("starts_on", "ends_on"))
    return (first is None or first <= day) and (last is None or last >= day)


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value
