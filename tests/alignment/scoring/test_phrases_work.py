"""Reading a text takes work that grows with the text, whatever is in it: steps are counted, not seconds."""

import re
import re._parser as parser
import sys
from collections.abc import Callable

import pytest

from alignment.scoring import clauses, phrases, promise_cuts, propose_promises
from alignment.scoring.words import find_words

pytestmark = pytest.mark.pure

HARD = (
    "a and ",
    "and to ",
    "provide food, ",
    ", which",
    "provide food to ",
    "bread, provide warm meals and ",
    "(1) a b ",
    "(",
    ". ",
)
LENGTH = 4_000
MATCHED_AT_ONE_PLACE = {
    "_POINTS_BACK",
    "_THING",
    "_LEAD_IN",
    "_HEADING",
    "_OPENING",
    "_NEXT_SIGN",
    "_QUESTION",
    "_EXPLANATION",
}


def steps(read: Callable[[str], object], text: str) -> int:
    """How many calls reading the text took, of our functions and of the interpreter's."""
    count = 0

    def tick(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        read(text)
    finally:
        sys.setprofile(before)
    return count


def growth(read: Callable[[str], object], piece: str) -> float:
    return steps(read, piece * (2 * LENGTH // len(piece))) / steps(read, piece * (LENGTH // len(piece)))


@pytest.mark.parametrize("piece", HARD)
def test_twice_the_text_takes_twice_the_steps(piece):
    assert growth(propose_promises, piece) < 2.3


def test_the_count_sees_work_that_grows_with_the_square():
    def reread(text: str) -> None:
        for found in re.finditer(",", text):
            find_words(text[found.end() :])

    assert growth(reread, "provide food, ") > 3.5


@pytest.mark.parametrize("module", [clauses, phrases, promise_cuts])
def test_no_search_tries_the_same_run_from_each_of_its_places(module):
    patterns = {name: value for name, value in vars(module).items() if isinstance(value, re.Pattern)}

    unguarded = {name for name, pattern in patterns.items() if begins_with_open_run(pattern.pattern)}

    assert unguarded <= MATCHED_AT_ONE_PLACE


@pytest.mark.parametrize(
    ("pattern", "found"), [(r"\s*;", True), (r"a|\s+and", True), (r"(?<!\s)\s++;", False), (r";\s*", False)]
)
def test_the_search_for_open_runs_finds_them(pattern, found):
    assert begins_with_open_run(pattern) is found


def test_no_more_is_read_than_a_mission_page_takes():
    text = f"We provide food. {' ' * phrases.MOST_READ} We train people."

    assert [promise.text for promise in propose_promises(text)] == ["provide food"]


def begins_with_open_run(pattern: str) -> bool:
    """Whether a branch begins with an unbounded repeat, which a search starts anew at each place of a long run."""
    return _opens(list(parser.parse(pattern, re.VERBOSE if "\n" in pattern else 0)))


def _opens(parts: list) -> bool:
    if not parts:
        return False
    (kind, value), *_rest = parts
    if kind in {parser.MAX_REPEAT, parser.MIN_REPEAT, parser.POSSESSIVE_REPEAT}:
        _low, high, inner = value
        return high is parser.MAXREPEAT or _opens(list(inner))
    if kind is parser.BRANCH:
        return any(_opens(list(branch)) for branch in value[1])
    return kind is parser.SUBPATTERN and _opens(list(value[3]))
