"""One style for percentages: the sign stands close to its number."""

import re
from pathlib import Path

import pytest
from django.conf import settings

APART = re.compile(r"(?:\}\}|\d|\)[sd]|[\w)]\})(?: |\u00a0|\u202f|&nbsp;)%%?(?![}(\w%])(?! *[({\w])")
PLACES = [("templates", "*.html"), ("templates", "*.txt")] + [
    (area, "*.py") for area in ("missionhub", "missions", "surveys", "alignment", "partnerships")
]


def sources() -> list[Path]:
    return [path for area, pattern in PLACES for path in (Path(settings.BASE_DIR) / area).rglob(pattern)]


def apart(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if APART.search(line)]


def test_no_percent_sign_stands_apart_from_its_number():
    found = {str(path): apart(path.read_text()) for path in sources() if "migrations" not in path.parts}

    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "line", ["<td>{{ share }} %</td>", '_("%(share)s %%")', 'f"{label}: {round(share)} %"', "{{ high }} %.", "9 %"]
)
def test_alarm_percent_sign_apart_is_found(line: str):
    assert apart(line)


@pytest.mark.parametrize(
    "line", ["{{ a }}%", '_("%(count)s") % {"count": 1}', "x = 3 % y", "{% if a %}", "{{ a }} {% b %}"]
)
def test_other_uses_of_the_sign_are_left_alone(line: str):
    assert not apart(line)
