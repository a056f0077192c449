from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from partnerships.compatibility import (
    Direction,
    Goal,
    GoalBalance,
    Standing,
    joint_matrix,
    measure_coverage,
    measure_synergy,
)
from tests.partnerships.compatibility.build import EFFECT, FEW, both_rate, goals, matrix_of, rounds, swapped

pytestmark = pytest.mark.pure


def without_a_to_b(given_round, numbers):
    """The joint view where nobody has rated A's effect on these goals of B."""
    keys = {f"b{number}" for number in numbers}
    ratings = [one._replace(a_to_b=None) if one.goal_b in keys else one for one in given_round["ratings"]]
    return joint_matrix(**{**given_round, "ratings": ratings})


@given(rounds(effect=EFFECT))
@FEW
def test_net_is_synergy_less_tension_and_the_mean_of_its_directions(given_round):
    found = measure_synergy(joint_matrix(**given_round))

    assert found is not None
    assert found.net == pytest.approx(found.synergy - found.tension)
    assert found.net == pytest.approx((found.a_to_b + found.b_to_a) / 2)
    assert found.display == pytest.approx(50 * (1 + found.net))
    assert 0 <= found.synergy <= 1
    assert 0 <= found.tension <= 1


@given(rounds(effect=EFFECT))
@FEW
def test_figures_are_those_of_the_formula_written_out(given_round):
    matrix = joint_matrix(**given_round)
    importance = {goal.key: goal.importance for goal in (*matrix.goals_a, *matrix.goals_b)}
    weights = [importance[cell.goal_a] * importance[cell.goal_b] for cell in matrix.cells]
    values = [(cell.a_to_b, cell.b_to_a) for cell in matrix.cells]

    found = measure_synergy(matrix)

    assert found is not None
    both = list(zip(weights, values, strict=True))
    total = sum(weights)
    assert found.synergy == pytest.approx(sum(w * (max(x, 0) + max(y, 0)) for w, (x, y) in both) / (6 * total))
    assert found.tension == pytest.approx(sum(w * (max(-x, 0) + max(-y, 0)) for w, (x, y) in both) / (6 * total))
    assert found.a_to_b == pytest.approx(sum(w * x for w, (x, _) in both) / (3 * total))


@given(rounds(effect=EFFECT))
@FEW
def test_swapping_the_parties_swaps_only_the_directions(given_round):
    ours, theirs = measure_synergy(joint_matrix(**given_round)), measure_synergy(joint_matrix(**swapped(given_round)))

    assert ours is not None
    assert theirs is not None
    assert (theirs.synergy, theirs.tension, theirs.net) == pytest.approx((ours.synergy, ours.tension, ours.net))
    assert (theirs.a_to_b, theirs.b_to_a) == pytest.approx((ours.b_to_a, ours.a_to_b))
    assert theirs.is_asymmetric is ours.is_asymmetric


@given(rounds(importances=st.integers(1, 2), effect=EFFECT))
@FEW
def test_scaling_the_importances_of_one_side_changes_no_figure(given_round):
    doubled = [replace(goal, importance=2 * goal.importance) for goal in given_round["goals_a"]]

    before = measure_synergy(joint_matrix(**given_round))
    after = measure_synergy(joint_matrix(**{**given_round, "goals_a": doubled}))

    assert before is not None
    assert after is not None
    assert (after.synergy, after.tension, after.net) == pytest.approx((before.synergy, before.tension, before.net))


@given(rounds(effect=EFFECT), st.integers(1, 5))
@FEW
def test_an_unrated_goal_changes_coverage_only(given_round, importance):
    wider = [*given_round["goals_b"], Goal("new", importance)]

    before = measure_synergy(joint_matrix(**given_round))
    after = measure_synergy(joint_matrix(**{**given_round, "goals_b": wider}))

    assume(after is not None)
    assert after.coverage != before.coverage
    assert replace(after, coverage=before.coverage) == before


@pytest.mark.parametrize(
    ("unrated", "standing"),
    [
        (0, Standing.FULL),
        (1, Standing.FULL),
        (2, Standing.PROVISIONAL),
        (3, Standing.NO_NUMBER),
    ],
)
def test_coverage_is_provisional_below_four_fifths_and_without_number_below_half(unrated, standing):
    matrix = without_a_to_b(both_rate([1], [1] * 5, "(1,1)" * 5), range(1, unrated + 1))

    found = measure_coverage(matrix)

    assert (found.rated, found.pairs, found.share, found.standing) == (5 - unrated, 5, (5 - unrated) / 5, standing)
    assert (measure_synergy(matrix) is None) is (standing is Standing.NO_NUMBER)


def test_half_coverage_still_has_a_number():
    matrix = joint_matrix(goals_a=goals("a", [1]), goals_b=goals("b", [1]), ratings=[])

    assert measure_coverage(matrix).standing is Standing.NO_NUMBER
    half = without_a_to_b(both_rate([1], [1, 1], "(1,1)(1,1)"), [2])
    assert measure_coverage(half).standing is Standing.PROVISIONAL


def test_not_rated_is_not_zero():
    given_round = both_rate([5], [5, 4], "(3,3)(0,0)")

    zero, unrated = measure_synergy(joint_matrix(**given_round)), measure_synergy(without_a_to_b(given_round, [2]))

    assert zero is not None
    assert unrated is not None
    assert (zero.net, unrated.net) == (pytest.approx(25 / 45), 1)


def test_a_difference_of_exactly_thirty_hundredths_is_not_asymmetric():
    even = measure_synergy(matrix_of([5], [5], "(1,1)"))
    apart = measure_synergy(matrix_of([5], [5], "(1,0)"))
    at_the_line = measure_synergy(matrix_of([1], [1] * 10, "(3,0)(3,0)(3,0)" + "(0,0)" * 7))

    assert [found.is_asymmetric for found in (even, apart, at_the_line)] == [False, True, False]


def test_rows_give_and_columns_receive():
    found = measure_synergy(matrix_of([5, 5], [4, 5], "(1,3)(3,1); (0,0)(1,−1)"))

    assert found is not None
    assert found.goals_a == (
        GoalBalance("a1", pytest.approx(95 / 135), pytest.approx(85 / 135), 2),
        GoalBalance("a2", pytest.approx(25 / 135), pytest.approx(-25 / 135), 2),
    )
    assert found.goals_b == (
        GoalBalance("b1", pytest.approx(60 / 120), pytest.approx(20 / 120), 2),
        GoalBalance("b2", pytest.approx(0), pytest.approx(100 / 150), 2),
    )


def test_counts_stand_beside_the_figures():
    found = measure_synergy(matrix_of([5, 5], [4, 5], "(1,3)(3,1); (0,0)(1,−1)"))

    assert found is not None
    assert found.counts == {
        Direction.A_TO_B: ((0, 1), (1, 2), (3, 1)),
        Direction.B_TO_A: ((-1, 1), (0, 1), (1, 1), (3, 1)),
    }
