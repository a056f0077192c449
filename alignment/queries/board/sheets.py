"""The tables of the paper for a spreadsheet, with every figure's n and range, and where they come from."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from alignment.queries.board.paper import BoardPaper
from alignment.queries.board.said import Said
from alignment.queries.method_sheet import method_address
from missionhub.core.tables import Source, Table

WHO = ("leaders", "staff", "outside")
PROMISES = (
    "promise", "weight_percent",
    *(f"{who}{part}" for who in WHO for part in ("", "_percent", "_low", "_high", "_n")),
    "planned", "owned", "checked_in", "evidence", "money_percent",
)  # fmt: skip
OUTCOMES = ("side", "outcome", "figure", "value", "unit", "as_of", "due_on", "percent_of_the_way", "health")


def promise_table(paper: BoardPaper) -> Table:
    rows = [
        (
            line.promise.text,
            line.weight,
            *(cell for said in (line.leaders, line.staff, line.outside) for cell in _said(said)),
            *(dot.is_on for dot in line.dots),
            line.money,
        )
        for line in paper.promises
    ]
    return Table("promises", PROMISES, rows)


def outcome_table(paper: BoardPaper) -> Table:
    """Those the paper shows: the riskiest of each side."""
    rows = [
        (side.title, row.title, row.figure, row.value, row.unit, row.as_of, row.due_on, row.of_the_way, row.health)
        for side in paper.outcomes.sides
        for row in side.rows
    ]
    return Table("outcomes", OUTCOMES, rows)


def paper_sources(paper: BoardPaper) -> Sequence[Source]:
    return (
        Source(_("Organization"), paper.name),
        Source(_("Day of the paper"), paper.on),
        *(Source("", note.text, method_address(note.section)) for note in paper.notes),
    )


def _said(said: Said | None) -> tuple[Any, ...]:
    return (said.words, round(said.value), said.low, said.high, said.n) if said else (None,) * 5
