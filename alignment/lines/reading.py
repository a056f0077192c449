"""A CSV table of lines: one figure a row, or one column a measure. A blank cell means “not asked”, never zero."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeVar

from django.utils.translation import gettext as _

from alignment.lines.cells import NotAShare, looks_like_a_number, read_count, read_percent, read_year
from alignment.lines.origins import Origin, not_checked
from missionhub.core.csv_tables import MAX_CELL, Row, Table, refuse_long_cell
from missionhub.core.file_problems import Problem

POPULATION, GROUP = ("population", "organisation", "organization"), ("group", "dept_group")
COMMON = (*POPULATION, *GROUP, "year", "n", "response_rate")
LONG = ("item", "figure", "scale", "country", "source", "comparable", "reason")
LIMITS = {"item": 300, "population": 200, "group": 200, "scale": 200, "country": 80, "source": 500, "reason": 300}
YES = {"yes", "y", "true", "1"}
Figure = TypeVar("Figure")


@dataclass(frozen=True)
class FigureRow:
    population: str
    group: str
    year: int
    percent: Decimal
    n: int | None
    response_rate: Decimal | None


@dataclass
class LineRow:
    item: str
    origin: Origin
    is_comparable: bool = False
    column: str = ""
    blank: int = 0
    figures: list[FigureRow] = field(default_factory=list)

    @property
    def lowest(self) -> Decimal:
        return min(figure.percent for figure in self.figures)

    @property
    def highest(self) -> Decimal:
        return max(figure.percent for figure in self.figures)


@dataclass
class LinesRead:
    """`flagged`: cells that are no figures, left out alone. `placing`: columns that say who was asked, when and how."""

    lines: list[LineRow] = field(default_factory=list)
    flagged: list[Problem] = field(default_factory=list)
    placing: tuple[str, ...] = ()
    not_read: tuple[str, ...] = ()

    @property
    def figures(self) -> int:
        return sum(len(line.figures) for line in self.lines)


def check_lines(table: Table) -> None:
    read_lines(table, Origin(source=table.file))


def read_lines(table: Table, origin: Origin) -> LinesRead:
    """What cannot be placed at all (no year, nobody who was asked) is refused on the table, with its line."""
    reader = _Reader(table, origin)
    for name, is_there in (("year", "year" in table.columns), ("population", bool(reader.population))):
        if not is_there:
            table.refuse(1, name, _("The file needs this column."))
    if table.problems:
        return reader.read
    if "item" in table.columns and "figure" in table.columns:
        reader.read_long()
    else:
        reader.read_wide()
    reader.read.placing = tuple(name for name in table.columns if name in COMMON)
    if not reader.read.figures and not table.problems:
        table.refuse(0, "", _("There is no figure in this file."))
    return reader.read


class _Reader:
    def __init__(self, table: Table, origin: Origin) -> None:
        self.table, self.origin, self.read = table, origin, LinesRead()
        self.population = next((name for name in POPULATION if name in table.columns), "")
        self.group = next((name for name in GROUP if name in table.columns), "")
        self.first_line: dict[tuple, int] = {}

    def read_long(self) -> None:
        lines: dict[tuple[str, str], LineRow] = {}
        for row in self.table.rows:
            if not row["item"]:
                self.table.refuse(row.line, "item", _("The cell is blank."))
            place = self._place(row)
            if place is None or not row["item"] or not self._fits(row, LONG):
                continue
            key = (row["item"], row["source"] or self.origin.source)
            line = lines.setdefault(key, self._long_line(row))
            if self._is_new(row, (*key, place.population, place.year)):
                self._flag_place(row)
                self._add(row, "figure", line, place)
        self.read.lines = [line for line in lines.values() if line.figures]
        self.read.not_read = tuple(name for name in self.table.columns if name not in (*COMMON, *LONG))

    def read_wide(self) -> None:
        columns = [name for name in self.table.columns if name not in COMMON and _holds_figures(self.table, name)]
        for name in columns:
            if len(name) > LIMITS["item"]:
                refuse_long_cell(self.table, 1, name[:40], length=len(name), most=LIMITS["item"])
        origin = replace(self.origin, reason=self.origin.reason or not_checked())
        lines = [LineRow(name.replace("_", " ").capitalize(), origin, column=name) for name in columns]
        for row in self.table.rows:
            place = self._place(row)
            if place is None or not self._is_new(row, (place.population, place.year)):
                continue
            self._flag_place(row)
            for name, line in zip(columns, lines, strict=True):
                self._add(row, name, line, place)
        self.read.lines = [line for line in lines if line.figures]
        self.read.not_read = tuple(name for name in self.table.columns if name not in (*COMMON, *columns))

    def _long_line(self, row: Row) -> LineRow:
        """Comparable only with a reason beside it."""
        origin = Origin(
            source=row["source"] or self.origin.source,
            country=row["country"] or self.origin.country,
            scale=row["scale"] or self.origin.scale,
            reason=row["reason"] or self.origin.reason or not_checked(),
        )
        return LineRow(row["item"], origin, is_comparable=bool(row["reason"]) and row["comparable"].lower() in YES)

    def _place(self, row: Row) -> "_Place | None":
        """Who was asked, and in which year."""
        year = read_year(row["year"])
        if not row[self.population]:
            self.table.refuse(row.line, self.population, _("The cell is blank."))
        if year is None:
            self.table.refuse(row.line, "year", _("Write a year with four digits."))
        if year is None or not row[self.population] or not self._fits(row, (self.population, self.group)):
            return None
        n, rate = _figure(row["n"], read_count), _figure(row["response_rate"], read_percent)
        return _Place(row[self.population], row[self.group], year, n, rate)

    def _is_new(self, row: Row, key: tuple) -> bool:
        if key in self.first_line:
            reason = _("Line %(line)s already says this.") % {"line": self.first_line[key]}
            self.table.refuse(row.line, "year", reason)
            return False
        self.first_line[key] = row.line
        return True

    def _fits(self, row: Row, names: tuple[str, ...]) -> bool:
        long = [(name, LIMITS[_plain(name)]) for name in names if len(row[name]) > LIMITS.get(_plain(name), MAX_CELL)]
        for name, most in long:
            refuse_long_cell(self.table, row.line, name, length=len(row[name]), most=most)
        return not long

    def _add(self, row: Row, column: str, line: LineRow, place: "_Place") -> None:
        line.blank += not row[column]
        percent = self._flagged(row, column, read_percent)
        if percent is not None:
            line.figures.append(FigureRow(percent=percent, **vars(place)))

    def _flag_place(self, row: Row) -> None:
        self._flagged(row, "n", read_count)
        self._flagged(row, "response_rate", read_percent)

    def _flagged(self, row: Row, column: str, as_figure: Callable[[str], Figure]) -> Figure | None:
        try:
            return as_figure(row[column]) if row[column] else None
        except NotAShare as reason:
            self.read.flagged.append(Problem(self.table.file, row.line, column, str(reason)))
            return None


@dataclass(frozen=True)
class _Place:
    population: str
    group: str
    year: int
    n: int | None
    response_rate: Decimal | None


def _figure(cell: str, as_figure: Callable[[str], Figure]) -> Figure | None:
    try:
        return as_figure(cell) if cell else None
    except NotAShare:
        return None


def _plain(name: str) -> str:
    return "population" if name in POPULATION else "group" if name in GROUP else name


def _holds_figures(table: Table, name: str) -> bool:
    cells = [row[name] for row in table.rows if row[name]]
    return bool(cells) and sum(map(looks_like_a_number, cells)) * 2 >= len(cells)
