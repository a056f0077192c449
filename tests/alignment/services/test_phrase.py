import pytest
from django.conf import settings

from alignment.models import ReleasedMatch
from alignment.scoring import AnswerText, PromiseText, load_encoder, read_answers
from alignment.services import PhraseNotTaught, label, teach_phrase
from missions.models import Promise, Revision
from missions.services import edit_promise
from tests.factories.alignment import AT, released_round

WORDS = "collect what supermarkets would otherwise bin"
ANSWER = f"I drive the van at dawn to {WORDS} and bring it to the warehouse."


@pytest.fixture
def missed(organization, leader) -> ReleasedMatch:
    release = released_round(organization=organization, by=leader.person, answers={"Ada": ANSWER, "Bo": "I pay bills."})
    match = ReleasedMatch.objects.get(answer__release=release, answer__name="Ada", promise__position=2)
    assert not match.is_voiced
    label(match=match, shows=True, by=leader.person, at=AT)
    return match


def promise_of(match: ReleasedMatch) -> Promise:
    return Promise.objects.get(pk=match.promise.promise_id)


def teach(match: ReleasedMatch, leader, phrase: str = WORDS) -> Promise:
    return teach_phrase(match=match, phrase=phrase, by=leader.person, at=AT)


def test_phrase_joins_the_words_people_use_for_the_promise(missed, leader):
    teach(missed, leader)

    promise = promise_of(missed)
    assert promise.cues == [WORDS]
    revision = Revision.objects.about(promise).get(number=promise.lock_version)
    assert (revision.author, revision.created_at) == (leader.person, AT)


def test_phrase_taught_twice_stands_once(missed, leader):
    teach(missed, leader)
    teach(missed, leader, WORDS.upper())

    assert promise_of(missed).cues == [WORDS]


def test_label_alone_adds_no_phrase(missed):
    assert promise_of(missed).cues == []


def test_nothing_is_taught_from_a_match_that_does_not_show_it(missed, leader):
    label(match=missed, shows=False, by=leader.person, at=AT)

    with pytest.raises(PhraseNotTaught):
        teach(missed, leader)

    assert promise_of(missed).cues == []


def test_nothing_is_taught_from_a_match_that_counted(missed, leader):
    ReleasedMatch.objects.update(is_voiced=True)

    with pytest.raises(PhraseNotTaught):
        teach(missed, leader)


def test_nothing_is_taught_on_somebody_elses_word(missed, administrator):
    with pytest.raises(PhraseNotTaught):
        teach_phrase(match=missed, phrase=WORDS, by=administrator.person, at=AT)


def test_retired_promise_takes_no_phrase(missed, leader):
    Promise.objects.update(retired_at=AT)

    with pytest.raises(PhraseNotTaught, match="retired"):
        teach(missed, leader)


def test_full_promise_takes_no_phrase(missed, leader):
    Promise.objects.update(cues=[f"phrase {number}" for number in range(20)])

    with pytest.raises(PhraseNotTaught, match="twenty"):
        teach(missed, leader)


def test_phrase_goes_when_whoever_edits_the_promise_takes_it_out(missed, leader):
    promise = teach(missed, leader)

    fields = {"text": "Plant trees", "cues": []}
    edit_promise(promise=promise, lock_version=promise.lock_version, fields=fields, by=leader.person, at=AT)

    assert promise_of(missed).cues == []


@pytest.mark.parametrize(("cues", "is_found"), [((), False), ((WORDS,), True)], ids=["before", "after"])
def test_phrase_brings_back_what_was_missed(cues: tuple[str, ...], is_found: bool):
    promises = [
        PromiseText(key="1", text="Rescue good food before it is thrown away", cues=cues),
        PromiseText(key="2", text="Feed neighbors who go hungry"),
    ]

    reading = read_answers(
        encoder=load_encoder(settings.MODEL_DIR),
        answers=[AnswerText(key="1", text=ANSWER)],
        promises=promises,
        mission_text="",
    )

    assert [match.voiced for match in reading.answers[0].matches] == [is_found, False]
