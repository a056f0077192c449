from datetime import timedelta

import pytest

from missions.models import Decision, Revision, Voice
from missions.services.beside import SomebodyWroteMeanwhile
from missions.services.decisions import (
    NextLookMissing,
    VoiceIsKept,
    add_voice,
    look_back,
    remove_voice,
    save_test,
)
from tests.factories.missions import AT
from tests.factories.plans import DecisionFactory, StakeholderFactory

pytestmark = pytest.mark.django_db
TODAY = AT.date()


@pytest.fixture
def decision(organization) -> Decision:
    return DecisionFactory(organization=organization, decided_on=TODAY, look_back_on=TODAY)


def test_test_answers_of_two_people_are_joined(decision):
    save_test(decision=decision, wanted={"promise": ("yes", "Food.")}, seen={})
    save_test(decision=decision, wanted={"harm": ("unsure", ""), "promise": (None, "")}, seen={"promise": (None, "")})

    rows = decision.test_answers.order_by("question").values_list("question", "answer", "note")
    assert list(rows) == [("harm", "unsure", ""), ("promise", "yes", "Food.")]


def test_a_reason_without_an_answer_is_kept(decision):
    save_test(decision=decision, wanted={"means": (None, "Ask Priya.")}, seen={})

    assert list(decision.test_answers.values_list("answer", "note")) == [("", "Ask Priya.")]


def test_voice_for_a_stakeholder_takes_its_name(decision):
    press = StakeholderFactory(organization=decision.organization, name="Press")

    assert add_voice(decision=decision, name="", view="Good.", stakeholder=press).name == "Press"


def test_voice_against_stays_and_another_can_be_taken_out(decision):
    against = add_voice(decision=decision, name="Ana", view="Too early.", is_against=True)
    other = add_voice(decision=decision, name="Ben", view="Yes.")

    remove_voice(voice=other)
    with pytest.raises(VoiceIsKept):
        remove_voice(voice=against)

    assert list(Voice.objects.all()) == [against]


def test_look_back_says_whether_it_was_right(decision, leader):
    look_back(decision=decision, wanted=("mixed", "Ask earlier."), seen=(None, ""), by=leader.person, at=AT)

    decision.refresh_from_db()
    assert (decision.verdict, decision.lesson, decision.looked_back_at) == ("mixed", "Ask earlier.", AT)
    assert not Decision.objects.to_look_back_on(on=TODAY).exists()


def test_look_back_of_two_people_is_not_overwritten(decision):
    look_back(decision=decision, wanted=("right", "Theirs."), seen=(None, ""), by=None, at=AT)

    with pytest.raises(SomebodyWroteMeanwhile) as refusal:
        look_back(decision=decision, wanted=("wrong", "Mine."), seen=(None, ""), by=None, at=AT)

    assert refusal.value.current == {0: ("right", "Theirs.")}


def test_too_early_sets_the_next_day_and_keeps_what_was_learned(decision):
    later = TODAY + timedelta(days=90)
    look_back(
        decision=decision, wanted=("too_early", "So far so good."), seen=(None, ""), next_on=later, by=None, at=AT
    )

    decision.refresh_from_db()
    assert (decision.verdict, decision.lesson, decision.look_back_on) == ("", "So far so good.", later)
    assert Revision.objects.about(decision).count() == 2


@pytest.mark.parametrize("next_on", [None, TODAY])
def test_too_early_needs_a_day_to_come(next_on, decision):
    with pytest.raises(NextLookMissing):
        look_back(decision=decision, wanted=("too_early", ""), seen=(None, ""), next_on=next_on, by=None, at=AT)

    decision.refresh_from_db()
    assert decision.look_back_on == TODAY
