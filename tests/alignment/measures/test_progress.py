from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from alignment.measures.progress import (
    Health,
    Mark,
    Part,
    bar,
    elapsed,
    expected_value,
    forecast,
    health,
    hold,
    progress,
    roll_up,
)

pytestmark = pytest.mark.pure

numbers = st.decimals(-(10**9), 10**9, places=4)
days = st.dates(date(2000, 1, 1), date(2060, 12, 31))
shares = st.floats(-5, 5)
START, DUE = date(2026, 1, 1), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("value", "baseline", "target", "share"),
    [
        (15, 10, 20, 0.5),
        (9, 12, 4, 0.375),  # a reduction
        (-5, -20, -10, 1.5),  # negative numbers, beyond the target
        (13, 12, 4, -0.125),  # further away than at the start
        (0, 0, -4, 0.0),
    ],
)
def test_progress_by_hand(value, baseline, target, share):
    assert progress(value, baseline=baseline, target=target) == share


@given(numbers, numbers)
def test_progress_towards_where_it_stands_is_undefined(value, baseline):
    assert progress(value, baseline=baseline, target=baseline) is None


@given(numbers, numbers)
def test_progress_is_none_of_the_way_at_the_start_and_all_of_it_at_the_target(baseline, target):
    assume(baseline != target)

    assert progress(baseline, baseline=baseline, target=target) == 0
    assert progress(target, baseline=baseline, target=target) == 1


@given(numbers, numbers, numbers)
def test_progress_of_a_reduction_mirrors_that_of_an_increase(value, baseline, target):
    assume(baseline != target)

    up = progress(value, baseline=baseline, target=target)
    down = progress(-value, baseline=-baseline, target=-target)

    assert up == down


@given(numbers, numbers, numbers)
def test_progress_grows_towards_the_target(value, baseline, target):
    assume(baseline != target)
    step = (target - baseline) / 7
    assume(float(value + step) != float(value))

    assert progress(value + step, baseline=baseline, target=target) > progress(value, baseline=baseline, target=target)


@given(numbers, numbers, numbers)
def test_progress_beyond_the_target_is_more_than_one(baseline, target, beyond):
    assume(baseline != target and beyond > 0)
    value = target + beyond if target > baseline else target - beyond
    assume(float(value) != float(target))

    assert progress(value, baseline=baseline, target=target) > 1


@given(numbers, numbers, numbers)
def test_hold_is_all_or_nothing(value, low, high):
    assume(low <= high)

    assert hold(value, low=low, high=high) == (1 if low <= value <= high else 0)


@given(numbers, numbers)
def test_hold_with_one_edge_is_a_floor_or_a_cap(value, edge):
    assert hold(value, low=edge, high=None) == (value >= edge)
    assert hold(value, low=None, high=edge) == (value <= edge)


@given(numbers)
def test_hold_in_a_band_of_one_value_holds_that_value(value):
    assert hold(value, low=value, high=value) == 1


def test_hold_without_a_band_is_undefined():
    assert hold(3, low=None, high=None) is None


@given(st.none() | st.floats(allow_nan=False, allow_infinity=False))
def test_bar_stays_in_its_box(share):
    assert 0 <= bar(share) <= 1
    assert share is None or not 0 <= share <= 1 or bar(share) == share


@given(days, days, days)
def test_elapsed_is_a_share_of_the_time(on, start, due):
    share = elapsed(on, start=start, due=due)

    if due <= start:
        assert share is None
    else:
        assert share is not None
        assert 0 <= share <= 1
        assert (share == 0) == (on <= start)
        assert (share == 1) == (on >= due)


@given(days, numbers, numbers)
def test_expected_value_without_milestones_is_the_elapsed_share_of_the_way(on, baseline, target):
    value = expected_value(on, baseline=baseline, target=target, start=START, due=DUE)
    share = elapsed(on, start=START, due=DUE)

    wanted = float(baseline) + (float(target) - float(baseline)) * share
    assert value == pytest.approx(wanted, abs=1e-3)


