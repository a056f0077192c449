import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.measures import divergence as engine
from alignment.measures.divergence import divergence_of_figures, divergence_of_people, jensen_shannon

pytestmark = pytest.mark.pure
AMOUNTS = st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 1000)), min_size=2, max_size=8)
FOOD, WORK = (True, False), (False, True)


def in_fives(count: int, n: int) -> float:
    return 5 * round(20 * count / n)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([1, 1], [1, 1], 0),
        ([1, 0], [0, 1], 1),
        ([1, 1], [3, 1], 0.0487949),  # M = (.625, .375): H(M) .9544340, H(p) 1, H(q) .8112781
        ([2, 0, 0], [1, 1, 0], 0.3112781),
        ([10, 20], [1, 2], 0),  # shares, not amounts
    ],
)
def test_jensen_shannon_in_bits(before, after, expected):
    assert jensen_shannon(before, after) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(("before", "after"), [([0, 0], [1, 1]), ([1, 1], [0, 0]), ([], [])])
def test_without_mentions_it_is_undefined(before, after):
    assert jensen_shannon(before, after) is None


@pytest.mark.parametrize(("before", "after"), [([1], [1, 2]), ([-1, 2], [1, 1])])
def test_it_refuses_what_cannot_be_shared(before, after):
    with pytest.raises(ValueError, match="got"):
        jensen_shannon(before, after)


@given(AMOUNTS)
def test_it_is_symmetric_and_lies_between_nothing_and_one(pairs):
    before, after = zip(*pairs, strict=True)
    value = jensen_shannon(before, after)

    assert value == jensen_shannon(after, before)
    assert value is None or 0 <= value <= 1
    assert jensen_shannon(before, before) in {None, 0}


def test_people_who_all_turned_elsewhere_are_not_chance():
    found = divergence_of_people([FOOD] * 8, [WORK] * 8, seed=0)

    assert found.value == 1
    assert found.p_value == pytest.approx(0.001)  # (1 + 0) / (999 + 1)


def test_the_same_people_saying_the_same_are_chance():
    found = divergence_of_people([FOOD, WORK] * 4, [FOOD, WORK] * 4, seed=0)

    assert (found.value, found.p_value) == (0, 1)


def test_p_counts_the_deals_at_least_as_far_apart(monkeypatch):
    """Four against four, one of 70 deals and its mirror are as far apart: p is near 2 / 70."""
    monkeypatch.setattr(engine, "DRAWS", 9999)

    found = divergence_of_people([FOOD] * 4, [WORK] * 4, seed=1)

    assert found.p_value == pytest.approx(2 / 70, abs=0.005)


@pytest.mark.parametrize(
    ("before", "after"),
    [([FOOD] * 3, [WORK] * 9), ([(True,)] * 9, [(True,)] * 9), ([(False, False)] * 9, [FOOD] * 9), ([], [])],
)
def test_too_few_people_or_promises_are_undefined(before, after):
    assert divergence_of_people(before, after, seed=0) is None


def test_people_without_a_change_seldom_seem_to_have_moved():
    """Under no change p is at most .05 in about one of twenty comparisons."""
    draws = np.random.default_rng(7)
    rounds = [draws.random((20, 3)) < (0.6, 0.3, 0.2) for _ in range(60)]

    found = [divergence_of_people(rounds[place], rounds[place + 1], seed=0) for place in range(0, 60, 2)]

    assert sum(each.p_value <= 0.05 for each in found) <= 4


def test_published_figures_are_judged_by_themselves():
    moved = divergence_of_figures([80, 20, 20], [20, 80, 20], people=(30, 30), code=in_fives, seed=0)
    still = divergence_of_figures([50, 35, 20], [55, 30, 20], people=(30, 30), code=in_fives, seed=0)

    assert moved.value == jensen_shannon([80, 20, 20], [20, 80, 20])
    assert moved.p_value == 0.001
    assert still.p_value > 0.3
    assert still.value < still.chance_line


@pytest.mark.parametrize(
    ("before", "after", "people"), [([50, 50], [0, 0], (9, 9)), ([50], [50], (9, 9)), ([50, 50], [50, 50], (3, 9))]
)
def test_too_little_published_is_undefined(before, after, people):
    assert divergence_of_figures(before, after, people=people, code=in_fives, seed=0) is None
