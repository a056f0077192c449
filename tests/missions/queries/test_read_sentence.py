from datetime import date

import pytest

from missions.queries.read_sentence import read_sentence

pytestmark = pytest.mark.pure

TODAY = date(2026, 11, 25)
ASKS_EDGES = "Between which edges shall it stay? One number is no band."


def read(text):
    return read_sentence(text, today=TODAY)


def test_sentence_of_keeping_fills_the_edge_it_names():
    found = read("Keep complaints below 10 until March 2027")

    assert (found.initial["direction"], found.initial["band_high"]) == ("hold", 10)
    assert not {"target", "band_low"} & set(found.initial)
    assert ASKS_EDGES not in map(str, found.questions)
    assert ("10", "band, to") in [(stretch.words, str(stretch.part)) for stretch in found.stretches]


def test_one_number_to_hold_asks_for_the_edges():
    found = read("Hold attendance steady at 90% until March 2027")

    assert (found.initial["direction"], found.initial["target"]) == ("hold", 90)
    assert [str(question) for question in found.questions] == [ASKS_EDGES]
