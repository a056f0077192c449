"""Sentences said of public indicators are read back; the gates of the benchmark, kept."""

from dataclasses import replace

import pytest

from benchmarks.outcome_sentences import FIELDS, own_words, refused, rows, tally
from tests.missions.wording.blind_sentences import blind_sentences
from tests.missions.wording.blind_templates import BLIND_TEMPLATES
from tests.missions.wording.fourth_sentences import fourth_sentences
from tests.missions.wording.sentence_templates import WAYS, sentences
from tests.missions.wording.third_sentences import third_sentences
from tests.missions.wording.third_templates import THIRD_TEMPLATES
from tests.services import require_data

pytestmark = pytest.mark.pure


@pytest.fixture(scope="module")
def table():
    return rows(require_data())


def test_every_row_with_a_number_said_in_ten_ways_or_more_is_read_back(table):
    said = tally(sentences(table))

    assert len(WAYS) >= 10
    assert said.count("value") % len(WAYS) == 0
    assert said.count("value") >= 200 * len(WAYS)
    for name in FIELDS:
        assert said.share("right", name) >= 0.80, name
        assert said.share("wrong", name) <= 0.03, name


SETS_OF_OTHERS = {
    "second": lambda table: (tally(blind_sentences(table)), 200 * len(BLIND_TEMPLATES)),
    "third": lambda table: (tally(third_sentences(table)), 200 * len(THIRD_TEMPLATES)),
    "fourth": lambda table: (tally(fourth_sentences(table)), 1000),
    "fourth in turns": lambda table: (tally(fourth_sentences(table, in_turns=True)), 1000),
}


@pytest.mark.parametrize(
    "set_", [pytest.param(name, marks=[pytest.mark.proof] * (name != "fourth")) for name in SETS_OF_OTHERS]
)
def test_sentences_written_without_sight_of_the_reader_are_read_back(table, set_):
    said, count = SETS_OF_OTHERS[set_](table)

    for name in FIELDS:
        assert said.count(name) >= count, name
        assert said.share("right", name) >= 0.80, name
        assert said.share("wrong", name) <= 0.03, name


def test_targets_in_words_are_never_numbers(table):
    found = refused(table)

    assert found.count("refused") >= 90
    assert found.wrong["refused"] == 0, found.mistakes


def test_rows_that_carry_their_target_in_their_own_text_are_seldom_misread(table):
    found = own_words(table)

    assert found.count("own words") > 20
    assert found.share("wrong", "own words") <= 0.10


def test_tally_sees_a_misreading(table):
    planted = [replace(sentence, value=sentence.value + 1, high=None) for sentence in list(sentences(table))[:12]]

    assert tally(planted).share("wrong", "value") == 1
