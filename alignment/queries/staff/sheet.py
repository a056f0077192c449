"""The released figures as one table: a row for each number, and no number that is not in the facts."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from alignment.queries.staff.facts import Facts
from missionhub.core.csv_cells import safe

COLUMNS = ("team", "inside", "measure", "part", "question", "item", "n", "value", "end")


@dataclass(frozen=True)
class Number:
    """One number of a figure; `part` says which where it has several, `end` that it is a coded end."""

    part: str
    value: Any
    end: str = ""


def sheet(facts: Facts) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in rows(facts):
        writer.writerow([safe(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue()


def rows(facts: Facts) -> Iterator[tuple[Any, ...]]:
    names = {team["id"]: team["name"] for team in facts["teams"]}
    inside = {team["id"]: names.get(team["inside"], "") for team in facts["teams"]}
    words = {(question["key"], ""): question["text"] for question in facts["questions"]}
    words |= {(one["key"], item["key"]): item["text"] for one in facts["questions"] for item in one["items"]}
    promises = {promise["key"]: promise["text"] for promise in facts["promises"]}
    for figure in facts["figures"]:
        question, item = figure["question"], figure["item"]
        named = words.get((question, item)) or promises.get(item, item)
        for number in numbers(figure["value"]):
            yield (
                names[figure["team"]], inside[figure["team"]], figure["measure"], number.part,
                words.get((question, ""), question), named if item else "", figure["n"], number.value, number.end,
            )  # fmt: skip


def numbers(value: Any, part: str = "") -> Iterator[Number]:
    if isinstance(value, dict) and "at_least" in value:
        end = "at least" if value["at_least"] else "at most" if value["at_most"] else ""
        yield Number(part, value["percent"] if "percent" in value else value["value"], end)
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from numbers(inner, name)
    elif isinstance(value, list):
        for place, inner in enumerate(value, start=1):
            yield from numbers(inner, str(place))
    elif value not in (None, ""):
        yield Number(part, value)
