from statistics import median_low

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.compatibility import Agreement, Goal, Party, Rating, View, joint_effect, joint_matrix, own_matrix
from partnerships.compatibility.tally import MOST, SAID, STEP, median, spread
from tests.partnerships.compatibility.build import EFFECT, FEW, MAYBE, both_rate, goals, rounds

pytestmark = pytest.mark.pure


def counts(values):
    """How often each step of the scale is among them."""
    return np.bincount([STEP[value] for value in values], minlength=len(STEP) - 1)


@given(st.lists(EFFECT, min_size=1, max_size=300))
def test_median_is_the_lower_of_the_middle_two(values):
    assert SAID[median(counts(values))] == median_low(values)


def test_median_of_nobody_is_not_rated():
    assert SAID[median(counts([]))] is None


@pytest.mark.parametrize(("values", "expected"), [([-3, 1], None), ([-3, 0, 1], (-3, 1)), ([2, 2, 2], (2, 2))])
def test_spread_is_hidden_below_three_raters(values, expected):
    assert spread(counts(values)) == expected


@pytest.mark.parametrize(
    ("by_a", "by_b", "expected"),
    [(1, 2, 1.5), (0, 3, 1.5), (3, 3, 3), (-1, 3, -1), (3, -2, -2), (-3, -1, -3), (None, 2, None), (0, None, None)],
)
def test_joint_effect_averages_only_what_is_not_negative(by_a, by_b, expected):
    assert joint_effect(by_a, by_b) == expected


@given(EFFECT, EFFECT, EFFECT)
def test_kinder_rating_never_lowers_the_joint_effect(by_a, kinder, by_b):
    low, high = sorted([by_a, kinder])

    assert joint_effect(low, by_b) <= joint_effect(high, by_b)
    assert joint_effect(by_b, low) <= joint_effect(by_b, high)


@given(EFFECT)
def test_counteracting_effect_is_never_averaged_away(by_b):
    assert joint_effect(-2, by_b) <= -2


@given(rounds(raters=4))
@FEW
def test_positions_are_lower_medians_of_the_own_raters(given_round):
    matrix = joint_matrix(**given_round)

    for cell in matrix.cells:
        for party, says in ((Party.A, cell.a_says), (Party.B, cell.b_says)):
            of_pair = [r for r in given_round["ratings"] if r.party is party and (r.goal_a, r.goal_b) == cell.pair]
            for said, values in zip(says, zip(*[rating[4:] for rating in of_pair], strict=True), strict=True):
                known = [value for value in values if value is not None]
                assert said == (median_low(known) if known else None)


def test_direction_rated_by_one_party_is_unrated_in_the_joint_view():
    a, b = goals("a", [5]), goals("b", [5])
    ratings = [Rating(Party.A, 1, "a1", "b1", 2, 2), Rating(Party.B, 1, "a1", "b1", 2, None)]

    (joint,) = joint_matrix(goals_a=a, goals_b=b, ratings=ratings).cells
    (own,) = own_matrix(goals_a=a, goals_b=b, ratings=ratings, party=Party.A).cells

    assert (joint.a_to_b, joint.b_to_a, joint.is_rated) == (2, None, False)
    assert (own.a_to_b, own.b_to_a, own.is_rated) == (2, 2, True)


def test_agreed_value_takes_the_place_of_both_ratings():
    given_round = both_rate([5], [5, 4], "(−2,1)(1,1)")

    matrix = joint_matrix(**given_round, agreements=[Agreement("a1", "b1", 1, None)])

    first, second = matrix.cells
    assert (first.a_to_b, first.b_to_a, second.a_to_b) == (1, 1, 1)
    assert (first.a_says, first.agreed) == ((-2, 1), (1, None))
    assert (matrix.view, matrix.n_agreed) == (View.JOINT, 0)


