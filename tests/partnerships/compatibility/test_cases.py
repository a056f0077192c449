"""Twelve partnerships that were: figures and verdict of each, as written down before the engine was."""

import pytest

from partnerships.compatibility import (
    Because,
    Effect,
    Flag,
    Goal,
    Level,
    Party,
    Recipient,
    Stakeholder,
    Tag,
    ValueItem,
    Verdict,
    assess_joint,
    find_same_words,
    joint_matrix,
    measure_realization,
    measure_resonance,
    measure_risk,
)
from tests.partnerships.compatibility.build import both_rate, cells, rated

pytestmark = pytest.mark.pure

CASES = {
    "1a green nonprofit and renewables firm": ([5, 4], [5, 4], "(−1,−2)(0,0); (0,1)(0,1)"),
    "1b after a shared vision": ([5, 4], [5, 4], "(−1,−1)(0,1); (2,2)(1,2)"),
    "2a education enterprise and workforce company": ([5, 3], [5, 4], "(1,0)(0,0); (0,0)(0,0)"),
    "2b after workshops": ([5, 3], [5, 4], "(2,2)(1,1); (1,1)(1,1)"),
    "3a health nonprofit and tech": ([5, 4], [5, 3], "(1,1)(0,0); (−1,−2)(0,−1)"),
    "3b after planning": ([5, 4], [5, 3], "(2,2)(1,1); (1,0)(1,0)"),
    "4a relief and systemic change": ([5, 4], [5, 4], "(−1,−1)(−1,1); (−2,−2)(0,0)"),
    "4b sequenced handover": ([5, 4], [5, 4], "(0,1)(1,1); (−1,−1)(0,0)"),
    "5 Komen and KFC": ([5, 5, 4], [5, 3], "(0,−2)(1,0); (1,−3)(2,−2); (1,2)(1,1)"),
    "6 Intel and OLPC": ([5, 4], [5, 3], "(−2,−3)(2,1); (−1,−1)(1,1)"),
    "7 EDF and McDonald's": ([5, 5], [4, 5], "(1,3)(3,1); (0,0)(1,−1)"),
    "8 Age UK and E.ON": ([5, 4], [5, 4], "(0,−1)(−2,−2); (2,2)(1,2)"),
}
EXPECTED = {
    "1a": (0.074, 0.154, -0.080, Verdict.NEGOTIATE, [Because.HIGH_TENSION, Because.COUNTERACTING_IMPORTANT]),
    "1b": (
        0.305,
        0.103,
        0.202,
        Verdict.PROMISING,
        [Because.SOME_SYNERGY, Because.SOME_TENSION, Because.NET_NOT_REACHED],
    ),
    "2a": (0.058, 0, 0.058, Verdict.PARALLEL, [Because.LITTLE_SYNERGY, Because.LITTLE_TENSION]),
    "2b": (0.449, 0, 0.449, Verdict.COMPLEMENTARY, [Because.NET_REACHED]),
    "3a": (0.116, 0.167, -0.051, Verdict.NEGOTIATE, [Because.HIGH_TENSION, Because.COUNTERACTING_IMPORTANT]),
    "3b": (0.375, 0, 0.375, Verdict.COMPLEMENTARY, [Because.NET_REACHED]),
    "4a": (0.041, 0.309, -0.267, Verdict.NEGOTIATE, [Because.HIGH_TENSION, Because.COUNTERACTING_IMPORTANT]),
    "4b": (0.134, 0.082, 0.051, Verdict.PARALLEL, [Because.LITTLE_SYNERGY, Because.LITTLE_TENSION]),
    "5": (0.229, 0.231, -0.001, Verdict.RED_LINE, [Because.OPEN_RED_LINE]),
    "6": (0.160, 0.382, -0.222, Verdict.RED_LINE, [Because.OPEN_RED_LINE]),
    "7": (0.380, 0.046, 0.333, Verdict.COMPLEMENTARY, [Because.NET_REACHED]),
    "8": (0.263, 0.216, 0.047, Verdict.NEGOTIATE, [Because.HIGH_TENSION, Because.COUNTERACTING_IMPORTANT]),
}


def case(number):
    name = next(name for name in CASES if name.split()[0] == number)
    return assess_joint(**both_rate(*CASES[name]))


def with_words(importances, words):
    return [Goal(key, importance, *said) for (key, *said), importance in zip(words, importances, strict=True)]


@pytest.mark.parametrize("name", CASES)
def test_case_has_its_figures_and_its_verdict(name):
    found = case(name.split()[0])

    assert found.synergy is not None
    assert (
        *(round(figure, 3) for figure in (found.synergy.synergy, found.synergy.tension, found.synergy.net)),
        found.judgement.verdict,
        [reason.because for reason in found.judgement.reasons],
    ) == EXPECTED[name.split()[0]]


