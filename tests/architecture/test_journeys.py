"""`make journeys` looks for browsers in folders of two names alone; every one is there."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.pure

ROOT = Path(__file__).resolve().parents[2]
MARK = "mark." + "journey"
FOLDERS = {"journeys", "browser"}


def astray(files: list[Path]) -> list[Path]:
    return [file for file in files if MARK in file.read_text() and not FOLDERS & {*file.parts}]


def test_every_journey_lies_where_make_looks_for_it():
    assert astray(sorted((ROOT / "tests").rglob("*.py"))) == []
    assert all(f"-name {folder}" in (ROOT / "Makefile").read_text() for folder in FOLDERS)


def test_guard_sees_a_journey_elsewhere(tmp_path):
    planted = tmp_path / "test_planted.py"
    planted.write_text(f"pytestmark = pytest.{MARK}\n")

    assert astray([planted]) == [planted]
