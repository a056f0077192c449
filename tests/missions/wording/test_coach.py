from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from missions.queries.coach import WORDS
from missions.wording.coach import CHECKS, Draft, advise

pytestmark = pytest.mark.pure

SOUND = Draft(
    title="Every household that asks has fresh food within two days",
    today=date(2026, 11, 25),
    success="A mother calls on Monday, and on Wednesday there is food.",
    measure="Households served within two days",
    direction="increase",
    baseline=Decimal(64),
    target=Decimal(95),
    start_on=date(2026, 1, 1),
    due_on=date(2027, 1, 31),
    has_beneficiary=True,
    has_promise=True,
    is_answered_for=True,
    could_be_gamed="yes",
    gaming_note="Ten boxes a month are checked.",
    chances=(55, 90, 95),
)


def codes(**changed):
    return [advice.code for advice in advise(replace(SOUND, **changed))]


def test_sound_outcome_is_asked_nothing():
    assert codes() == []


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("output", {"title": "Hold 10 cooking workshops"}),
        ("output", {"measure": "Leaflets printed"}),
        ("two-things", {"title": "Increase attendance and reduce waste"}),
        ("vague", {"title": "Improve the quality of support", "target": None, "baseline": None, "measure": ""}),
        ("no-promise", {"has_promise": False}),
        ("no-beneficiary", {"has_beneficiary": False}),
        ("no-success", {"success": " "}),
        ("no-measure", {"measure": ""}),
        ("no-baseline", {"baseline": None}),
        ("no-target", {"target": None}),
        ("no-target", {"direction": "hold"}),
        ("nothing-moves", {"target": Decimal(64)}),
        ("wrong-way", {"target": Decimal(60)}),
        ("wrong-way", {"direction": "reduce"}),
        ("no-date", {"due_on": None}),
        ("date-past", {"due_on": date(2026, 11, 24)}),
        ("metric-only", {"could_be_gamed": ""}),
        ("metric-only", {"gaming_note": ""}),
        ("near-certain", {"chances": (90, 95, 100)}),
        ("nobody-answers", {"is_answered_for": False}),
    ],
)
def test_check_speaks_up(code, changed):
    assert code in codes(**changed)


@pytest.mark.parametrize(
    "changed",
    [
        {"is_financial": True, "has_promise": False, "has_beneficiary": False},
        {"title": "Hold four to six months of costs in reserve"},
        {"direction": "hold", "baseline": None, "target": None, "has_band": True},
        {"could_be_gamed": "no", "gaming_note": ""},
        {"chances": (95, 95)},
        {"due_on": date(2026, 11, 25)},
    ],
)
def test_check_stays_silent_where_it_has_nothing_to_ask(changed):
    assert codes(**changed) == []


def test_advice_names_the_words_it_is_about():
    advice = {item.code: item.words for item in advise(replace(SOUND, title="Hold 10 cooking workshops"))}

    assert advice == {"output": "Hold 10 cooking workshops"}


def test_every_check_has_words_and_there_are_about_twelve():
    assert set(WORDS) == set(CHECKS)
    assert len(CHECKS) >= 12
