"""The tables of an export. Names of columns are part of its format; docs/method.md says what they hold."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from missionhub.core.table_files import csv_text

Row = tuple[Any, ...]

COLUMNS: dict[str, tuple[str, ...]] = {
    "figures": ("round", "figure", "of", "n", "count", "value", "low", "high", "section", "from", "why_not"),
    "rounds": (
        "round", "title", "mode", "edition", "mission_version", "opened_at", "closed_at", "released_at", "invited",
        "responded", "encoder", "weights_sha256", "engine_version", "formula_version", "fingerprint",
    ),
    "promises": ("round", "promise", "text", "line"),
    "answers": ("round", "answer", "left_out", "kind", "theme", "to_reference"),
    "matches": (
        "round", "answer", "promise", "strength", "percentile", "band", "mentioned", "corrected", "judged",
        "called_wrong",
    ),
    "likeness": ("round", "answer", "other", "cosine"),
    "draws": ("round", "draw", "mean_cosine"),
    "labels": ("round", "strength", "line", "shows"),
    "teams": ("round", "team", "inside", "invited", "participation"),
    "cells": ("round", "team", "measure", "part", "question", "item", "n", "value", "end"),
    "items": ("round", "question", "role", "kind", "item", "text"),
    "lines": ("line", "percent", "item", "population", "year", "source", "comparable"),
    "weights": ("mission", "promise", "text", "weight", "shown", "looked_after", "money_a_year", "hours_a_month"),
    "serving": ("mission", "promise", "outcome", "measured", "owned", "checked_in"),
    "outcomes": (
        "outcome", "title", "kind", "direction", "baseline", "target", "band_low", "band_high", "start_on", "due_on",
        "on", "value", "confidence", "closed", "overdue", "part_of", "weight",
    ),
    "milestones": ("outcome", "due_on", "value"),
}  # fmt: skip


@dataclass
class Tables:
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, table: str, rows: Iterable[Row]) -> None:
        self.rows.setdefault(table, []).extend(rows)

    def figure(
        self, round: int | None, figure: str, *, of: object = "", n: object = None, count: object = None,
        value: object = None, low: object = None, high: object = None, section: str, source: str = "",
        why_not: str = "",
    ) -> None:  # fmt: skip
        """`source` names the tables it is computed from again, `why_not` says why it cannot be."""
        self.add("figures", [(round, figure, of, n, count, value, low, high, section, source, why_not)])

    def facts(self) -> dict[str, list[dict[str, Any]]]:
        """The tables as lists of rows by column."""
        return {
            name: [dict(zip(COLUMNS[name], map(_plain, row), strict=True)) for row in self.rows[name]]
            for name in COLUMNS
            if name in self.rows
        }


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value


def sheet(columns: tuple[str, ...], rows: Iterable[dict[str, Any]]) -> str:
    return csv_text(columns, ([row[column] for column in columns] for row in rows))
