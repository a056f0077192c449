import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.measures.agreement import (
    FIVE,
    Null,
    Standing,
    Word,
    a_wg,
    ad_m,
    agreement,
    intraclass_correlation,
    null_variance,
    r_star,
    r_wg,
    r_wg_j,
    word_for,
)
from alignment.measures.chance import Scale

pytestmark = pytest.mark.pure
FIXTURE = [[5, 4, 5], [4, 4, 5], [5, 5, 4], [4, 4, 4], [5, 4, 5]]
SHROUT_FLEISS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
tables = st.integers(1, 4).flatmap(
    lambda items: st.lists(
        st.lists(st.integers(1, 5), min_size=items, max_size=items), min_size=2, max_size=9
    )
)  # fmt: skip


def test_the_fixture_of_five_raters_and_three_items():
    found = agreement(FIXTURE)

    assert found is not None
    assert (round(found.r_wg_j, 4), round(found.r_star, 4), round(found.ad, 4)) == (0.9512, 0.8667, 0.4267)
    assert (found.n, found.items, found.word) == (5, 3, Word.VERY_STRONG)


def test_the_slight_skew_asks_more_of_agreement():
    found = agreement(FIXTURE)

    assert found is not None
    assert found.r_wg_j_skewed == pytest.approx(3 * (1 - 0.8 / 3 / 1.34) / (3 * (1 - 0.8 / 3 / 1.34) + 0.8 / 3 / 1.34))
    assert found.r_wg_j_skewed < found.r_wg_j


@pytest.mark.parametrize(("scale", "expected"), [(Scale(1, 5), 2), (Scale(1, 7), 4), (Scale(0, 1), 0.25)])
def test_the_uniform_null_by_number_of_options(scale, expected):
    assert null_variance(scale) == expected


def test_a_skew_without_a_checked_figure_is_undefined():
    seven = Scale(1, 7)

    assert (r_wg([6, 7], seven, Null.SLIGHT_SKEW), r_wg_j([[6], [7]], seven, Null.SLIGHT_SKEW)) == (None, None)
    assert r_wg([4, 5], FIVE, Null.SLIGHT_SKEW) == pytest.approx(1 - 0.5 / 1.34)


def test_r_wg_is_not_truncated_and_r_wg_j_is():
    apart = [1, 1, 5, 5]

    assert r_wg(apart) == pytest.approx(1 - (16 / 3) / 2)
    assert r_wg_j([[rating] for rating in apart]) == 0


@pytest.mark.parametrize("ratings", [[], [[3, 4, 5]], [[], []]])
def test_agreement_of_too_few_is_undefined(ratings):
    assert (r_star(ratings), r_wg_j(ratings), ad_m(ratings), agreement(ratings)) == (None, None, None, None)


@pytest.mark.parametrize("wrong", [0, 6, 2.5, math.nan])
def test_agreement_refuses_what_is_not_on_the_scale(wrong):
    with pytest.raises(ValueError, match="whole numbers from 1 to 5"):
        r_star([[3], [wrong]])


def test_agreement_refuses_a_bare_list():
    with pytest.raises(ValueError, match="two dimensions"):
        r_star([1, 2, 3])


@given(tables)
def test_r_wg_j_of_one_item_alike_is_the_same_for_many(table):
    first = [row[0] for row in table]
    alone = r_wg(first)

    assert alone == pytest.approx(1 - float(np.var(first, ddof=1)) / 2)
    assert r_star([[rating, rating] for rating in first]) == pytest.approx(alone)


@given(tables)
def test_ad_is_the_mean_distance_from_each_items_mean(table):
    rows = np.array(table, float)

    assert ad_m(table) == pytest.approx(float(np.abs(rows - rows.mean(axis=0)).mean()))


def test_a_wg_beyond_its_bound_is_not_interpretable():
    item = [row[0] for row in FIXTURE]  # the mean 4.6 is above 4.2

    assert (a_wg(item).value, a_wg(item).standing) == (None, Standing.NOT_INTERPRETABLE)


