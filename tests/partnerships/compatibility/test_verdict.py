from dataclasses import replace

import pytest
from hypothesis import given

from partnerships.compatibility import (
    Agreement,
    Because,
    Effect,
    Goal,
    Party,
    Rating,
    Thresholds,
    Verdict,
    assess_joint,
    assess_own,
    judge,
    measure_synergy,
)
from tests.partnerships.compatibility.build import FEW, agreed_rounds, both_rate, goals, matrix_of, rounds, swapped

pytestmark = pytest.mark.pure


def verdict_of(importances_a, importances_b, text, **more):
    return assess_joint(**both_rate(importances_a, importances_b, text), **more).judgement


def test_net_of_exactly_thirty_hundredths_counts_as_reached():
    found = verdict_of([1], [1] * 10, "(1,1)" * 9 + "(0,0)")

    assert (found.verdict, found.reasons[0].figure) == (Verdict.COMPLEMENTARY, 0.3)


def test_figure_that_floats_just_below_a_line_still_reaches_it():
    matrix = matrix_of([1], [1] * 10, "(1,1)" * 9 + "(0,0)")
    synergy = measure_synergy(matrix)
    assert synergy is not None

    just_below = judge(matrix, synergy=replace(synergy, net=0.1 * 3 - 1e-10))
    really_below = judge(matrix, synergy=replace(synergy, net=0.3 - 1e-8))

    assert (just_below.verdict, really_below.verdict) == (Verdict.COMPLEMENTARY, Verdict.PROMISING)


def test_tension_of_exactly_fifteen_hundredths_is_negotiated():
    found = verdict_of([1], [1] * 10, "(−1,0)" * 9 + "(0,0)")

    assert (found.verdict, [reason.because for reason in found.reasons]) == (Verdict.NEGOTIATE, [Because.HIGH_TENSION])


@pytest.mark.parametrize(
    ("importance_a", "importance_b", "verdict"),
    [(4, 4, Verdict.NEGOTIATE), (4, 3, Verdict.COMPLEMENTARY), (3, 5, Verdict.COMPLEMENTARY)],
)
def test_counteracting_effect_is_negotiated_where_both_goals_matter(importance_a, importance_b, verdict):
    found = verdict_of([importance_a, 5], [importance_b, 5], "(−2,0)(2,2); (2,2)(2,2)")

    assert found.verdict is verdict


@pytest.mark.parametrize(("importance", "verdict"), [(4, Verdict.NEGOTIATE), (3, Verdict.COMPLEMENTARY)])
def test_opposite_signs_are_negotiated_where_both_goals_matter(importance, verdict):
    given_round = both_rate([importance, 5], [4, 5], "(1,1)(3,3); (3,3)(3,3)")
    opposed = [
        rating._replace(a_to_b=-1) if rating[:4:2] == (Party.B, "a1") and rating.goal_b == "b1" else rating
        for rating in given_round["ratings"]
    ]

    found = assess_joint(**{**given_round, "ratings": opposed})
    settled = assess_joint(**{**given_round, "ratings": opposed}, agreements=[Agreement("a1", "b1", 0, None)])

    assert found.judgement.verdict is verdict
    assert settled.judgement.verdict is Verdict.COMPLEMENTARY
    if verdict is Verdict.NEGOTIATE:
        assert [(reason.because, reason.about) for reason in found.judgement.reasons] == [
            (Because.OPPOSED_IMPORTANT, (Effect("a1", "b1", "a_to_b"),))
        ]


def test_verdict_is_provisional_while_a_party_has_not_submitted():
    found = verdict_of([5], [5], "(3,3)", waiting_for=[Party.B])

    assert (found.verdict, found.waiting_for) == (Verdict.PROVISIONAL, (Party.B,))
    assert [(reason.because, reason.about) for reason in found.reasons] == [(Because.WAITING_FOR_PARTY, (Party.B,))]


def test_own_verdict_does_not_wait_for_the_other_party():
    given_round = both_rate([5], [5], "(3,3)")

    waiting_for_other = assess_own(**given_round, party=Party.A, waiting_for=[Party.B])
    not_ready = assess_own(**given_round, party=Party.A, waiting_for=[Party.A])

    assert waiting_for_other.judgement.verdict is Verdict.COMPLEMENTARY
    assert not_ready.judgement.verdict is Verdict.PROVISIONAL


def test_low_coverage_is_provisional_with_its_figure_and_its_line():
    ratings = [Rating(party, 1, "a1", "b1", 3, 3) for party in Party]

    found = assess_joint(goals_a=goals("a", [5]), goals_b=goals("b", [5, 5]), ratings=ratings).judgement

    (reason,) = found.reasons
    assert (found.verdict, reason.because, reason.figure, reason.line) == (
        Verdict.PROVISIONAL,
        Because.LOW_COVERAGE,
        0.5,
        0.8,
    )


def test_red_line_comes_before_low_coverage():
    ratings = [Rating(Party.A, 1, "a1", "b1", -3, None)]

    found = assess_joint(goals_a=goals("a", [5]), goals_b=goals("b", [5] * 9), ratings=ratings)

    assert (found.judgement.verdict, found.synergy) == (Verdict.RED_LINE, None)


def test_thresholds_are_configuration():
    stricter = Thresholds(net_to_complement=0.9)

    assert verdict_of([5], [5], "(2,2)").verdict is Verdict.COMPLEMENTARY
    assert verdict_of([5], [5], "(2,2)", thresholds=stricter).verdict is Verdict.PROMISING


def test_judging_a_rated_matrix_without_its_figures_is_refused():
    with pytest.raises(ValueError, match="synergy must be given"):
        judge(matrix_of([5], [5], "(2,2)"), synergy=None)


@given(rounds())
@FEW
def test_verdict_is_the_same_from_either_side(given_round):
    ours, theirs = assess_joint(**given_round), assess_joint(**swapped(given_round))

    assert ours.judgement.verdict is theirs.judgement.verdict


@given(agreed_rounds())
@FEW
def test_a_new_unrated_goal_moves_the_verdict_to_provisional_or_not_at_all(given_round):
    wider = {**given_round, "goals_a": [*given_round["goals_a"], Goal("new", 1)]}

    before, after = assess_joint(**given_round).judgement.verdict, assess_joint(**wider).judgement.verdict

    assert after in {before, Verdict.PROVISIONAL}
