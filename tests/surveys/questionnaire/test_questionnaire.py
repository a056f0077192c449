import json

import pytest

from surveys.questionnaire import (
    BUILT_IN,
    LANGUAGES,
    AnswerErrors,
    Condition,
    Item,
    Kind,
    NotAQuestionnaire,
    Question,
    Questionnaire,
    Role,
    as_json,
    built_in,
    fill_in,
    from_json,
    read_response,
    say,
)
from surveys.questionnaire.answers import digest_of

pytestmark = pytest.mark.pure

COLORS = (Item("red", {"en": "Red"}), Item("blue", {"en": "Blue"}), Item("none", {"en": "None"}))


def asked(*questions: Question) -> Questionnaire:
    return Questionnaire(questions)


def one(kind: Kind, **more) -> Questionnaire:
    return asked(Question("color", kind, {"en": "Color?"}, items=() if kind.is_text else COLORS, **more))


def refusal(questionnaire: Questionnaire, sent: dict[str, list[str]]) -> dict[str, str]:
    with pytest.raises(AnswerErrors) as caught:
        read_response(questionnaire, sent)
    return caught.value.by_question


@pytest.mark.parametrize("kind", BUILT_IN)
def test_every_built_in_instrument_is_whole_and_says_everything_in_every_language(kind):
    questionnaire = built_in(kind)

    assert questionnaire.faults() == []
    assert from_json(json.loads(json.dumps(as_json(questionnaire)))) == questionnaire
    for question in questionnaire:
        for words in (question.text, question.help, *(item.text for item in question.items)):
            assert not words or set(words) == set(LANGUAGES), (question.key, words)


def test_staff_round_stays_within_seven_questions_and_asks_unaided_first():
    staff = built_in("staff")

    assert len(staff) <= 7
    assert [question.key for question in staff.questions[: staff.last_unaided]] == ["work", "own_words"]
    assert {question.role for question in staff.blocks()["knows_agrees"]} == {Role.KNOWS, Role.AGREES}


def test_line_of_sight_check_is_short_and_begins_in_the_own_words():
    sight = built_in("sight")

    assert len(sight) <= 5
    assert sight.questions[0].kind is Kind.OPEN
    assert [item.key for item in sight.question("sight").items] == ["outcome", "role", "owed"]
    assert not any(question.shows_mission for question in sight)


def test_volunteers_are_asked_in_their_words():
    assert say(built_in("staff", question={"en": "What are you here to do?"}).questions[0].text, "en").startswith(
        "What are you here"
    )


def test_filling_in_names_the_organization_and_offers_the_promises():
    filled = fill_in(built_in("awareness"), organization="Harbor Kitchen", promises=[("7", "Nobody goes hungry")])

    assert filled.faults() == []
    assert say(filled.questions[0].text, "de-AT") == "Wofür gibt es Harbor Kitchen?"
    assert filled.question("aided").item_keys == ("7", "none")
    assert len(fill_in(built_in("awareness"), organization="Harbor Kitchen", promises=[])) == 1


@pytest.mark.parametrize(
    ("kind", "sent", "value"),
    [
        (Kind.OPEN, {"q-color": ["Red,\r\nmostly"]}, "Red,\nmostly"),
        (Kind.RATING, {"q-color-red": ["5"], "q-color-none": ["1"]}, {"red": 5, "none": 1}),
        (Kind.SINGLE, {"q-color": ["blue"]}, ["blue"]),
        (Kind.MULTIPLE, {"q-color": ["none", "red"]}, ["red", "none"]),
        (Kind.RANKING, {"q-color-red": ["3"], "q-color-blue": ["1"], "q-color-none": ["2"]}, ["blue", "none", "red"]),
        (Kind.ALLOCATION, {"q-color-red": ["70"], "q-color-blue": ["30"]}, {"red": 70, "blue": 30, "none": 0}),
    ],
)
def test_each_kind_of_answer_is_read(kind, sent, value):
    assert read_response(one(kind), sent).answers == {"color": value}


@pytest.mark.parametrize("kind", [kind for kind in Kind if not kind.is_text or kind is Kind.OPEN])
def test_skipping_is_no_answer_and_a_required_question_says_so(kind):
    assert read_response(one(kind), {"q-color": [" "] if kind.is_text else []}).answers == {}
    assert refusal(one(kind, is_required=True), {}) == {"color": "required"}


