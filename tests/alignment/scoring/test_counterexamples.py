"""What people said does not show a promise, as the engine reads it."""

from dataclasses import replace

import pytest

from alignment.scoring import AnswerText, Match, PromiseText, read_answers
from tests.alignment.encoders import WordEncoder

pytestmark = pytest.mark.pure

CLEAN = PromiseText(key="clean", text="Keep parks clean and safe")
FEED = PromiseText(key="feed", text="Feed hungry families")
BOOKED = "I clean up park bookings"
NEXT = "I clean up park bookings every Monday."
TRUE = "I keep the parks clean and safe."


def read(text: str, promise: PromiseText = CLEAN, *, encoder: object = None) -> Match:
    (answer,) = read_answers(
        encoder=encoder or WordEncoder(), answers=[AnswerText("a", text)], promises=[promise, FEED], mission_text=""
    ).answers
    return answer.matches[0]


def against(*clauses: str, cues: tuple[str, ...] = ()) -> PromiseText:
    return replace(CLEAN, counterexamples=clauses, cues=cues)


def test_clause_nearer_to_a_counterexample_than_to_any_phrasing_is_no_mention():
    match = read(NEXT, against(BOOKED))

    assert (match.band, match.voiced, match.start, match.end, match.shared) == ("none", False, 0, 0, ())


def test_alarm_the_same_clause_counts_where_nobody_spoke_against_it():
    match = read(NEXT)

    assert match.band != "none"
    assert match.voiced


def test_clause_nearer_to_the_promise_keeps_counting_just_as_it_did():
    assert read(TRUE, against(BOOKED)) == read(TRUE)


def test_another_clause_of_the_answer_still_counts_and_is_the_evidence():
    match = read(f"{NEXT} {TRUE}", against(BOOKED))

    assert match.voiced
    assert f"{NEXT} {TRUE}"[match.start : match.end] == TRUE.rstrip(".")


def test_whole_answer_does_not_bring_a_clause_back():
    text = f"{NEXT} I answer phones."

    assert read(text).voiced
    assert read(text, against(BOOKED)).band == "none"


@pytest.mark.parametrize("said", [CLEAN.text, "keep parks clean, and safe!", "Clean up park bookings"])
def test_words_of_a_phrasing_never_speak_against_it(said: str):
    phrased = replace(CLEAN, cues=("clean up park bookings",))

    assert read(said, replace(phrased, counterexamples=(said,))) == read(said, phrased)


def test_as_near_to_a_phrasing_as_to_a_counterexample_keeps_counting():
    """The word encoder sees no order: both are the same vector."""
    assert read(TRUE, against("Safe parks and clean keep")).voiced


def test_an_echo_of_the_question_is_cut_off_a_counterexample_as_off_an_answer():
    assert read(NEXT, against(f"I get paid to {BOOKED[2:]}")).band == "none"


def test_other_promises_are_untouched(encoder):
    text = "I pack boxes of food that go to hungry families."
    both = [CLEAN, FEED]
    told = [against(text.rstrip(".")), FEED]

    plain, taught = (
        read_answers(encoder=encoder, answers=[AnswerText("a", text)], promises=promises, mission_text="").answers[0]
        for promises in (both, told)
    )

    assert plain.matches[1] == taught.matches[1]
    assert taught.matches[1].voiced


def test_closest_sentence_is_whole_and_never_one_that_people_have_said_does_not_show_it():
    other = "I answer many phones, read long letters, order stamps, paper, toner and safe envelopes"
    text = f"{NEXT} {other}."
    found = read(text, against(BOOKED))

    assert not found.voiced
    assert found.nearest and text[slice(*found.nearest)] == other
    assert (read(NEXT, against(BOOKED)).nearest, read(TRUE).nearest) == (None, None)
