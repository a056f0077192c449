"""When regular mail is due: once a day, week or month, at one time of day by a person's own clock.

The period is a local date, so it has one name and one beginning whatever the clocks do. A time of day that the clocks
skip moves forward, one that they repeat is its first.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple


class Period(NamedTuple):
    key: str
    day: date
    starts_at: datetime


def moment(day: date, time_of_day: time, zone: tzinfo) -> datetime:
    """That time of that day as an instant; `fold` 0 is the first of two, and lies after a gap it falls into."""
    return datetime.combine(day, time_of_day, tzinfo=zone).astimezone(UTC)


def newest_day(*, at: datetime, zone: tzinfo, time_of_day: time) -> Period:
    return _newest(at, zone, time_of_day, first=lambda day: day, key=date.isoformat)


def newest_week(*, at: datetime, zone: tzinfo, time_of_day: time, weekday: int = 0) -> Period:
    """`weekday` counts from Monday, 0; the key is that of the ISO week, such as `2026-W47`."""
    return _newest(
        at,
        zone,
        time_of_day,
        first=lambda day: day - timedelta(days=(day.weekday() - weekday) % 7),
        key=lambda day: "{}-W{:02}".format(*day.isocalendar()),
    )


def newest_month(*, at: datetime, zone: tzinfo, time_of_day: time) -> Period:
    return _newest(
        at, zone, time_of_day, first=lambda day: day.replace(day=1), key=lambda day: day.isoformat()[: len("2026-11")]
    )


def quiet_until(*, at: datetime, zone: tzinfo, starts_at: time, ends_at: time) -> datetime | None:
    """When the quiet hours that `at` lies in are over; None outside them."""
    local = at.astimezone(zone)
    if starts_at == ends_at:
        return None
    clock = local.time()
    passes_midnight = starts_at > ends_at
    is_quiet = clock >= starts_at or clock < ends_at if passes_midnight else starts_at <= clock < ends_at
    if not is_quiet:
        return None
    ends_tomorrow = passes_midnight and clock >= starts_at
    end = moment(local.date() + timedelta(days=ends_tomorrow), ends_at, zone)
    return max(end, at + timedelta(minutes=1))  # a clock set back may put the end behind us


def _newest(
    at: datetime, zone: tzinfo, time_of_day: time, *, first: Callable[[date], date], key: Callable[[date], str]
) -> Period:
    """The newest period that has begun."""
    day = first(at.astimezone(zone).date())
    if moment(day, time_of_day, zone) > at:
        day = first(day - timedelta(days=1))
    return Period(key(day), day, moment(day, time_of_day, zone))
