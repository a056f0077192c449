"""Several people write one survey: every text ever sent is in a version."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from surveys.models import Instrument, InstrumentVersion
from surveys.questionnaire import MINE, Kind, Question, Questionnaire
from surveys.services import (
    DecidedAlready,
    Plan,
    SaveState,
    Wording,
    newest_of,
    open_round,
    save_survey,
    settle_survey,
    start_survey,
)
from tests.factories.alignment import mission_with
from tests.factories.staff_rounds import staff

AT = timezone.now()


def asking(**words: str) -> Questionnaire:
    return Questionnaire(tuple(Question(key=key, kind=Kind.OPEN, text={"en": one}) for key, one in words.items()))


@pytest.fixture
def survey(organization) -> Instrument:
    survey = start_survey(organization=organization, by=None, at=AT)
    save_survey(survey=survey, number=1, title="Vans", asked=asking(a="A?", b="B?"), by=None, at=AT)
    return survey


def save(survey, number, title="Vans", by=None, **words):
    return save_survey(survey=survey, number=number, title=title, asked=asking(**words), by=by, at=AT)


def words_of(survey) -> dict[str, str]:
    return {one.key: one.text["en"] for one in newest_of(survey).questionnaire}


def test_each_save_is_a_version_and_saving_the_same_again_is_none(survey):
    saved = save(survey, 2, title="Our vans", a="A?", b="Better?")
    again = save(survey, 3, title="Our vans", a="A?", b="Better?")

    survey.refresh_from_db()
    assert (saved.state, again.state, survey.title) == (SaveState.SAVED, SaveState.UNCHANGED, "Our vans")
    assert [one.number for one in survey.versions.order_by("number")] == [1, 2, 3]


def test_two_people_in_different_questions_both_stand(survey):
    save(survey, 2, a="Theirs?", b="B?")
    saved = save(survey, 2, title="Our vans", a="A?", b="Yours?")

    assert saved.state == SaveState.MERGED
    assert (words_of(survey), saved.version.title) == ({"a": "Theirs?", "b": "Yours?"}, "Our vans")


def test_two_people_in_one_question_lose_nothing(survey, leader):
    save(survey, 2, a="Theirs?", b="B?")
    second = save(survey, 2, a="Yours?", b="New?", by=leader.person)

    assert (second.state, words_of(survey)) == (SaveState.SET_ASIDE, {"a": "Theirs?", "b": "B?"})
    assert (second.version.state, second.version.created_by) == ("set_aside", leader.person)
    settle_survey(aside=second.version, keep={"a": MINE}, by=leader.person, at=AT)
    assert words_of(survey) == {"a": "Yours?", "b": "New?"}


def test_keeping_theirs_keeps_what_did_not_clash(survey):
    save(survey, 2, title="Carts", a="Theirs?", b="B?")
    aside = save(survey, 2, title="Bikes", a="Yours?", b="New?").version

    settle_survey(aside=aside, keep={"a": "theirs"}, by=None, at=AT)

    assert (words_of(survey), newest_of(survey).title) == ({"a": "Theirs?", "b": "New?"}, "Carts")


def test_a_conflict_is_decided_once(survey):
    save(survey, 2, a="Theirs?", b="B?")
    aside = save(survey, 2, a="Yours?", b="B?").version
    settle_survey(aside=aside, keep={"a": MINE}, by=None, at=AT)

    with pytest.raises(DecidedAlready):
        settle_survey(aside=aside, keep={"a": MINE}, by=None, at=AT)


def test_whatever_is_typed_on_a_version_that_never_was_is_set_aside(survey):
    assert save(survey, 99, a="Yours?", b="B?").state == SaveState.SET_ASIDE


def test_every_text_ever_sent_stays_readable(survey):
    for number, words in ((2, "one"), (2, "two"), (1, "three"), (0, "four"), (3, "five")):
        save(survey, number, a=words, b="B?")

    kept = {
        one.questionnaire.question("a").text["en"]
        for one in InstrumentVersion.objects.filter(number__gt=-1)
        if any(question.key == "a" for question in one.questionnaire)
    }
    assert kept == {"A?", "one", "two", "three", "four", "five"}


def test_alarm_without_the_merge_the_first_text_would_be_overwritten(survey, monkeypatch):
    monkeypatch.setattr("surveys.services.own_surveys.version_of", lambda survey, number: newest_of_wording(survey))
    save(survey, 2, a="Theirs?", b="B?")

    assert save(survey, 2, a="Yours?", b="B?").state != SaveState.SET_ASIDE
    assert words_of(survey)["a"] == "Yours?"


def newest_of_wording(survey):
    newest = newest_of(survey)
    return Wording(newest.title, newest.questionnaire)


def test_a_version_has_one_text(survey):
    with pytest.raises(IntegrityError):
        InstrumentVersion.objects.create(instrument=survey, number=2, questions={}, created_at=AT)


def test_what_was_asked_stays_as_it_was(survey, leader):
    mission = mission_with(organization=leader.organization)
    people = staff(leader.organization)
    round = open_round(Plan(mission=mission, version=newest_of(survey), people=people), by=leader.person, at=AT)

    save(survey, 2, a="Other?", b="B?")

    round.refresh_from_db()
    assert [one.text["en"] for one in round.questionnaire] == ["A?", "B?"]


WRITERS = 12


@pytest.mark.django_db(transaction=True)
def test_twelve_people_at_once_lose_no_text(leader):
    """Half of them write in one question, half in another: whatever was sent is in a version, and none has two."""
    survey = start_survey(organization=leader.organization, by=None, at=AT)
    save(survey, 1, a="A?", b="B?")
    barrier = Barrier(WRITERS)

    def write(number: int) -> str:
        try:
            barrier.wait()
            mine = {"a": "A?", "b": "B?"} | {"ab"[number % 2]: f"by {number}"}
            return str(save(survey, 2, **mine).state)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        states = list(pool.map(write, range(WRITERS)))

    kept = {one.text["en"] for version in survey.versions.all() for one in version.questionnaire}
    saved = InstrumentVersion.objects.saved().filter(instrument=survey)
    assert kept == {"A?", "B?", *(f"by {number}" for number in range(WRITERS))}
    assert sorted(states) == ["merged", "saved", *["set_aside"] * (WRITERS - 2)]
    assert sorted(saved.values_list("number", flat=True)) == [1, 2, 3, 4]
    assert set(words_of(survey)) == {"a", "b"} and not {"A?", "B?"} & set(words_of(survey).values())