def test_case_1b_points_at_the_siting_cell():
    assert [tension.effect[:2] for tension in case("1b").tensions] == [("a1", "b1"), ("a1", "b1")]


def test_case_2a_has_no_conflict():
    found = case("2a")

    assert (found.tensions, found.red_lines, found.flags) == ((), (), ())
    assert measure_risk(found.matrix, synergy=found.synergy, gap=found.gap).level is Level.LOW


def test_case_3a_is_a_clash_of_approaches():
    goals_a = with_words([5, 4], [("health", "by the community"), ("trust", "by the community")])
    goals_b = with_words([5, 3], [("product", "by technology"), ("growth", "by technology")])
    rows = cells(CASES["3a health nonprofit and tech"][2])
    ratings = [rating for party in Party for rating in rated(goals_a, goals_b, rows, party=party)]

    found = assess_joint(goals_a=goals_a, goals_b=goals_b, ratings=ratings)

    assert {tension.tags for tension in found.tensions} == {(Tag.APPROACH,)}


def test_case_4a_has_high_risk_and_says_the_same_words_for_another_approach():
    goals_a = with_words([5, 4], [("need", "relief now", "this year"), ("neutrality", "relief now", "")])
    goals_b = with_words([5, 4], [("causes", "systemic change", "ten years"), ("local", "systemic change", "")])
    rows = cells(CASES["4a relief and systemic change"][2])
    ratings = [rating for party in Party for rating in rated(goals_a, goals_b, rows, party=party)]
    matrix = joint_matrix(goals_a=goals_a, goals_b=goals_b, ratings=ratings)
    found = case("4a")

    (same,) = find_same_words(matrix, [("need", "causes")])

    assert (same.pair, same.tags) == (("need", "causes"), (Tag.APPROACH, Tag.TIME_HORIZON))
    assert measure_risk(found.matrix, synergy=found.synergy, gap=found.gap).level is Level.HIGH


def test_case_4b_has_no_more_than_a_little_tension():
    found = case("4b")

    assert measure_risk(found.matrix, synergy=found.synergy, gap=found.gap).level is Level.LOW


def test_case_5_is_the_trap_of_a_net_near_zero():
    found = case("5")

    assert found.synergy is not None
    assert (round(found.synergy.a_to_b, 3), round(found.synergy.b_to_a, 3)) == (0.304, -0.307)
    assert found.flags == (Flag.NET_NEAR_ZERO, Flag.ASYMMETRIC)
    assert {line.about for line in found.red_lines} == {Effect("a2", "b1", "b_to_a")}
    assert measure_risk(found.matrix, synergy=found.synergy, red_lines=found.red_lines).level is Level.CRITICAL


def test_case_5_resonates_little():
    donors = Stakeholder("donors", 4, 5, is_legitimate=True, is_urgent=True, stance=-2)
    patients = Stakeholder("patients", 2, 5, is_legitimate=True, is_urgent=True, stance=-1, affected=-2)
    customers = Stakeholder("customers", 3, 2, is_legitimate=False, is_urgent=False, stance=1)

    found = measure_resonance([donors, patients, customers])

    assert found.value == pytest.approx((1 + (1 * -2 + 2 / 3 * -1 + 1 / 3 * 1) / (2 * 2)) / 2)
    assert found.value is not None
    assert found.value < 0.25
    assert (found.hostile, found.without_a_voice) == (("donors", "patients"), ("patients",))


def test_case_6_paid_a_third_of_what_was_pledged():
    found = case("6")

    assert {line.about for line in found.red_lines if line.is_open} == {Effect("a1", "b1", "b_to_a")}
    assert found.synergy is not None
    assert not found.synergy.is_asymmetric
    pledge = ValueItem(Recipient.A, "economic", expected=18, realized=6)
    assert round(measure_realization([pledge]), 2) == 0.33


def test_case_7_has_one_small_tension():
    found = case("7")

    assert [(tension.effect, tension.value) for tension in found.tensions] == [(Effect("a2", "b2", "b_to_a"), -1)]
    assert found.lift is None


def test_case_8_is_the_same_trap_again():
    found = case("8")

    assert found.flags == (Flag.NET_NEAR_ZERO,)
    assert found.judgement.reasons[1].about == (Effect("a1", "b2", "a_to_b"), Effect("a1", "b2", "b_to_a"))


def test_case_12_a_good_match_still_warns_of_a_hostile_stakeholder():
    critic = Stakeholder("critic", 4, 5, is_legitimate=True, is_urgent=False, stance=-2)
    former_critic = Stakeholder("former critic", 4, 5, is_legitimate=True, is_urgent=False, stance=1)

    assert measure_resonance([critic, former_critic]).hostile == ("critic",)


def test_trap_is_not_called_where_nothing_cancels():
    assert [number for number in EXPECTED if Flag.NET_NEAR_ZERO in case(number).flags] == ["5", "8"]
