"""The periods of a check-in rhythm, as days of the calendar: no clock, no tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DAY = timedelta(days=1)
WEEK = 7
FIRST_MONDAY = date(1970, 1, 5)  # fortnights are counted from here, through every new year alike


class Cadence(StrEnum):
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


@dataclass(frozen=True, order=True)
class Days:
    """From one day to another, both included; also a pause."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, order=True)
class Period(Days):
    """`key` names it for ever: 2026-W47, 2026-W47-48, 2026-11, 2026-Q4."""

    key: str


@dataclass(frozen=True, order=True)
class Owed:
    """A period nobody has checked in for, and the last day to do so in time."""

    due_on: date
    period: Period

    def is_overdue(self, *, on: date) -> bool:
        return self.due_on < on


def period_of(cadence: str, day: date) -> Period:
    """The period a day lies in. Weeks are ISO weeks, a fortnight two of them; raises ValueError for another cadence."""
    match Cadence(cadence):
        case Cadence.WEEKLY:
            monday = day - timedelta(days=day.weekday())
            return Period(monday, monday + 6 * DAY, _week_key(monday))
        case Cadence.FORTNIGHTLY:
            monday = day - timedelta(days=(day - FIRST_MONDAY).days % (2 * WEEK))
            last = monday + 13 * DAY
            return Period(monday, last, f"{_week_key(monday)}-{last.isocalendar().week:02}")
        case Cadence.MONTHLY:
            return Period(*_months(day, 1), f"{day.year}-{day.month:02}")
        case Cadence.QUARTERLY:
            return Period(*_months(day, 3), f"{day.year}-Q{(day.month - 1) // 3 + 1}")


def periods(cadence: str, *, first: date, last: date) -> Iterator[Period]:
    """Every period that touches the days `first` … `last`, in order; none if they run backwards."""
    if last < first:
        return
    period = period_of(cadence, first)
    while period.first <= last:
        yield period
        period = period_of(cadence, period.last + DAY)


def due_on(period: Period, pauses: Sequence[Days] = ()) -> date | None:
    """Its last day or, if that is a day off, the next day that is not; None if all of it is a pause."""
    if _lies_within(period, pauses):
        return None
    return _next_day_at_work(period.last, pauses)


def owed(
    cadence: str,
    *,
    on: date,
    starts_on: date,
    last: date | None = None,
    closed_on: date | None = None,
    pauses: Sequence[Days] = (),
) -> tuple[Owed, ...]:
    """What is owed on a day, oldest first: begun periods after that of the `last` check-in, up to the closing.

    One check-in settles its own period and all before it. The period of the start counts if at least half of it
    was left by then. A closed outcome owes nothing from the period of its closing on.
    """
    begun = _first_counted(cadence, starts_on)
    if last is not None:
        begun = max(begun, period_of(cadence, last).last + DAY)
    end = on if closed_on is None else min(on, period_of(cadence, closed_on).first - DAY)
    found = ((due_on(period, pauses), period) for period in periods(cadence, first=begun, last=end))
    return tuple(Owed(due, period) for due, period in found if due is not None)


def next_due(
    cadence: str, *, on: date, starts_on: date, last: date | None = None, pauses: Sequence[Days] = ()
) -> Owed | None:
    """The oldest thing owed or, if nothing is, the first one to come; None if the pauses fill the next two years."""
    waiting = owed(cadence, on=on, starts_on=starts_on, last=last, pauses=pauses)
    if waiting:
        return waiting[0]
    settled = period_of(cadence, last).last if last is not None else on - DAY
    begin = max(_first_counted(cadence, starts_on), settled + DAY, on)
    for period in periods(cadence, first=begin, last=begin + timedelta(days=731)):
        due = due_on(period, pauses)
        if due is not None:
            return Owed(due, period)
    return None


def _first_counted(cadence: str, starts_on: date) -> date:
    period = period_of(cadence, starts_on)
    left, passed = (period.last - starts_on).days + 1, (starts_on - period.first).days
    return period.first if left >= passed else period.last + DAY


def _lies_within(days: Days, pauses: Sequence[Days]) -> bool:
    return _next_day_at_work(days.first, pauses) > days.last


def _next_day_at_work(day: date, pauses: Sequence[Days]) -> date:
    for pause in sorted(pauses):
        if day in pause:
            day = pause.last + DAY
    return day


def _week_key(day: date) -> str:
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02}"


def _months(day: date, count: int) -> tuple[date, date]:
    first = date(day.year, day.month - (day.month - 1) % count, 1)
    after = first.month + count
    return first, date(first.year + (after > 12), after - 12 * (after > 12), 1) - DAY
