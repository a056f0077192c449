"""Rows about what an organization is after: objectives, outcomes with their years, stories, partners, commitments."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from missionhub.core.csv_tables import Row, Table

YEAR = re.compile(r"(?P<fiscal>fy ?)?(?P<year>(?:19|20)\d\d)(?:_(?P<expected>estimate|plan|target))?")
NUMBER = re.compile(r"[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d{1,4})?")
LARGEST = Decimal(10) ** 14


@dataclass(frozen=True)
class ObjectiveRow:
    code: str
    name: str
    parent_code: str
    source: str

    @property
    def key(self) -> str:
        """What makes it the same objective in another document: its number, without one its words."""
        return self.code or self.name


@dataclass(frozen=True)
class YearFigure:
    """What one year's column says; `on` is the last day of that year, the label stays as it was written."""

    label: str
    on: date
    value: Decimal
    is_expected: bool


@dataclass(frozen=True)
class OutcomeRow:
    measure: str
    unit: str
    kind: str
    objective_code: str
    figures: tuple[YearFigure, ...]
    source: str


@dataclass(frozen=True)
class StoryRow:
    title: str
    text: str
    source: str


@dataclass(frozen=True)
class EngagementRow:
    partner: str
    text: str
    objective_code: str
    source: str


@dataclass(frozen=True)
class CommitmentRow:
    period: str
    text: str
    objective_code: str
    source: str


def year_column(name: str) -> re.Match[str] | None:
    """`2025`, `FY2025`, `fy2026_estimate`."""
    return YEAR.fullmatch(name.lower())


def read_number(cell: str) -> Decimal | None:
    """A plain number, with a point and perhaps commas between thousands; None for anything else."""
    if not NUMBER.fullmatch(cell):
        return None
    try:
        value = Decimal(cell.replace(",", ""))
    except InvalidOperation:
        return None
    return value if abs(value) < LARGEST else None


def check_years(table: Table) -> None:
    """Every figure of every year is a number, or blank: not known."""
    for row in table.rows:
        for name in filter(year_column, table.columns):
            if row[name] and read_number(row[name]) is None:
                table.refuse(row.line, name, _("Write a number, such as 1250 or 12.5, or leave the cell blank."))


def objective_rows(rows: Iterable[Row]) -> Iterator[ObjectiveRow]:
    """Goals first, each once in a document, then what stands under them."""
    seen: set[tuple[str, str]] = set()
    for row in rows:
        key = (row["source_document"], row["goal_no"])
        if key not in seen:
            seen.add(key)
            yield ObjectiveRow(row["goal_no"], row["goal"], "", row["source_document"])
        if row["objective"]:
            yield ObjectiveRow(row["objective_no"], row["objective"], row["goal_no"], row["source_document"])


def outcome_row(row: Row) -> OutcomeRow:
    figures = sorted(_figures(row), key=lambda figure: (figure.on, figure.is_expected))
    return OutcomeRow(
        measure=row["measure"],
        unit=row["unit"],
        kind=row["kind"].lower() or "mission",
        objective_code=row["goal_no"],
        figures=tuple(figures),
        source=_joined(row["source_document"], row["note"]),
    )


def _figures(row: Row) -> Iterator[YearFigure]:
    for name, cell in row.cells.items():
        found, value = year_column(name), read_number(cell)
        if found and value is not None:
            prefix = "FY" if found["fiscal"] else ""
            suffix = f" ({found['expected']})" if found["expected"] else ""
            on = date(int(found["year"]), 12, 31)
            yield YearFigure(f"{prefix}{found['year']}{suffix}", on, value, bool(found["expected"]))


def story_row(row: Row) -> StoryRow:
    goal = _("goal %(number)s") % {"number": row["goal_no"]} if row["goal_no"] else ""
    return StoryRow(title=row["title"], text=row["story"], source=_joined(row["source_document"], goal))


def engagement_row(row: Row) -> EngagementRow:
    return EngagementRow(row["partner"], row["joint_work"], row["goal_no"], row["source_document"])


def commitment_row(row: Row) -> CommitmentRow:
    return CommitmentRow(row["fiscal_year"], row["commitment"], row["goal_no"], row["source_document"])


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)
