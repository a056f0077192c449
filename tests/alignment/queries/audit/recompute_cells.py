"""Rounds without names, from the released cells. Imports nothing of the product."""

import math
from itertools import product
from statistics import fmean
from typing import Any

from tests.alignment.queries.audit.recompute_export import Expected, Export, Row, value_of
from tests.alignment.queries.audit.recompute_statistics import verdict, wilson

PROMISE, CLOSE = "promise", 1e-6


def _cell(export: Export, round: float, *named: Any) -> Row:
    team, measure, question, item, part = named
    where = {"team": team, "measure": measure, "question": question, "item": item, "part": part}
    return export.one("cells", round=round, **where)


def rounded(count: int, n: int) -> int:
    """In steps of 5, halves away from 50."""
    if 2 * count < n:
        return 100 - rounded(n - count, n)
    return 5 * math.floor(20 * count / n + 0.5 + 1e-12)


def counts(cell: Row) -> list[int]:
    """How many people the rounded share may stand for."""
    n = int(cell["n"])
    fits = {
        "at least": lambda percent: percent >= cell["value"],
        "at most": lambda percent: percent <= cell["value"],
        None: lambda percent: percent == cell["value"],
    }[cell["end"]]
    return [count for count in range(n + 1) if fits(rounded(count, n))]


def _interval(cell: Row) -> tuple[int, int]:
    possible = counts(cell)
    return round(100 * wilson(possible[0], cell["n"])[0]), round(100 * wilson(possible[-1], cell["n"])[1])


def share(export: Export, figure: Row) -> Expected:
    team, *named = figure["of"].split("|")
    cell = _cell(export, figure["round"], float(team), *(value_of(name) for name in named))
    low, high = _interval(cell)
    return {"n": cell["n"], "value": cell["value"], "low": low, "high": high}


def _root(export: Export, round: float) -> Row:
    return export.one("teams", round=round, inside=None)


def _of_whole(export: Export, round: float, measure: str, **more: Any) -> list[Row]:
    return export.rows("cells", round=round, team=_root(export, round)["team"], measure=measure, **more)


def bounds(export: Export, figure: Row) -> Expected:
    round, asked = figure["round"], _root(export, figure["round"])["invited"]
    cell = (_of_whole(export, round, "shows_mission") or [_top(export, round)])[0]
    possible = counts(cell)
    return {"low": possible[0] / asked, "high": (possible[-1] + asked - cell["n"]) / asked}


def representativity(export: Export, figure: Row) -> Expected:
    teams = {row["team"]: row for row in export.rows("teams", round=figure["round"])}
    told = {key: row for key, row in teams.items() if row["participation"] is not None}
    took = {key: round(row["participation"] * row["invited"] / 100) for key, row in told.items()}
    groups = []
    for key, row in told.items():
        inside = [other for other in told if told[other]["inside"] == key]
        size = row["invited"] - sum(told[other]["invited"] for other in inside)
        answered = min(max(took[key] - sum(took[other] for other in inside), 0), size)
        if size > 0:
            groups.append((size, answered / size))
    everybody = sum(size for size, _rate in groups)
    mean = sum(size * rate for size, rate in groups) / everybody
    spread = sum(size / everybody * (rate - mean) ** 2 for size, rate in groups)
    return {"value": 1 - 2 * math.sqrt(spread)}


def _top(export: Export, round: float) -> Row:
    question = export.rows("items", round=round, role="index")[0]["question"]
    (cell,) = _of_whole(export, round, "spread", question=question, item="knowledge", part=5.0)
    return cell


def line(export: Export, figure: Row) -> Expected:
    cell = _top(export, figure["round"])
    theirs = export.one("lines", line="stands-for")["percent"] / 100
    n, possible = int(cell["n"]), counts(cell)
    said = {verdict(possible[0], n, theirs), verdict(possible[-1], n, theirs)}
    of = said.pop() if len(said) == 1 else "cannot_tell"
    low, high = 100 * wilson(possible[0], n)[0], 100 * wilson(possible[-1], n)[1]
    return {"of": of, "n": n, "value": cell["value"], "low": low, "high": high}


def lacks(export: Export, figure: Row) -> Expected:
    cells = {row["part"]: counts(row) for row in _of_whole(export, figure["round"], "knows_agrees")}
    said = {
        verdict(agree, agree + know, 0.5) if agree + know else "cannot_tell"
        for agree in cells["only_agrees"]
        for know in cells["only_knows"]
    }
    return {"of": {"above": "understanding", "below": "agreement"}.get(said.pop()) if len(said) == 1 else None}


def heard_most(export: Export, figure: Row) -> Expected:
    cells = _of_whole(export, figure["round"], "promise")
    order = [row["item"] for row in export.rows("items", round=figure["round"], role=PROMISE)]
    cells.sort(key=lambda cell: order.index(cell["item"]))
    most, least = max(cells, key=lambda cell: cell["value"]), min(cells, key=lambda cell: cell["value"])
    is_clear = _interval(most)[0] > _interval(least)[1]
    return {"of": f"{most['item']:g}>{least['item']:g}" if is_clear else None}


# What cannot be counted again must at least not contradict what stands beside it


def contradictions(export: Export) -> list[str]:
    """Means, r* and AD that no spread behind the rounded one could have; indexes that are not the mean of their items.

    The index's own people answered every item, those of an item may be more: so it may be one point off.
    """
    found = []
    for cell in export.rows("cells", part=1.0, measure="spread"):
        where = {name: cell[name] for name in ("round", "team", "question", "item")}
        behind = _spreads(export, where)
        for measure, part, of in (("mean", None, 0), ("agreement", "r_star", 1), ("agreement", "deviation", 2)):
            for stated in export.rows("cells", measure=measure, part=part, **where):
                if not _lies_within(stated, [each[of] for each in behind], step=1 if measure == "mean" else 0.1):
                    found.append(f"{measure} {part or ''} {where} is {stated['value']}, outside what its spread allows")
    for cell in export.rows("cells", measure="index"):
        where = {name: cell[name] for name in ("round", "team", "question")}
        items = export.rows("cells", measure="mean", **where)
        lowest = fmean(0 if item["end"] == "at most" else item["value"] for item in items)
        highest = fmean(100 if item["end"] == "at least" else item["value"] for item in items)
        if not cell["end"] and not lowest - 1 <= cell["value"] <= highest + 1:
            found.append(f"index {where} is {cell['value']}, its items have a mean of {lowest} to {highest}")
    return found


def _spreads(export: Export, where: dict[str, Any]) -> list[tuple[float, float, float]]:
    """Mean from 0 to 100, r* and AD of every spread over five points that would be written like this one."""
    cells = [export.one("cells", measure="spread", part=float(place), **where) for place in range(1, 6)]
    n = int(cells[0]["n"])
    found = []
    for people in product(*(counts(cell) for cell in cells)):
        if sum(people) == n:
            mean = sum(k * many for k, many in enumerate(people, start=1)) / n
            square = sum(many * (k - mean) ** 2 for k, many in enumerate(people, start=1)) / (n - 1)
            distance = sum(many * abs(k - mean) for k, many in enumerate(people, start=1)) / n
            found.append((25 * (mean - 1), 1 - square / 2, distance))
    return found


def _lies_within(cell: Row, possible: list[float], *, step: float) -> bool:
    low, high = min(possible) - step / 2 - CLOSE, max(possible) + step / 2 + CLOSE
    if cell["end"] == "at least":
        return high >= cell["value"]
    return low <= cell["value"] if cell["end"] == "at most" else low <= cell["value"] <= high
