import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.measures.priorities import consensus_map, kendalls_w, order_chance

pytestmark = pytest.mark.pure


def test_kendalls_w_of_one_order_is_one():
    assert kendalls_w([[1, 2, 3, 4], [10, 20, 30, 40], [0.1, 0.2, 0.3, 0.4]]) == pytest.approx(1)


def test_kendalls_w_of_opposite_orders_is_zero():
    assert kendalls_w([[1, 2, 3], [3, 2, 1]]) == pytest.approx(0)


def test_kendalls_w_corrects_for_ties():
    # Ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4: rank sums 2, 4.5, 5.5, 8, S = 18.5; 12 * 18.5 / (4 * 60 - 2 * 6).
    assert kendalls_w([[1, 2, 2, 3], [1, 2, 3, 4]]) == pytest.approx(222 / 228)


@pytest.mark.parametrize("ratings", [[], [[1, 2, 3]], [[1], [2]], [[5, 5], [5, 5]]])
def test_kendalls_w_of_too_little_is_undefined(ratings):
    assert kendalls_w(ratings) is None


def test_kendalls_w_refuses_gaps():
    with pytest.raises(ValueError, match="finite"):
        kendalls_w([[1, float("nan")], [1, 2]])


def test_kendalls_w_refuses_a_list_of_numbers():
    with pytest.raises(ValueError, match="two dimensions"):
        kendalls_w(np.array([1.0, 2.0]))


@given(people=st.integers(2, 8), items=st.integers(2, 6), seed=st.integers(0, 999))
def test_kendalls_w_equals_the_squared_length_of_the_mean_arrow(people, items, seed):
    """For untied ranks: measures.md section 3, the vector model's identity."""
    generator = np.random.default_rng(seed)
    ranks = np.array([generator.permutation(items) for _ in range(people)], float)
    centered = ranks - ranks.mean(axis=1, keepdims=True)
    arrows = centered / np.linalg.norm(centered, axis=1, keepdims=True)

    assert kendalls_w(ranks) == pytest.approx(float(np.sum(arrows.mean(axis=0) ** 2)))


def orders_of(items: int) -> st.SearchStrategy[list[list[int]]]:
    return st.lists(st.permutations(range(items)), min_size=2, max_size=12)


@given(orders_of(3))
def test_two_axes_hold_three_items_whole_and_the_mean_arrow_is_kendalls_w(orders):
    found = consensus_map(orders)

    assert sum(found.accounted) == pytest.approx(1)
    assert [math.hypot(*arrow) for arrow in found.people] == pytest.approx([1] * len(orders))
    assert math.hypot(*found.mean) ** 2 == pytest.approx(kendalls_w(orders), abs=1e-6)


@given(orders_of(3))
def test_item_lies_the_way_of_an_arrow_as_high_as_that_person_puts_it(orders):
    found = consensus_map(orders)

    for arrow, order in zip(found.people, orders, strict=True):
        reach = [arrow[0] * item[0] + arrow[1] * item[1] for item in found.items]
        assert reach == pytest.approx([(place - 1) / np.std([0, 1, 2]) / math.sqrt(3) for place in order], abs=1e-6)


@given(orders_of(6))
def test_map_is_the_same_whoever_comes_first_and_points_right(orders):
    found, turned = consensus_map(orders), consensus_map(orders[::-1])

    assert found.mean[0] >= 0
    assert all(math.hypot(*arrow) <= 1 + 1e-9 for arrow in found.people)
    assert sum(found.accounted) == pytest.approx(sum(turned.accounted))


def test_no_map_of_one_person_of_two_items_or_of_somebody_who_ties_everything():
    assert consensus_map([[1, 2, 3]]) is None
    assert consensus_map([[1, 2], [2, 1]]) is None
    assert consensus_map([[1, 1, 1], [1, 2, 3]]) is None


def test_chance_line_of_orders_and_how_often_chance_reaches_a_value():
    four = order_chance(1.0, people=4, items=5)

    assert four.line == pytest.approx(0.55, abs=0.03)  # tables of Friedman's test: 8.80 of 16 for n 4, k 5
    assert four.p_value == pytest.approx(0.0001, abs=0.0002)
    assert order_chance(0.0, people=4, items=5).p_value == 1.0