def test_expected_value_bends_at_milestones():
    marks = [Mark(date(2026, 7, 1), 80.0), Mark(date(2026, 4, 1), 20.0)]

    found = [
        expected_value(on, baseline=0, target=100, start=START, due=DUE, milestones=marks)
        for on in (START, date(2026, 4, 1), date(2026, 5, 16), date(2026, 7, 1), DUE, date(2027, 5, 1))
    ]

    assert found == [0, 20, pytest.approx(49.67, abs=0.01), 80, 100, 100]


@given(st.lists(st.builds(Mark, on=days, value=st.floats(-1e6, 1e6)), max_size=5), days)
def test_expected_value_stays_between_its_corners(marks, on):
    value = expected_value(on, baseline=-3, target=8, start=START, due=DUE, milestones=marks)

    corners = [-3, 8, *(mark.value for mark in marks if START < mark.on < DUE)]
    assert min(corners) - 1e-6 <= value <= max(corners) + 1e-6


def test_expected_value_of_no_time_is_undefined():
    assert expected_value(START, baseline=0, target=1, start=START, due=START) is None
    assert elapsed(START, start=DUE, due=START) is None


@given(st.floats(-1000, 1000), st.floats(-50, 50), st.lists(st.integers(0, 300), min_size=2, max_size=12, unique=True))
def test_forecast_continues_a_straight_line(begin, slope, offsets):
    marks = [Mark(START + timedelta(days=day), begin + slope * day) for day in offsets]

    assert forecast(marks, due=DUE) == pytest.approx(begin + slope * 364, abs=1e-4)


@given(st.lists(st.floats(-1000, 1000), max_size=4))
def test_forecast_from_one_day_is_undefined(values):
    assert forecast([Mark(START, value) for value in values], due=DUE) is None


def test_roll_up_weighs_its_primary_parts():
    found = roll_up([Part(0.5, 3), Part(1.5, 1), Part(0.1, 9, is_primary=False), Part(None, 2)])

    assert (found.value, found.weight, found.counted, found.undefined, found.shown_only, found.lowest) == (
        0.75,
        4,
        2,
        1,
        1,
        0.5,
    )


@given(st.lists(st.builds(Part, progress=shares, weight=st.integers(1, 100)), min_size=1, max_size=8))
def test_roll_up_lies_between_the_lowest_and_the_highest_part(parts):
    found = roll_up(parts)

    assert found.lowest == min(part.progress for part in parts)
    assert found.lowest - 1e-9 <= found.value <= max(part.progress for part in parts) + 1e-9


@given(st.lists(st.builds(Part, progress=st.none(), is_primary=st.booleans()), max_size=4))
def test_roll_up_of_nothing_defined_is_undefined(parts):
    found = roll_up(parts)

    assert (found.value, found.lowest, found.counted) == (None, None, 0)


@pytest.mark.parametrize(
    ("is_closed", "is_overdue", "confidence", "wanted"),
    [
        (True, True, "high", Health.CLOSED),
        (False, True, "high", Health.OVERDUE),
        (False, False, "high", Health.ON_TRACK),
        (False, False, "medium", Health.AT_RISK),
        (False, False, "low", Health.OFF_TRACK),
        (False, False, "", Health.PENDING),
        (False, False, None, Health.PENDING),
    ],
)
def test_health_by_precedence(is_closed, is_overdue, confidence, wanted):
    assert health(is_closed=is_closed, is_overdue=is_overdue, confidence=confidence) == wanted


@given(st.booleans(), st.booleans(), st.sampled_from([None, "", "high", "medium", "low"]))
def test_silence_is_never_green(is_closed, is_overdue, confidence):
    found = health(is_closed=is_closed, is_overdue=is_overdue, confidence=confidence)

    assert found != Health.ON_TRACK or (confidence == "high" and not is_overdue)


def test_health_refuses_a_word_it_does_not_know():
    with pytest.raises(KeyError):
        health(is_closed=False, is_overdue=False, confidence="sure")
