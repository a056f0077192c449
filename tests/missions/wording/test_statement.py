import csv
import os
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missions.wording.components import Answer, Component
from missions.wording.statement import Check, read_statement

pytestmark = pytest.mark.pure

RIVERBEND = (
    "No one in Riverbend goes hungry while good food goes to waste. We bring fresh food to every household that needs "
    "it, and train local people for lasting kitchen jobs."
)
DATA = Path(os.environ.get("MISSIONHUB_DATA", "nowhere"))
REAL = {"us_nonprofit_missions.csv": "mission", "uk_charities.csv": "activities"}


def checks(text: str) -> set[str]:
    return {found.check.value for found in read_statement(text).advice}


def answers(text: str) -> dict[str, str]:
    return {row.component.value: row.answer.value for row in read_statement(text).components}


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("Feed Riverbend.", Check.SHORT),
        (" ".join(["We feed the people of Riverbend."] * 12), Check.LONG),
        ("We feed " + "and ".join(["families of Riverbend "] * 12) + ".", Check.LONG_SENTENCE),
        ("We facilitate multidisciplinary organizational capabilities in Riverbend.", Check.HARD_TO_READ),
        ("A town where nobody in Riverbend is hungry at night.", Check.NO_ACTION),
        ("We promote awareness, growth and excellence through opportunities.", Check.ABSTRACT),
        ("We deliver innovative solutions to our stakeholders in Ohio.", Check.JARGON),
        ("We make the world a better place for everybody every day.", Check.RIVAL),
    ],
)
def test_check_speaks_up(text, check):
    assert check.value in checks(text)


@pytest.mark.parametrize("check", [check for check in Check if check is not Check.RIVAL])
def test_plain_statement_is_left_in_peace(check):
    assert check.value not in checks(RIVERBEND)


def test_rival_names_the_sentence_anybody_could_sign():
    found = {advice.check: advice for advice in read_statement(RIVERBEND).advice}[Check.RIVAL]

    assert [span.text for span in found.words] == [RIVERBEND.partition(". ")[2]]


def test_components_give_the_words_that_counted():
    read = {row.component: row for row in read_statement(RIVERBEND).components}

    assert read[Component.PROGRAMS].answer == Answer.YES
    assert [span.text for span in read[Component.PROGRAMS].words][:1] == ["food"]
    assert answers(RIVERBEND)["values"] == "no"
    assert answers("We help people.")["beneficiaries"] == "partly"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("At Lindenhof we relieve people in pain.", "Lindenhof"),
        ("We sit with the dying, so that nobody dies alone at Lindenhof.", "Lindenhof"),
        ("In Riverbend, nobody goes hungry and we teach people to cook.", "Riverbend"),
        ("We bring fresh food to everybody in\nRiverbend Hills who asks.", "Riverbend Hills"),
        ("We teach people to read throughout the day at the Lindenhof.", "Lindenhof"),
    ],
)
def test_a_place_counts_by_its_name_alone(text, place):
    read = {row.component: row for row in read_statement(text).components}[Component.PLACE]

    assert (read.answer, [span.text for span in read.words]) == (Answer.YES, [place])
    assert place in [span.text for span in read_statement(text).concrete]


@pytest.mark.parametrize("words", ["in Jesus", "in January", "at Home", "in English"])
def test_not_every_capital_behind_in_is_a_place(words):
    assert answers(f"We help people who read {words} and we teach them.")["place"] == "no"


def test_components_are_the_nine_in_a_fixed_order():
    assert list(answers(RIVERBEND)) == [component.value for component in Component]
    assert len(Component) == 9


def test_other_languages_get_length_alone():
    text = "Wir bringen den Menschen in unserer Stadt jeden Tag frisches Essen und bilden sie aus. " * 6
    read = read_statement(text)

    assert (read.is_english, read.ease, read.components) == (False, None, ())
    assert {found.check for found in read.advice} <= {Check.SHORT, Check.LONG, Check.LONG_SENTENCE}
    assert Check.LONG in {found.check for found in read.advice}


def test_empty_text_gets_no_advice():
    assert (read_statement("  ").advice, read_statement("").components) == ((), ())


@given(st.text(max_size=300))
def test_anything_people_type_is_read_and_every_word_stands_in_it(text):
    read = read_statement(text)
    spans = [span for row in (*read.components, *read.advice) for span in row.words]

    assert all(text[span.start : span.end] == span.text for span in spans)


def steps_of(action: Callable[[], object]) -> int:
    """How many calls of Python functions an action makes: work, not time."""
    count = 0

    def note(frame, event, argument):
        nonlocal count
        count += event == "call"

    sys.setprofile(note)
    try:
        action()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", ["we feed people in Ohio. ", "by by by ", "food " * 4 + ". ", "aeiou.\n", "A. B. "])
def test_work_grows_with_the_text_and_no_faster(piece):
    short, long = piece * 40, piece * 160

    assert steps_of(lambda: read_statement(long)) < 5 * steps_of(lambda: read_statement(short))


def test_work_has_an_end_whatever_is_pasted():
    text = "we feed people in Ohio. " * 400

    assert steps_of(lambda: read_statement(text * 50)) < 1.2 * steps_of(lambda: read_statement(text + text))


@pytest.mark.parametrize("name", REAL)
def test_real_statements_are_all_read_and_no_check_is_always_or_never_right(name):
    path = DATA / name
    if not path.exists():
        pytest.skip("MISSIONHUB_DATA names no folder with real rows")
    with path.open(encoding="utf-8") as file:
        texts = [row[REAL[name]] for row in csv.DictReader(file) if row[REAL[name]].strip()]
    fired: Counter[str] = Counter()
    said: Counter[tuple[str, str]] = Counter()
    for text in texts:
        read = read_statement(text)
        fired.update({found.check.value for found in read.advice})
        said.update((row.component.value, row.answer.value) for row in read.components)

    print(f"\n{name}, n {len(texts)}")
    for check in Check:
        print(f"  {check.value:15} {fired[check.value] / len(texts):6.1%}")
    for component in Component:
        print(
            f"  {component.value:15}", *(f"{answer} {said[component, answer] / len(texts):6.1%}" for answer in Answer)
        )

    assert [check for check in Check if not 0 < fired[check.value] <= 0.95 * len(texts)] == []
    assert [(part, one) for part in Component for one in Answer if not 0 < said[part, one] <= 0.95 * len(texts)] == []
