import pytest

from missions.models import TestAnswer
from missions.queries.mission_test import CLAUSES, read_test

pytestmark = pytest.mark.pure


def test_every_answer_to_every_question_reads_as_a_clause():
    assert set(CLAUSES) == {(question, answer) for question in TestAnswer.Question for answer in TestAnswer.Answer}


def test_sentence_says_what_speaks_for_it_in_part_against_it_and_what_nobody_knows():
    reading = read_test({"promise": "yes", "harm": "yes", "served": "partly", "means": "unsure", "explain": ""})

    assert reading.sentence == (
        "For it: it keeps a promise better. In part: some of the people we serve would choose it. "
        "Against it: it weakens another promise. Nobody knows whether we can pay for it without giving up the mission. "
        "1 question is not answered yet."
    )
    assert (reading.answered, reading.weighs_against) == (4, True)


def test_no_harm_speaks_for_it():
    assert read_test({"harm": "no"}).sentence.startswith("For it: it weakens no other promise.")


def test_nothing_answered_is_said_so():
    assert read_test({}).sentence == "Nobody has held it against the mission yet."
