from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missions.cadence import Cadence, Days, due_on, next_due, owed, period_of, periods
from missions.models import Outcome

pytestmark = pytest.mark.pure

DAY = timedelta(days=1)
days = st.dates(date(2000, 1, 1), date(2060, 12, 31))
cadences = st.sampled_from(list(Cadence))
pauses = st.lists(
    st.builds(lambda first, length: Days(first, first + length * DAY), days, st.integers(0, 60)), max_size=4
)


def test_cadences_are_those_of_an_outcome():
    assert [code.value for code in Cadence] == Outcome.Cadence.values


@pytest.mark.parametrize(
    ("cadence", "day", "key", "first", "last"),
    [
        ("weekly", date(2026, 11, 25), "2026-W48", date(2026, 11, 23), date(2026, 11, 29)),
        ("weekly", date(2027, 1, 1), "2026-W53", date(2026, 12, 28), date(2027, 1, 3)),
        ("fortnightly", date(2026, 11, 25), "2026-W48-49", date(2026, 11, 23), date(2026, 12, 6)),
        ("fortnightly", date(2027, 1, 1), "2026-W52-53", date(2026, 12, 21), date(2027, 1, 3)),
        ("monthly", date(2028, 2, 29), "2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("monthly", date(2026, 12, 31), "2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("quarterly", date(2026, 11, 25), "2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_period_of_a_day(cadence, day, key, first, last):
    period = period_of(cadence, day)

    assert (period.key, period.first, period.last) == (key, first, last)


def test_period_of_an_unknown_cadence_is_refused():
    with pytest.raises(ValueError, match="daily"):
        period_of("daily", date(2026, 1, 1))


@given(cadences, days, st.integers(0, 800))
def test_periods_follow_without_gap_and_without_a_key_twice(cadence, first, length):
    found = list(periods(cadence, first=first, last=first + length * DAY))

    assert found[0].first <= first <= found[0].last
    assert found[-1].first <= first + length * DAY <= found[-1].last
    assert all(after.first == before.last + DAY for before, after in zip(found, found[1:], strict=False))
    assert len({period.key for period in found}) == len(found)


@given(cadences, days)
def test_period_is_the_same_from_each_of_its_days(cadence, day):
    period = period_of(cadence, day)

    assert {period_of(cadence, period.first), period_of(cadence, period.last)} == {period}


def test_due_day_is_the_last_day_of_the_period():
    assert due_on(period_of("monthly", date(2026, 11, 3))) == date(2026, 11, 30)


def test_due_day_moves_out_of_a_pause_and_of_the_one_that_follows():
    november = period_of("monthly", date(2026, 11, 3))
    off = [Days(date(2026, 12, 3), date(2026, 12, 4)), Days(date(2026, 11, 28), date(2026, 12, 2))]

    assert due_on(november, off) == date(2026, 12, 5)


def test_period_wholly_paused_is_not_due():
    week = period_of("weekly", date(2026, 12, 23))
    off = [Days(date(2026, 12, 19), date(2026, 12, 24)), Days(date(2026, 12, 25), date(2027, 1, 3))]

    assert due_on(week, off) is None


@given(cadences, days, pauses)
def test_due_day_is_never_a_day_off(cadence, day, off):
    period = period_of(cadence, day)
    due = due_on(period, off)

    whole = all(
        any(period.first + step * DAY in pause for pause in off)
        for step in range((period.last - period.first).days + 1)
    )
    assert (due is None) == whole
    assert due is None or (due >= period.last and not any(due in pause for pause in off))


def test_owed_lists_what_nobody_checked_in_for():
    found = owed("monthly", on=date(2026, 11, 25), starts_on=date(2026, 1, 1), last=date(2026, 8, 30))

    assert [(item.period.key, item.due_on) for item in found] == [
        ("2026-09", date(2026, 9, 30)),
        ("2026-10", date(2026, 10, 31)),
        ("2026-11", date(2026, 11, 30)),
    ]
    assert [item.is_overdue(on=date(2026, 11, 25)) for item in found] == [True, True, False]


def test_owed_is_nothing_once_the_period_has_a_check_in():
    assert owed("monthly", on=date(2026, 11, 25), starts_on=date(2026, 1, 1), last=date(2026, 11, 1)) == ()


@pytest.mark.parametrize(("starts_on", "first"), [(date(2026, 9, 16), "2026-09"), (date(2026, 9, 17), "2026-10")])
def test_first_period_counts_if_half_of_it_is_left(starts_on, first):
    assert owed("monthly", on=date(2026, 11, 25), starts_on=starts_on)[0].period.key == first


def test_owed_ends_before_the_period_of_the_closing():
    found = owed("monthly", on=date(2026, 11, 25), starts_on=date(2026, 7, 1), closed_on=date(2026, 9, 2))

    assert [item.period.key for item in found] == ["2026-07", "2026-08"]


@given(cadences, days, days, st.none() | days, st.none() | days, pauses)
def test_owed_periods_are_begun_unsettled_and_in_order(cadence, on, starts_on, last, closed_on, off):
    found = owed(cadence, on=on, starts_on=starts_on, last=last, closed_on=closed_on, pauses=off)

    assert list(found) == sorted(found, key=lambda item: item.period)
    for item in found:
        assert item.period.first <= on
        assert item.period.last >= starts_on
        assert last is None or item.period.first > last
        assert closed_on is None or item.period.last < closed_on


@given(cadences, days, days, pauses)
def test_a_check_in_today_settles_everything(cadence, on, starts_on, off):
    assert owed(cadence, on=on, starts_on=starts_on, last=on, pauses=off) == ()


@given(cadences, days, days, st.none() | days)
def test_next_due_is_the_oldest_owed_or_the_first_to_come(cadence, on, starts_on, last):
    waiting = owed(cadence, on=on, starts_on=starts_on, last=last)
    upcoming = next_due(cadence, on=on, starts_on=starts_on, last=last)

    assert upcoming is not None
    assert upcoming == waiting[0] if waiting else upcoming.due_on >= on


def test_next_due_of_an_endless_pause_is_nothing():
    off = [Days(date(2026, 1, 1), date(2040, 1, 1))]

    assert next_due("weekly", on=date(2026, 11, 25), starts_on=date(2026, 11, 1), pauses=off) is None
