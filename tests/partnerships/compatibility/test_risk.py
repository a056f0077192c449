import pytest

from partnerships.compatibility import (
    Effect,
    Help,
    Level,
    Party,
    Sign,
    assess_joint,
    help_at,
    measure_risk,
)
from tests.partnerships.compatibility.build import both_rate

pytestmark = pytest.mark.pure


def risk_of(text, importances=([3], [3, 3]), **more):
    found = assess_joint(**both_rate(*importances, text))
    return measure_risk(found.matrix, synergy=found.synergy, gap=found.gap, red_lines=found.red_lines, **more)


@pytest.mark.parametrize(
    ("text", "more", "level", "signs"),
    [
        ("(−3,0)(0,0)", {}, Level.CRITICAL, (Sign.OPEN_RED_LINE,)),
        ("(0,0)(0,0)", {"stage": 7}, Level.CRITICAL, (Sign.CONFLICT_STAGE,)),
        ("(−2,−1)(−1,0)", {}, Level.HIGH, (Sign.TENSION,)),
        ("(0,0)(0,0)", {"stage": 4}, Level.HIGH, (Sign.CONFLICT_STAGE,)),
        ("(−2,0)(0,0)", {}, Level.MEDIUM, (Sign.TENSION,)),
        ("(0,0)(0,0)", {"stage": 1}, Level.MEDIUM, (Sign.CONFLICT_STAGE,)),
        ("(−1,0)(0,0)", {}, Level.LOW, ()),
    ],
)
def test_level_is_that_of_the_first_rule(text, more, level, signs):
    found = risk_of(text, **more)

    assert (found.level, found.signs) == (level, signs)


def test_important_effect_is_high_until_somebody_mitigates_it():
    importances = ([5], [5, 5])
    mitigated = [Effect("a1", "b1", "a_to_b")]

    assert risk_of("(−2,0)(0,0)", importances).signs == (Sign.UNMITIGATED,)
    assert risk_of("(−2,0)(0,0)", importances, mitigated=mitigated).level is Level.MEDIUM


def test_opposite_signs_and_a_wide_gap_are_medium():
    given_round = both_rate([3], [3], "(1,1)")
    given_round["ratings"] = [
        rating._replace(a_to_b=-1, b_to_a=-2) if rating.party is Party.B else rating
        for rating in given_round["ratings"]
    ]
    found = assess_joint(**given_round)

    risk = measure_risk(found.matrix, synergy=None, gap=found.gap)

    assert (risk.level, risk.signs) == (Level.MEDIUM, (Sign.GAP, Sign.OPPOSED_SIGNS))


def test_trend_multiplies_what_is_calm():
    found = risk_of("(−2,−1)(0,0)", stage=3, missed=0.5)

    assert found.trend == pytest.approx(1 - (1 - 3 / 12) * (1 - 0) * (1 - 3 / 9) * (1 - 0.5))
    assert found.missing == ()


def test_trend_names_what_it_does_not_know():
    assert risk_of("(0,0)(0,0)").missing == ("missed",)


def test_trend_is_not_made_of_calm_nobody_measured():
    found = assess_joint(**both_rate([3], [3], "(0,0)"))

    assert measure_risk(found.matrix, synergy=None).trend is None


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        (1, (Help.SELF_HELP,)),
        (3, (Help.SELF_HELP, Help.PROCESS_GUIDANCE)),
        (6, (Help.MEDIATION, Help.ARBITRATION)),
        (7, (Help.MEDIATION, Help.ARBITRATION, Help.EXIT)),
        (9, (Help.EXIT,)),
    ],
)
def test_help_follows_from_the_stage(stage, expected):
    assert help_at(stage) == expected
    assert risk_of("(0,0)(0,0)", stage=stage).help == expected


def test_stage_off_its_scale_is_refused():
    with pytest.raises(ValueError, match="stage must lie between 1 and 9; got 0"):
        help_at(0)
    with pytest.raises(ValueError, match="stage must lie between 0 and 9; got 10"):
        risk_of("(0,0)(0,0)", stage=10)
