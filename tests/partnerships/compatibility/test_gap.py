from itertools import permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from partnerships.compatibility import Agreement, Effect, Party, Rating, joint_matrix, measure_gap, own_matrix
from partnerships.compatibility.krippendorff import ordinal_alpha
from tests.partnerships.compatibility.build import FEW, both_rate, goals, rounds, swapped

pytestmark = pytest.mark.pure

GOALS = {"goals_a": goals("a", [5, 5]), "goals_b": goals("b", [5, 4])}
APART = [
    Rating(Party.A, 1, "a1", "b1", 2, None),
    Rating(Party.B, 1, "a1", "b1", -1, None),
    Rating(Party.A, 1, "a1", "b2", 1, None),
    Rating(Party.B, 1, "a1", "b2", 1, None),
]


def test_gap_of_two_effects_as_written_down():
    found = measure_gap(joint_matrix(**GOALS, ratings=APART))

    assert found.gap is not None
    assert (round(found.gap, 3), found.n) == (0.278, 2)
    assert found.sign_disagreements == found.important_disagreements == (Effect("a1", "b1", "a_to_b"),)
    assert found.wide == (Effect("a1", "b1", "a_to_b"),)


def test_sign_disagreement_lapses_once_agreed_and_its_gap_stays():
    agreed = measure_gap(joint_matrix(**GOALS, ratings=APART, agreements=[Agreement("a1", "b1", -1, None)]))

    assert (agreed.sign_disagreements, agreed.important_disagreements) == ((), ())
    assert agreed.wide == (Effect("a1", "b1", "a_to_b"),)


def test_help_against_nothing_is_no_sign_disagreement():
    ratings = [Rating(Party.A, 1, "a1", "b1", 3, None), Rating(Party.B, 1, "a1", "b1", 0, None)]

    assert measure_gap(joint_matrix(**GOALS, ratings=ratings)).sign_disagreements == ()


def test_gap_is_not_defined_where_nothing_was_rated_by_both():
    found = measure_gap(own_matrix(**GOALS, ratings=APART, party=Party.A))

    assert (found.gap, found.n) == (None, 0)


@given(rounds())
@FEW
def test_gap_lies_between_nothing_and_everything_and_is_the_same_both_ways(given_round):
    ours, theirs = measure_gap(joint_matrix(**given_round)), measure_gap(joint_matrix(**swapped(given_round)))

    assume(ours.gap is not None)
    assert 0 <= ours.gap <= 1
    assert theirs.gap == pytest.approx(ours.gap)
    assert len(theirs.sign_disagreements) == len(ours.sign_disagreements)


def from_published_table(rows, categories):
    """Units from a table of coders by units, '*' = missing."""
    table = [[None if mark == "*" else int(mark) - 1 for mark in row.split()] for row in rows]
    units = zip(*table, strict=True)
    return [([[*unit].count(category) for category in range(categories)], 1) for unit in units]


def test_alpha_of_krippendorffs_published_example():
    """Four observers, twelve units, five categories: Krippendorff, Computing Krippendorff's Alpha-Reliability (2011)."""
    table = from_published_table(
        [
            "1 2 3 3 2 1 4 1 2 * * *",
            "1 2 3 3 2 2 4 1 2 5 * 3",
            "* 3 3 3 2 3 4 2 2 5 1 *",
            "1 2 3 3 2 4 4 1 2 5 1 *",
        ],
        categories=5,
    )

    alpha = ordinal_alpha(table, categories=5)

    assert alpha is not None
    assert round(alpha, 3) == 0.815


def by_brute_force(units):
    """Over every pair of ratings of a unit, and every pair of ratings at all."""
    values = [[c for c, count in enumerate(unit) for _ in range(count)] for unit in units]
    values = [unit for unit in values if len(unit) > 1]
    every = [value for unit in values for value in unit]

    def distance(c, k):
        c, k = sorted((c, k))
        return (sum(every.count(g) for g in range(c, k + 1)) - (every.count(c) + every.count(k)) / 2) ** 2

    n = len(every)
    observed = sum(distance(c, k) / (len(unit) - 1) for unit in values for c, k in permutations(unit, 2)) / n
    expected = sum(distance(c, k) for c, k in permutations(every, 2)) / (n * (n - 1))
    return 1 - observed / expected


@given(st.lists(st.lists(st.integers(0, 2), min_size=7, max_size=7), min_size=2, max_size=4))
@FEW
def test_alpha_equals_brute_force_over_every_pair(units):
    alpha = ordinal_alpha([(unit, 1) for unit in units], categories=7)

    assume(alpha is not None)
    assert alpha == pytest.approx(by_brute_force(units))


def test_alpha_of_equal_units_counts_them_as_often():
    unit, other = [2, 1, 0], [0, 1, 2]

    assert ordinal_alpha([(unit, 3), (other, 1)], categories=3) == pytest.approx(
        ordinal_alpha([(unit, 1)] * 3 + [(other, 1)], categories=3)
    )


def test_alpha_is_not_defined_where_nothing_varies():
    assert ordinal_alpha([([0, 3, 0], 4)], categories=3) is None


def test_alpha_refuses_a_unit_with_other_categories():
    with pytest.raises(ValueError, match="each unit must have 7 counts; got 3"):
        ordinal_alpha([([1, 2, 3], 1)], categories=7)


@pytest.mark.parametrize(("raters_a", "raters_b", "has_alpha"), [(3, 3, True), (3, 2, False), (2, 3, False)])
def test_alpha_needs_three_raters_on_each_side(raters_a, raters_b, has_alpha):
    one = both_rate([5, 5], [5, 4], "(1,3)(3,1); (0,0)(1,−1)")
    ratings = [
        rating._replace(rater=rater)
        for rating in one["ratings"]
        for rater in range(raters_a if rating.party is Party.A else raters_b)
    ]

    alpha = measure_gap(joint_matrix(**{**one, "ratings": ratings})).alpha

    assert alpha == (1 if has_alpha else None)
