import pytest
from hypothesis import given
from hypothesis import strategies as st

from missionhub.core.charts.scale import figure, spaced, ticks

pytestmark = pytest.mark.pure
values = st.floats(min_value=-1e9, max_value=1e9, allow_nan=False)


@given(values, st.floats(min_value=0.01, max_value=1e9))
def test_ticks_embrace_their_values_in_at_most_seven_rising_steps(low, span):
    marks = ticks(low, low + span)

    assert marks[0] <= low + 1e-6 * abs(low) + 1e-6
    assert marks[-1] >= low + span - 1e-6 * abs(low + span) - 1e-6
    assert marks == sorted(set(marks))
    assert 2 <= len(marks) <= 7


def test_ticks_are_round():
    assert ticks(8000, 13000) == [8000, 10000, 12000, 14000]


@given(st.lists(st.floats(min_value=0, max_value=500), max_size=6))
def test_spaced_places_stand_apart_and_never_move_up(places):
    moved = spaced(places, 15)

    assert all(after >= before for before, after in zip(places, moved, strict=True))
    gaps = [after - before for before, after in zip(sorted(moved), sorted(moved)[1:], strict=False)]
    assert all(gap >= 15 - 1e-6 for gap in gaps)


@pytest.mark.parametrize(
    ("value", "words"), [(11800, "11,800"), (12.5, "12"), (0.42, "0.4"), (3, "3"), (-1500, "-1,500")]
)
def test_figure_is_written_as_people_write_it(value, words):
    assert figure(value) == words


def test_figure_is_rounded_and_not_cut():
    assert [figure(value) for value in (92.73, 9.96, 3.04, 1200)] == ["93", "10.0", "3.0", "1,200"]