def test_a_wg_at_its_bound_is_interpretable_by_whole_sums():
    # Sum 21 = 5 * 4 + 1: s^2 = .2, and the most at the mean 4.2 is (6 * 4.2 - 4.2^2 - 5) * 5 / 4 = 3.2.
    found = a_wg([4, 4, 4, 4, 5])

    assert found.standing is Standing.INTERPRETABLE
    assert found.value == pytest.approx(1 - 2 * 0.2 / 3.2)


def test_a_wg_of_the_widest_split_is_minus_one():
    assert a_wg([1, 1, 5, 5]).value == pytest.approx(-1)


@pytest.mark.parametrize("ratings", [[], [4]])
def test_a_wg_of_too_few_is_undefined(ratings):
    assert a_wg(ratings).standing is Standing.UNDEFINED


@given(st.integers(2, 7).flatmap(lambda n: st.lists(st.integers(1, 5), min_size=n, max_size=n)))
def test_a_wg_lies_between_minus_one_and_one(ratings):
    found = a_wg(ratings)

    assert found.value is None or -1 - 1e-9 <= found.value <= 1


def test_icc_matches_the_published_example():
    """Six targets, four judges: ICC(1) .17 and ICC(2) .44 (Shrout & Fleiss 1979, one-way)."""
    found = intraclass_correlation(SHROUT_FLEISS)

    assert found is not None
    assert (round(found.one, 2), round(found.two, 2), found.k, found.groups, found.n) == (0.17, 0.44, 4, 6, 24)


def test_icc_of_unequal_groups_uses_the_mean_size_corrected():
    # Means 1.5, 4 and 5, of all 10/3: MSB = (2 * 121/36 + 3 * 16/36 + 100/36) / 2, MSW = (.5 + 2) / 3.
    found = intraclass_correlation([[1, 2], [3, 4, 5], [5], []])
    between, within, k = 390 / 72, 2.5 / 3, (6 - 14 / 6) / 2

    assert found is not None
    assert (found.k, found.groups) == (pytest.approx(k), 3)
    assert found.one == pytest.approx((between - within) / (between + (k - 1) * within))
    assert found.two == pytest.approx((between - within) / between)


@pytest.mark.parametrize("groups", [[], [[1, 2, 3]], [[1], [2], [3]], [[], [4, 5]]])
def test_icc_without_teams_to_compare_is_undefined(groups):
    assert intraclass_correlation(groups) is None


def test_icc_of_the_same_ratings_everywhere_is_undefined_and_says_of_whom():
    found = intraclass_correlation([[4, 4], [4, 4]])

    assert found is not None
    assert (found.one, found.two, found.n) == (None, None, 4)


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (-0.4, Word.NONE),
        (0.30, Word.NONE),
        (0.3000001, Word.WEAK),
        (0.50, Word.WEAK),
        (0.70, Word.MODERATE),
        (0.90, Word.STRONG),
        (0.9000001, Word.VERY_STRONG),
    ],
)
def test_words_compare_unrounded(value, word):
    assert word_for(value, line=-1) is word


def test_a_value_on_its_chance_line_gets_no_word():
    assert (word_for(0.71, line=0.71), word_for(0.72, line=0.71)) == (None, Word.STRONG)


def test_a_tie_with_the_chance_line_is_a_tie_in_every_measure():
    """Four raters, one item: the line is one rater off by one (s^2 = .25), met by these ratings to the last digit."""
    found = agreement([[3], [3], [3], [4]])

    assert found is not None
    assert (found.r_star == found.r_star_line, found.r_wg_j == found.r_wg_j_line) == (True, True)
    assert (found.ad, found.ad_line, found.word) == (0.375, 0.375, None)


def test_no_word_is_given_within_chance_and_most_random_tables_get_none():
    words = [agreement([[a], [b], [c]]).word for a, b, c in product(range(1, 6), repeat=3)]

    assert sum(word is not None for word in words) <= 0.05 * len(words)
