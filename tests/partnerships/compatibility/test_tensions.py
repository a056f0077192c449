import pytest
from hypothesis import given

from partnerships.compatibility import (
    Effect,
    Goal,
    Opportunity,
    Party,
    Rating,
    Tag,
    find_opportunities,
    find_same_words,
    find_tensions,
    joint_matrix,
)
from tests.partnerships.compatibility.build import FEW, goals, matrix_of, rounds

pytestmark = pytest.mark.pure


def test_tensions_come_the_heaviest_first_with_their_share():
    found = find_tensions(matrix_of([5, 4], [5, 3], "(−1,2)(0,−2); (−2,−1)(1,1)"))

    assert [(tension.effect, tension.value, tension.weight) for tension in found] == [
        (Effect("a2", "b1", "a_to_b"), -2, 20),
        (Effect("a1", "b2", "b_to_a"), -2, 15),
        (Effect("a1", "b1", "a_to_b"), -1, 25),
        (Effect("a2", "b1", "b_to_a"), -1, 20),
    ]
    assert [tension.share for tension in found] == [40 / 115, 30 / 115, 25 / 115, 20 / 115]
    assert [tension.is_important for tension in found] == [True, False, True, True]


@given(rounds())
@FEW
def test_every_effect_below_nothing_is_a_tension(given_round):
    matrix = joint_matrix(**given_round)

    found = find_tensions(matrix)

    values = [value for cell in matrix.cells for value in (cell.a_to_b, cell.b_to_a) if value is not None and value < 0]
    assert sorted(tension.value for tension in found) == sorted(values)
    assert not found or sum(tension.share for tension in found) == pytest.approx(1)


def test_half_rated_pair_still_shows_its_tension():
    ratings = [Rating(party, 1, "a1", "b1", -1, None) for party in Party]

    (found,) = find_tensions(joint_matrix(goals_a=goals("a", [5]), goals_b=goals("b", [5]), ratings=ratings))

    assert found.effect == Effect("a1", "b1", "a_to_b")


def test_opportunities_help_and_nowhere_hurt():
    found = find_opportunities(matrix_of([5, 4], [5, 3], "(3,−1)(2,0); (1,1)(0,0)"))

    assert found == (
        Opportunity(("a2", "b1"), 1, 1, 2 / 6, True, 20),
        Opportunity(("a1", "b2"), 2, 0, 2 / 6, False, 15),
    )


def test_same_topic_with_another_approach_or_horizon_is_pointed_at():
    goals_a = [Goal("poverty", 5, "relief", "now"), Goal("water", 3, "wells"), Goal("school", 3)]
    goals_b = [Goal("end poverty", 5, "law", "now"), Goal("clean water", 3, "wells"), Goal("learning", 3, "grants")]
    matrix = joint_matrix(goals_a=goals_a, goals_b=goals_b, ratings=[])

    found = find_same_words(matrix, [("poverty", "end poverty"), ("water", "clean water"), ("school", "learning")])

    assert [(same.pair, same.tags) for same in found] == [(("poverty", "end poverty"), (Tag.APPROACH,))]
