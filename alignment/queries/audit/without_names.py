"""Of a round without names: the released cells as they stand, and what the page computes from them."""

from collections.abc import Iterator
from typing import Any

from alignment.queries.audit.tables import Row, Tables
from alignment.queries.staff.coded import Share, share_of
from alignment.queries.staff.facts import Facts
from alignment.queries.staff.knowing import knowing
from alignment.queries.staff.page import StaffPage, arrange
from alignment.queries.staff.released import Released
from alignment.queries.staff.response import bounds_of, representativity_of, weighted_of
from alignment.queries.staff.sheet import numbers

RELEASED = "results-of-a-round-without-names"
GONE = "The release itself: answers of rounds without names are in no export, so it cannot be counted again."
SHARES = {"shows_mission", "promise", "chosen", "sight", "theme"}


def add_without_names(tables: Tables, facts: Facts) -> None:
    round, released, page = facts["round"]["id"], Released(facts), arrange(facts)
    _add_cells(tables, round, facts)
    _add_intervals(tables, round, facts)
    _add_coded(tables, round, facts)
    _add_page(tables, round, released, page)


def _add_cells(tables: Tables, round: int, facts: Facts) -> None:
    tables.add("teams", [(round, t["id"], t["inside"], t["invited"], t["participation"]) for t in facts["teams"]])
    tables.add("items", _items(round, facts))
    tables.add("cells", _cells(round, facts))


def _items(round: int, facts: Facts) -> Iterator[Row]:
    for question in facts["questions"]:
        yield (round, question["key"], question["role"], question["kind"], "", question["text"])
        for item in question["items"]:
            yield (round, question["key"], question["role"], question["kind"], item["key"], item["text"])
    yield from ((round, "", "promise", "", promise["key"], promise["text"]) for promise in facts["promises"])


def _cells(round: int, facts: Facts) -> Iterator[Row]:
    for figure in facts["figures"]:
        for number in numbers({key: value for key, value in figure["value"].items() if key not in {"words", "quote"}}):
            yield (
                round, figure["team"], figure["measure"], number.part, figure["question"], figure["item"],
                figure["n"], number.value, number.end,
            )  # fmt: skip


def _add_intervals(tables: Tables, round: int, facts: Facts) -> None:
    for of, share in _shares(facts):
        tables.figure(
            round, "share", of=of, n=share.n, value=share.value, low=share.low, high=share.high, section=RELEASED,
            source="cells",
        )  # fmt: skip


def _shares(facts: Facts) -> Iterator[tuple[str, Share]]:
    for figure in facts["figures"]:
        value: dict[str, Any] = figure["value"]
        of = f"{figure['team']}|{figure['measure']}|{figure['question']}|{figure['item']}"
        if figure["measure"] in SHARES:
            yield f"{of}|", share_of(value, figure["n"])
        elif figure["measure"] in {"knows_agrees", "votes", "group_votes"}:
            parts = {name: part for name, part in value.items() if isinstance(part, dict)}
            yield from ((f"{of}|{name}", share_of(part, figure["n"])) for name, part in parts.items())
        elif figure["measure"] == "spread":
            for place, part in enumerate(value["shares"], start=1):
                yield f"{of}|{place}", share_of(part, figure["n"])


def _add_coded(tables: Tables, round: int, facts: Facts) -> None:
    """Figures that are a release and nothing else, by what they measure: listed, so that nobody looks for a recipe."""
    for measure in sorted({figure["measure"] for figure in facts["figures"]}):
        tables.figure(round, f"cells_{measure}", section=RELEASED, source="cells", why_not=GONE)
    if facts["reading"] and facts["reading"]["consensus"]:
        alike = facts["reading"]["consensus"]
        tables.figure(
            round, "alike", value=alike["value"], low=alike["low"], high=alike["high"], section=RELEASED,
            why_not="In steps of .1, from vectors; of rounds without names neither they nor their sums are exported.",
        )  # fmt: skip


def _add_page(tables: Tables, round: int, released: Released, page: StaffPage) -> None:
    overall = page.showing.overall if page.showing else page.line.share if page.line else None
    if bounds := bounds_of(overall, released.root.invited or None):
        tables.figure(round, "bounds", low=bounds[0], high=bounds[1], section="response", source="cells, teams")
    evenness = representativity_of(released)
    if evenness is not None:
        tables.figure(round, "representativity", value=evenness, section="response", source="teams")
    if weighted := weighted_of(released):
        share, people = weighted
        tables.figure(round, "weighted_share", n=people, value=share, section="response", source="cells, teams")
    if page.line:
        tables.figure(
            round, "line", of=page.line.comparison.verdict, n=page.line.share.n, value=page.line.share.value,
            low=page.line.comparison.low, high=page.line.comparison.high, section="a-line-drawn-by-others",
            source="cells, lines",
        )  # fmt: skip
    if found := knowing(released):
        tables.figure(round, "lacks", of=found.lacks, n=found.n, section="response", source="cells")
    if page.showing and page.showing.promises:
        least = page.showing.least
        most = max(page.showing.promises, key=lambda bar: bar.share.value)
        clear = least is not None and most.share.low > least.share.high
        of = f"{most.key}>{least.key}" if least is not None and clear else ""
        tables.figure(round, "heard_most", of=of, n=page.showing.overall.n, section=RELEASED, source="cells")