def test_view_is_agreed_once_every_pair_with_a_value_is():
    given_round = both_rate([5], [5, 4], "(−2,1)(1,1)")
    given_round["ratings"] = [rating for rating in given_round["ratings"] if rating.goal_b == "b1"]

    matrix = joint_matrix(**given_round, agreements=[Agreement("a1", "b1", 1, 1)])

    assert (matrix.view, matrix.n_agreed) == (View.AGREED, 1)


def test_number_of_raters_is_counted_per_party():
    ratings = [Rating(party, rater, "a1", "b1", 1, 1) for party, rater in [(Party.A, 1), (Party.A, 2), (Party.B, 1)]]

    matrix = joint_matrix(goals_a=goals("a", [1]), goals_b=goals("b", [1]), ratings=ratings)

    assert (matrix.raters_a, matrix.raters_b) == (2, 1)


@given(rounds(), st.randoms(use_true_random=False))
@FEW
def test_order_of_ratings_changes_nothing(given_round, random):
    shuffled = random.sample(given_round["ratings"], len(given_round["ratings"]))

    assert joint_matrix(**given_round) == joint_matrix(**{**given_round, "ratings": shuffled})


@given(rounds(), MAYBE)
@FEW
def test_own_matrix_looks_at_no_rating_of_the_other_party(given_round, said):
    others = [
        rating._replace(a_to_b=said, b_to_a=said, rater="another") if rating.party is Party.B else rating
        for rating in given_round["ratings"]
    ]

    assert own_matrix(**given_round, party=Party.A) == own_matrix(**{**given_round, "ratings": others}, party=Party.A)


def test_alarm_an_own_matrix_of_everybody_would_show_the_other_party(monkeypatch):
    given_round = both_rate([5], [5], "(1,1)")
    hostile = [r._replace(a_to_b=-3) if r.party is Party.B else r for r in given_round["ratings"]]
    monkeypatch.setattr("partnerships.compatibility.matrix.only_of", lambda party, ratings: ratings)

    leaking = [own_matrix(**{**given_round, "ratings": r}, party=Party.A) for r in (given_round["ratings"], hostile)]

    assert leaking[0] != leaking[1]


@pytest.mark.parametrize("importance", [0, 6, 2.5])
def test_importance_off_its_scale_is_refused(importance):
    with pytest.raises(ValueError, match=f"importance must be a whole number from 1 to 5; got {importance}"):
        Goal("a1", importance)


@pytest.mark.parametrize("rating", [("a1", "b9", 1, 1), ("a1", "b1", 4, 1), ("a1", "b1", 1, -4)])
def test_rating_off_the_matrix_or_the_scale_is_refused(rating):
    with pytest.raises(ValueError, match="a rating must name a goal of A, a goal of B and effects of"):
        joint_matrix(goals_a=goals("a", [1]), goals_b=goals("b", [1]), ratings=[Rating(Party.A, 1, *rating)])


@pytest.mark.parametrize(
    ("agreement", "says"), [(("a1", "b9", 1, 1), "must name a goal"), (("a1", "b1", 4, 1), "one of")]
)
def test_agreement_off_the_matrix_or_the_scale_is_refused(agreement, says):
    with pytest.raises(ValueError, match=says):
        joint_matrix(goals_a=goals("a", [1]), goals_b=goals("b", [1]), ratings=[], agreements=[Agreement(*agreement)])


def test_goal_named_twice_is_refused():
    with pytest.raises(ValueError, match="goals_b must name each goal once"):
        joint_matrix(goals_a=goals("a", [1]), goals_b=goals("b", [1]) * 2, ratings=[])


def test_more_raters_than_can_be_counted_are_refused_and_never_counted_as_few():
    (mine,), (theirs,) = goals("a", [1]), goals("b", [1])
    many = [Rating(Party.A, rater, mine.key, theirs.key, 1, 1) for rater in range(MOST + 1)]

    assert own_matrix(goals_a=[mine], goals_b=[theirs], ratings=many[:-1], party=Party.A).raters_a == MOST
    with pytest.raises(ValueError, match="at most 65,535 raters"):
        own_matrix(goals_a=[mine], goals_b=[theirs], ratings=many, party=Party.A)
