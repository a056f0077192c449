import pytest
from hypothesis import given

from partnerships.compatibility import (
    Acceptance,
    Agreement,
    Breach,
    Effect,
    Party,
    Rating,
    Source,
    Verdict,
    assess_joint,
    assess_own,
    find_red_lines,
    joint_matrix,
    lone_red_flags,
    own_matrix,
)
from tests.partnerships.compatibility.build import FEW, agreed_rounds, both_rate, goals, matrix_of

pytestmark = pytest.mark.pure

EFFECT = Effect("a1", "b1", "b_to_a")
ONE_SIDED = {
    "goals_a": goals("a", [5]),
    "goals_b": goals("b", [5]),
    "ratings": [Rating(Party.A, 1, "a1", "b1", 1, -3), Rating(Party.B, 1, "a1", "b1", 1, 2)],
}


def test_position_of_one_party_is_a_red_line():
    (line,) = find_red_lines(joint_matrix(**ONE_SIDED))

    assert (line.source, line.party, line.about, line.is_open) == (Source.POSITION, Party.A, EFFECT, True)


def test_half_rated_pair_counts_nowhere_but_its_red_line_blocks():
    ratings = [Rating(Party.A, 1, "a1", "b1", None, -3), *both_rate([5], [5, 5], "(1,1)(1,1)")["ratings"][1::2]]

    found = assess_joint(goals_a=goals("a", [5]), goals_b=goals("b", [5, 5]), ratings=ratings)

    assert (found.coverage.rated, found.judgement.verdict) == (1, Verdict.RED_LINE)
    assert found.lift is not None
    assert [(change.effect, change.was, change.becomes) for change in found.lift.changes] == [(EFFECT, -3, -2)]


@pytest.mark.parametrize(
    ("accepting", "is_open"), [([], True), ([Party.A], True), ([Party.B], True), ([Party.A, Party.B], False)]
)
def test_red_line_is_open_until_both_parties_accept_it(accepting, is_open):
    acceptances = [Acceptance(party, EFFECT) for party in accepting]

    found = assess_joint(**ONE_SIDED, acceptances=acceptances)

    assert [line.is_open for line in found.red_lines] == [is_open]
    assert (found.judgement.verdict is Verdict.RED_LINE) is is_open


def test_accepting_another_effect_opens_nothing():
    elsewhere = [Acceptance(party, Effect("a1", "b1", "a_to_b")) for party in Party]

    assert assess_joint(**ONE_SIDED, acceptances=elsewhere).judgement.verdict is Verdict.RED_LINE


def test_party_that_rates_again_takes_its_line_away():
    milder = {**ONE_SIDED, "ratings": [ONE_SIDED["ratings"][0]._replace(b_to_a=-2), ONE_SIDED["ratings"][1]]}

    assert find_red_lines(joint_matrix(**milder)) == ()


def test_agreeing_on_something_milder_leaves_the_position_open():
    found = find_red_lines(joint_matrix(**ONE_SIDED, agreements=[Agreement("a1", "b1", 1, 0)]))

    assert [(line.source, line.is_open) for line in found] == [(Source.POSITION, True)]


def test_agreed_cancelling_is_a_red_line_of_both():
    given_round = both_rate([5], [5], "(1,1)")

    (line,) = find_red_lines(joint_matrix(**given_round, agreements=[Agreement("a1", "b1", -3, 1)]))

    assert (line.source, line.party, line.about) == (Source.AGREED, None, Effect("a1", "b1", "a_to_b"))


def test_breach_of_what_is_not_negotiable_blocks_until_both_accept():
    given_round = both_rate([5], [5], "(2,2)")
    breaches = [Breach(Party.B, "no tobacco money")]

    blocked = assess_joint(**given_round, breaches=breaches)
    accepted = assess_joint(
        **given_round, breaches=breaches, acceptances=[Acceptance(party, "no tobacco money") for party in Party]
    )

    assert (blocked.judgement.verdict, accepted.judgement.verdict) == (Verdict.RED_LINE, Verdict.COMPLEMENTARY)
    assert blocked.lift is not None
    assert (blocked.lift.steps, blocked.lift.to_accept) == (0, ("no tobacco money",))
    assert blocked.lift.leads_to is Verdict.COMPLEMENTARY


def test_own_view_shows_no_breach_of_the_other_party():
    given_round = both_rate([5], [5], "(2,2)")

    found = assess_own(**given_round, party=Party.A, breaches=[Breach(Party.B, "no tobacco money")])

    assert found.red_lines == ()


@given(agreed_rounds())
@FEW
def test_red_lines_are_exactly_the_cancelling_effects(given_round):
    matrix = joint_matrix(**given_round)
    cancelling = {
        Effect(*cell.pair, direction)
        for cell in matrix.cells
        for direction in ("a_to_b", "b_to_a")
        if getattr(cell, direction) == -3
    }

    assert {line.about for line in find_red_lines(matrix)} == cancelling


def test_lone_red_flag_stays_inside_its_own_party():
    ratings = [
        *(Rating(Party.A, rater, "a1", "b1", effect, 1) for rater, effect in enumerate((-3, 1, 1))),
        Rating(Party.B, 1, "a1", "b1", 1, 1),
    ]
    sides = {"goals_a": goals("a", [5]), "goals_b": goals("b", [5]), "ratings": ratings}

    assert lone_red_flags(own_matrix(**sides, party=Party.A)) == (Effect("a1", "b1", "a_to_b"),)
    assert lone_red_flags(own_matrix(**sides, party=Party.B)) == ()
    assert (assess_joint(**sides).lone_red_flags, assess_joint(**sides).red_lines) == ((), ())


def test_lone_red_flags_of_a_joint_view_are_refused():
    with pytest.raises(ValueError, match="matrix must be one party's own view"):
        lone_red_flags(matrix_of([1], [1], "(1,1)"))