@pytest.mark.parametrize(
    ("kind", "sent", "code"),
    [
        (Kind.OPEN, {"q-color": ["x" * 20_001]}, "too_long"),
        (Kind.RATING, {"q-color-red": ["6"]}, "not_offered"),
        (Kind.RATING, {"q-color-red": ["four"]}, "not_offered"),
        (Kind.SINGLE, {"q-color": ["green"]}, "not_offered"),
        (Kind.SINGLE, {"q-color": ["red", "blue"]}, "not_offered"),
        (Kind.MULTIPLE, {"q-color": ["red", "green"]}, "not_offered"),
        (Kind.RANKING, {"q-color-red": ["1"], "q-color-blue": ["1"], "q-color-none": ["2"]}, "every_item"),
        (Kind.RANKING, {"q-color-red": ["1"]}, "every_item"),
        (Kind.ALLOCATION, {"q-color-red": ["60"], "q-color-blue": ["30"]}, "sum"),
        (Kind.ALLOCATION, {"q-color-red": ["160"], "q-color-blue": ["-60"]}, "not_offered"),
    ],
)
def test_what_was_not_offered_is_refused_with_its_reason(kind, sent, code):
    assert refusal(one(kind), sent) == {"color": code}


def test_a_required_scale_wants_every_item():
    assert refusal(one(Kind.RATING, is_required=True), {"q-color-red": ["5"]}) == {"color": "every_item"}


def test_all_mistakes_are_told_at_once():
    both = asked(*one(Kind.SINGLE, is_required=True), Question("why", Kind.OPEN, {"en": "Why?"}, is_required=True))

    assert refusal(both, {}) == {"color": "required", "why": "required"}


def test_a_question_that_was_not_reached_takes_no_answer():
    branch = Question("why", Kind.OPEN, {"en": "Why?"}, shown_if=Condition("color", ("red",)), is_required=True)
    questionnaire = asked(*one(Kind.SINGLE), branch)

    assert questionnaire.faults() == []
    assert read_response(questionnaire, {"q-color": ["blue"], "q-why": ["sent all the same"]}).answers == {
        "color": ["blue"]
    }
    assert refusal(questionnaire, {"q-color": ["red"]}) == {"why": "required"}


def test_only_texts_that_were_answered_can_be_quoted():
    questionnaire = asked(*one(Kind.SINGLE), Question("why", Kind.OPEN, {"en": "Why?"}))
    sent = {"q-color": ["red"], "quote-color": ["on"], "quote-why": ["on"]}

    assert read_response(questionnaire, sent).quotable == frozenset()
    assert read_response(questionnaire, sent | {"q-why": ["Because."]}).quotable == {"why"}


def test_the_digest_is_of_answers_alone_in_any_order():
    sent = {"q-b": ["2\r\n3"], "q-a": ["x", "y"], "token": ["secret"]}

    assert digest_of(sent) == digest_of({"q-a": ["y", "x"], "q-b": ["2\n3"], "csrf": ["other"]})
    assert digest_of(sent) != digest_of({"q-a": ["x", "y"], "q-b": ["2 3"]})


@pytest.mark.parametrize(
    ("questionnaire", "words"),
    [
        (asked(), "Nothing is asked yet"),
        (asked(*one(Kind.OPEN), *one(Kind.OPEN)), "Two questions"),
        (asked(Question("q", Kind.RATING, {"en": "Rate"})), "at least 1 item."),
        (asked(Question("q", Kind.RANKING, {"en": "Rank"}, items=COLORS[:1])), "at least 2 items."),
        (asked(Question("q", Kind.OPEN, {"en": ""})), "no words yet"),
        (asked(Question("q", Kind.SINGLE, {"en": "?"}, items=(*COLORS, *COLORS))), "same item twice"),
        (asked(Question("q", Kind.OPEN, {"en": "?"}, shown_if=Condition("later", ("x",)))), "not asked before"),
    ],
)
def test_faults_are_told_in_words(questionnaire, words):
    assert any(words in fault for fault in questionnaire.faults())


@pytest.mark.parametrize("value", [None, [], {}, {"questions": [{}]}, {"questions": [{"key": "a", "kind": "poem"}]}])
def test_what_is_no_questionnaire_is_refused(value):
    with pytest.raises(NotAQuestionnaire):
        from_json(value)
