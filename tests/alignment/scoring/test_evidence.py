import pytest

from alignment.scoring import Clause, PromiseText, word_weights
from alignment.scoring.evidence import shared_words
from alignment.scoring.wording import wording_of

pytestmark = pytest.mark.pure

PROMISE = PromiseText(key="p", text="feed families with dignity", cues=("hot meals",))


def test_shared_words_ignore_endings_and_small_words():
    text = "Today: I feed the family with a meal."
    clause = Clause(start=7, end=36, text=text[7:36])

    shared = shared_words(clause=clause, phrases=[PROMISE.text, *PROMISE.cues])

    assert [text[start:end] for start, end in shared] == ["feed", "family", "meal"]


def test_an_own_name_shares_no_word():
    clause = Clause(start=0, end=31, text="I file for the Board of Access!")

    told, untold = (
        shared_words(clause=clause, phrases=["accessible board rooms"], wording=wording_of(own_names=names))
        for names in (["Board of Access"], [])
    )

    assert (told, len(untold)) == ((), 2)


def test_shared_words_may_be_none():
    clause = Clause(start=0, end=8, text="I cook it")

    assert shared_words(clause=clause, phrases=[PROMISE.text]) == ()


def test_word_weights_name_the_words_that_carried_the_match(encoder):
    weights = word_weights(encoder=encoder, clause="I count paper and feed families", promise=PROMISE)

    assert [word for word, _ in weights] == ["I", "count", "paper", "and", "feed", "families"]
    assert {word for word, weight in weights if weight > 0.05} == {"feed", "families"}


def test_word_weights_of_one_word_and_of_none(encoder):
    ((word, weight),) = word_weights(encoder=encoder, clause="families", promise=PROMISE)

    assert word == "families"
    assert weight > 0.3
    assert word_weights(encoder=encoder, clause="...", promise=PROMISE) == []
