from collections import Counter
from itertools import product

import numpy as np
import pytest

from alignment.measures.agreement import ad_m, r_star, r_wg_j
from alignment.measures.chance import (
    MOST_RATERS,
    Scale,
    chance_line_ad,
    chance_line_r_star,
    chance_line_r_wg_j,
)

pytestmark = pytest.mark.pure
FIVE = Scale(1, 5)
TABLE = [
    (4, 0.88, 0.77, 0.78, 0.38),
    (5, 0.75, 0.71, 0.73, 0.48),
    (6, 0.67, 0.67, 0.69, 0.61),
    (8, 0.58, 0.59, 0.63, 0.72),
    (10, 0.51, 0.54, 0.59, 0.76),
    (15, 0.38, 0.46, 0.51, 0.88),
    (25, 0.29, 0.38, 0.43, 0.96),
    (50, 0.20, 0.28, 0.33, 1.04),
]


@pytest.mark.parametrize(("n", "one", "three", "five", "deviation"), TABLE)
def test_lines_match_the_table(n, one, three, five, deviation):
    found = (
        chance_line_r_star(n, 1, FIVE),
        chance_line_r_wg_j(n, 3, FIVE),
        chance_line_r_wg_j(n, 5, FIVE),
        chance_line_ad(n, 1, FIVE),
    )

    assert found == pytest.approx((one, three, five, deviation), abs=0.02)


def _quantile(values, *, share):
    counts, reached = Counter(round(value, 9) for value in values), 0
    for value in sorted(counts):
        reached += counts[value]
        if reached >= share * len(values) - 1e-9:
            return value
    raise AssertionError


@pytest.mark.parametrize(("n", "items", "low", "high"), [(3, 1, 1, 5), (2, 2, 1, 4), (4, 1, 0, 3), (3, 2, 1, 3)])
def test_lines_equal_those_of_every_possible_table(n, items, low, high):
    scale = Scale(low, high)
    tables = [np.reshape(cells, (n, items)) for cells in product(range(low, high + 1), repeat=n * items)]

    stars = [r_star(table, scale) for table in tables]
    joint = [r_wg_j(table, scale) for table in tables]
    deviations = [ad_m(table, scale) for table in tables]

    assert chance_line_r_star(n, items, scale) == pytest.approx(_quantile(stars, share=0.95))
    assert chance_line_r_wg_j(n, items, scale) == pytest.approx(_quantile(joint, share=0.95))
    assert chance_line_ad(n, items, scale) == pytest.approx(_quantile(deviations, share=0.05))


def test_a_big_group_is_held_against_the_line_of_a_smaller_one():
    assert chance_line_ad(MOST_RATERS + 500, 1, Scale(0, 1)) == chance_line_ad(MOST_RATERS, 1, Scale(0, 1))


@pytest.mark.parametrize(("n", "items"), [(1, 3), (4, 0)])
def test_a_line_needs_raters_and_items(n, items):
    with pytest.raises(ValueError, match="two raters"):
        chance_line_ad(n, items, FIVE)
    with pytest.raises(ValueError, match="two raters"):
        chance_line_r_wg_j(n, items, FIVE)


def test_a_scale_of_one_option_is_none():
    with pytest.raises(ValueError, match="above low"):
        Scale(3, 3)
