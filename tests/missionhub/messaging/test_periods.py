"""Every zone that moves its clocks, every day on which it does so, 2024 to 2030: one period, no gap, no double."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

import pytest

from missionhub.messaging.periods import Period, moment, newest_day, newest_month, newest_week, quiet_until

pytestmark = pytest.mark.pure
BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
FIRST, LAST = datetime(2024, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)
TIMES = (time(0, 0), time(0, 30), time(2, 30), time(7, 0), time(23, 45))


@lru_cache(maxsize=1)
def clock_changes() -> dict[tuple[tuple[datetime, timedelta], ...], ZoneInfo]:
    """Every way in which some zone changes its clocks, with one zone for each."""
    found: dict[tuple[tuple[datetime, timedelta], ...], ZoneInfo] = {}
    for name in sorted(available_timezones()):
        found.setdefault(tuple(changes_of(ZoneInfo(name))), ZoneInfo(name))
    return found


def changes_of(zone: ZoneInfo) -> Iterator[tuple[datetime, timedelta]]:
    """The first minute after each change, and what the clocks show from then on."""
    day, step = FIRST, timedelta(days=1)
    while day < LAST:
        if day.astimezone(zone).utcoffset() != (day + step).astimezone(zone).utcoffset():
            yield _first_after(day, day + step, zone)
        day += step


def _first_after(low: datetime, high: datetime, zone: ZoneInfo) -> tuple[datetime, timedelta]:
    before = low.astimezone(zone).utcoffset()
    while high - low > timedelta(minutes=1):
        middle = low + (high - low) / 2
        low, high = (middle, high) if middle.astimezone(zone).utcoffset() == before else (low, middle)
    return high, high.astimezone(zone).utcoffset() or timedelta()


def walk(change: datetime) -> Iterator[datetime]:
    """Every half hour of the two days around a change."""
    return (change + timedelta(minutes=30 * half) for half in range(-50, 51))


def test_enough_zones_change_their_clocks() -> None:
    moving = [changes for changes in clock_changes() if changes]

    assert len(moving) >= 15
    assert max(map(len, moving)) >= 14


def test_day_keys_have_no_gap_and_no_double_in_any_zone_on_any_day_clocks_change() -> None:
    faults = [
        (zone.key, time_of_day, change)
        for changes, zone in clock_changes().items()
        for change, _ in changes
        for time_of_day in TIMES
        if not is_one_by_one([newest_day(at=at, zone=zone, time_of_day=time_of_day) for at in walk(change)])
    ]

    assert faults == []


def is_one_by_one(periods: list[Period]) -> bool:
    """Each day follows the one before it, and each begins once, at one moment, in order."""
    starts = {period.key: period.starts_at for period in periods}
    days = sorted({period.day for period in periods})
    return (
        all(starts[period.key] == period.starts_at for period in periods)
        and [day.isoformat() for day in days] == list(dict.fromkeys(period.key for period in periods))
        and all(later - earlier == timedelta(days=1) for earlier, later in zip(days, days[1:], strict=False))
        and list(starts.values()) == sorted(set(starts.values()))
    )


def test_alarm_an_alarm_clock_that_compares_wall_time_rings_twice_or_never() -> None:
    rings = {
        (zone.key, change): sum(
            at.astimezone(zone).time() == time(2, 30) for at in walk(change) if on(at, zone, change)
        )
        for changes, zone in clock_changes().items()
        for change, _ in changes
    }

    assert {0, 2} <= set(rings.values())


def on(at: datetime, zone: ZoneInfo, change: datetime) -> bool:
    return at.astimezone(zone).date() == (change - timedelta(minutes=1)).astimezone(zone).date()


@pytest.mark.parametrize("zone", [BERLIN, NEW_YORK, ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Pacific/Apia")])
def test_weeks_and_months_follow_each_other_through_seven_years(zone: ZoneInfo) -> None:
    hours = [FIRST + timedelta(hours=6 * step) for step in range(4 * 366 * 7)]
    weeks = [newest_week(at=at, zone=zone, time_of_day=time(7)) for at in hours]
    months = [newest_month(at=at, zone=zone, time_of_day=time(7)) for at in hours]

    mondays = sorted({week.day for week in weeks})
    assert all(week.starts_at <= at for week, at in zip(weeks, hours, strict=True))
    assert {later - earlier for earlier, later in zip(mondays, mondays[1:], strict=False)} == {timedelta(days=7)}
    assert len({week.key for week in weeks}) == len(mondays)
    assert len({month.key for month in months}) in {84, 85, 86}
    assert {month.day.day for month in months} == {1}


def test_week_is_named_by_its_iso_year() -> None:
    at = datetime(2027, 1, 1, 12, tzinfo=UTC)

    assert newest_week(at=at, zone=BERLIN, time_of_day=time(7)) == Period(
        "2026-W53", date(2026, 12, 28), datetime(2026, 12, 28, 6, tzinfo=UTC)
    )


def test_month_that_has_not_begun_yet_is_the_one_before() -> None:
    at = datetime(2026, 12, 1, 4, tzinfo=UTC)

    assert newest_month(at=at, zone=BERLIN, time_of_day=time(7)).key == "2026-11"


def test_moment_skipped_by_the_clocks_moves_forward() -> None:
    assert moment(date(2026, 3, 29), time(2, 30), BERLIN) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)  # 3:30 by then


def test_moment_repeated_by_the_clocks_is_the_first() -> None:
    assert moment(date(2026, 10, 25), time(2, 30), BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "ends"),
    [
        (datetime(2026, 11, 16, 12, tzinfo=UTC), None),
        (datetime(2026, 11, 16, 19, tzinfo=UTC), datetime(2026, 11, 17, 6, tzinfo=UTC)),
        (datetime(2026, 11, 17, 5, 59, tzinfo=UTC), datetime(2026, 11, 17, 6, tzinfo=UTC)),
        (datetime(2026, 11, 17, 6, tzinfo=UTC), None),
    ],
)
def test_quiet_until_the_morning_by_the_person_s_clock(at: datetime, ends: datetime | None) -> None:
    assert quiet_until(at=at, zone=BERLIN, starts_at=time(20), ends_at=time(7)) == ends


def test_quiet_hours_within_a_day_and_none_at_all() -> None:
    noon = datetime(2026, 11, 16, 11, 30, tzinfo=UTC)

    assert quiet_until(at=noon, zone=BERLIN, starts_at=time(12), ends_at=time(14)) == datetime(
        2026, 11, 16, 13, tzinfo=UTC
    )
    assert quiet_until(at=noon, zone=BERLIN, starts_at=time(7), ends_at=time(7)) is None


def test_quiet_hours_always_end_later_in_every_zone_on_every_day_clocks_change() -> None:
    faults = [
        (zone.key, at)
        for changes, zone in clock_changes().items()
        for change, _ in changes
        for at in walk(change)
        if (end := quiet_until(at=at, zone=zone, starts_at=time(20), ends_at=time(2, 30))) and end <= at
    ]

    assert faults == []
