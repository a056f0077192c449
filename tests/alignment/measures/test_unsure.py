"""Which pairs a person is asked to look at: every mention, and the likeliest miss."""

import pytest

from alignment.measures.unsure import ReadPair, unsure

pytestmark = pytest.mark.pure


def pair(key: int, *, percentile: float = 80.0, is_counted: bool = False) -> ReadPair:
    return ReadPair(key, key / 10, percentile, is_counted)


def test_every_mention_and_the_strongest_miss_are_asked_about():
    assert unsure([pair(1), pair(2), pair(3, is_counted=True), pair(4, is_counted=True)]) == {2, 3, 4}


@pytest.mark.parametrize(("percentile", "asked"), [(50.0, {1}), (49.9, set())])
def test_what_is_less_like_the_promise_than_most_everyday_sentences_is_not_asked_about(percentile, asked):
    assert unsure([pair(1, percentile=percentile)]) == asked


def test_of_nothing_nothing_is_asked():
    assert unsure([]) == frozenset()
