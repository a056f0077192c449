"""Which pairs a person is asked to look at: likely misses and thin mentions."""

import pytest

from alignment.measures.unsure import ReadPair, unsure

pytestmark = pytest.mark.pure


def pair(key: int, **facts) -> ReadPair:
    told = {"sentence": 0, "strength": key / 10, "percentile": 80.0, "is_counted": False, "is_partial": False}
    return ReadPair(key, **told | facts)


def test_of_each_sentence_the_two_strongest_misses_are_asked_about():
    assert unsure([pair(1), pair(2), pair(3), pair(0, sentence=1)]) == {0, 2, 3}


def test_mention_in_the_same_sentence_takes_a_place():
    assert unsure([pair(1), pair(2), pair(9, is_counted=True)]) == {2}


@pytest.mark.parametrize("is_partial", [True, False])
def test_mention_is_asked_about_where_it_is_not_clear(is_partial):
    assert (unsure([pair(1, is_counted=True, is_partial=is_partial)]) == {1}) is is_partial


@pytest.mark.parametrize(("percentile", "is_asked"), [(50.0, True), (49.9, False)])
def test_what_is_less_like_the_promise_than_most_everyday_sentences_is_not_asked_about(percentile, is_asked):
    assert (unsure([pair(1, percentile=percentile)]) == {1}) is is_asked
