"""docs/trust.md names tests that are there, two for every promise."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.pure

ROOT = Path(__file__).resolve().parents[2]
TRUST = ROOT / "docs/trust.md"
WALKED = {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 14, 15, 16, 17, 18, 20, 34, 41, 45, 50}


def rows(text: str) -> list[list[str]]:
    """Number, promise, test, twin."""
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in re.findall(r"^\| \d.*$", text, re.M)]


def missing(text: str) -> list[str]:
    named = [test for row in rows(text) for test in row[2:]]
    return [test for test in named if not _is_there(test)]


def _is_there(test: str) -> bool:
    file, _, name = test.partition("::")
    return bool(name) and (ROOT / file).is_file() and f"def {name}(" in (ROOT / file).read_text()


def test_every_promise_names_a_test_and_its_twin():
    text = TRUST.read_text()

    assert missing(text) == []
    assert {int(row[0]) for row in rows(text)} == WALKED
    assert [row for row in rows(text) if len({*row[2:]}) != 2] == []
    assert len(text.splitlines()) <= 60


def test_guard_sees_a_row_whose_test_is_gone():
    gone = "tests/architecture/test_promises.py::test_that_was_taken_away"

    assert missing(f"| 1 | Planted | {gone} | tests/nowhere.py::test_x |") == [gone, "tests/nowhere.py::test_x"]
