import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.measures.priorities import kendalls_w

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
