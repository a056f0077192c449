"""The tables of the paper for a spreadsheet, with every figure's n and range."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from alignment.queries.board.paper import BoardPaper
from alignment.queries.board.said import Said
from missionhub.core.csv_cells import safe

PROMISES = (
    "promise", "weight_percent", "leaders", "leaders_low", "leaders_high", "leaders_n", "staff", "staff_low",
    "staff_high", "staff_n", "outside", "outside_low", "outside_high", "outside_n", "planned", "owned", "checked_in",
    "evidence", "money_percent",
)  # fmt: skip
OUTCOMES = ("side", "outcome", "figure", "of_the_way", "health")


def promise_sheet(paper: BoardPaper) -> str:
    rows = (
        (
            line.promise.text,
            line.weight,
            *(cell for said in (line.leaders, line.staff, line.outside) for cell in _said(said)),
            *(int(dot.is_on) for dot in line.dots),
            line.money,
        )
        for line in paper.promises
    )
    return _sheet(PROMISES, rows)


def outcome_sheet(paper: BoardPaper) -> str:
    """Those the paper shows: the riskiest of each side."""
    rows = (
        (side.title, row.title, row.figure, row.percent, row.health)
        for side in paper.outcomes.sides
        for row in side.rows
    )
    return _sheet(OUTCOMES, rows)


def _said(said: Said | None) -> tuple[Any, ...]:
    return (said.words, said.low, said.high, said.n) if said else ("", "", "", "")


def _sheet(columns: Sequence[str], rows: Iterator[tuple[Any, ...]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([safe(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return text.getvalue()
