"""The released figures as one table: a row for each number with its n, and no number that is not in the facts.

Beside a share stands its interval, which anybody can work out from the share and its n.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from alignment.queries.method_sheet import method_address
from alignment.queries.staff.coded import share_of
from alignment.queries.staff.facts import Facts
from missionhub.core.table_files import csv_text
from missionhub.core.tables import Source, Table

COLUMNS = ("team", "inside", "measure", "part", "question", "item", "n", "value", "end", "low", "high")
SECTION = "results-of-a-round-without-names"


@dataclass(frozen=True)
class Number:
    """One number of a figure; `part` says which where it has several, `end` that it is a coded end."""

    part: str
    value: Any
    end: str = ""
    share: dict[str, Any] | None = None  # as it was coded, where it is one


def sheet(facts: Facts) -> str:
    return csv_text(COLUMNS, rows(facts))


def table(facts: Facts) -> Table:
    name = slugify(facts["round"]["title"]) or facts["round"]["id"]
    return Table(f"figures-{name}", COLUMNS, list(rows(facts)))


def sources(facts: Facts) -> Sequence[Source]:
    """What the last sheet of the workbook says."""
    round, least = facts["round"], facts["round"]["minimums"]
    days = [(_("Opened"), "opened_at"), (_("Closed"), "closed_at"), (_("Released"), "released_at")]
    smallest = _("A score needs %(scores)s people, a share or a measure of agreement %(distributions)s.")
    return (
        Source(_("Round"), round["title"]),
        *(Source(label, datetime.fromisoformat(round[name])) for label, name in days if round[name]),
        Source(_("Whom a figure is shown of"), smallest % least, method_address(SECTION)),
        Source(
            _("Shares"),
            _("In steps of 5 percent. “low” and “high”: 95 percent Wilson interval, rounding included."),
            method_address("share-of-answers-that-show-the-mission"),
        ),
        Source(_("Means and places"), _("Without an interval: the spread of a few would tell of one."), ""),
        Source(_("“end”"), _("“at most” or “at least”: an end that is coded, so that nobody’s answer is told.")),
    )


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
                *_interval(number, figure["n"]),
            )  # fmt: skip


def numbers(value: Any, part: str = "") -> Iterator[Number]:
    if isinstance(value, dict) and "at_least" in value:
        end = "at least" if value["at_least"] else "at most" if value["at_most"] else ""
        is_share = "percent" in value
        yield Number(part, value["percent" if is_share else "value"], end, value if is_share else None)
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from numbers(inner, name)
    elif isinstance(value, list):
        for place, inner in enumerate(value, start=1):
            yield from numbers(inner, str(place))
    elif value not in (None, ""):
        yield Number(part, value)


def _interval(number: Number, n: int) -> tuple[int | None, int | None]:
    if number.share is None:
        return None, None
    share = share_of(number.share, n)
    return share.low, share.high
