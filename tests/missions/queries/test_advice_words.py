"""What the coach and the statement check say tells what to do, not only what is wrong."""

import re

import pytest

from missions.queries.coach import WORDS
from missions.queries.statement_check import ADVICE
from missions.wording.coach import CHECKS
from missions.wording.statement import Check

pytestmark = pytest.mark.pure
INSTRUCTIONS = re.compile(
    r"(?:^|[.:;,]\s+(?:or\s+|and\s+|if\s+you\s+cannot,\s+)?|\bthen\s+|\bor\s+)"
    r"(?:add|ask|begin|choose|close|describe|edit|for each .*? say|give|keep|make|measure|move|name|put|raise|replace|"
    r"say|tell|write)\b",
    re.IGNORECASE,
)


def without_instruction(texts: dict[str, str]) -> list[str]:
    return [code for code, text in texts.items() if not INSTRUCTIONS.search(text)]


def test_every_piece_of_advice_says_what_to_do():
    texts = {code: str(reason) for code, (_title, reason) in WORDS.items()}
    texts |= {check.value: str(reason) for check, (_title, reason) in ADVICE.items()}

    assert (set(WORDS), set(ADVICE)) == (set(CHECKS), set(Check))
    assert without_instruction(texts) == []


def test_advice_that_only_complains_is_found():
    complaints = {
        "slip": "The direction says one thing and the two numbers another. One of them is a slip.",
        "date": "Without a date there is always time, and no expected line to compare with.",
        "jargon": "What would you say to a neighbor instead?",
    }

    assert without_instruction(complaints) == list(complaints)
