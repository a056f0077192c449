"""One row of a table as an outcome: what it says, what is left over, and what has to be mended first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from missions.sheets.columns import Says
from missions.sheets.values import has_two_readings, is_undecided, is_words, read_date, read_number, unit_in

NUMBERS = (Says.BASELINE, Says.CURRENT, Says.TARGET)
DAYS = (Says.START, Says.DUE)
LONGEST = {Says.TITLE: 300, Says.MEASURE: 200, Says.UNIT: 40, Says.TEAM: 120, Says.LEAD: 150, Says.PROMISE: 300}
MOST_DIGITS = 14
SUMS = ("total", "totals", "sum", "subtotal", "grand total", "overall", "average")
DIRECTIONS = {
    "increase": ("increase", "up", "more", "higher", "raise", "grow", "maximize", "max", "↑", "+"),
    "reduce": ("reduce", "decrease", "down", "less", "fewer", "lower", "cut", "minimize", "min", "↓", "-"),
    "hold": ("hold", "keep", "maintain", "stable", "within", "same", "="),
}
KINDS = {
    "mission": ("mission", "impact", "program", "programme", "social", "service"),
    "financial": ("financial", "finance", "money", "income", "revenue", "cost", "fundraising", "budget"),
}


@dataclass(frozen=True)
class Trouble:
    """What is wrong with a cell; `place` is its column, None for the row. Codes: see `read_row`."""

    place: int | None
    code: str


@dataclass(frozen=True)
class RowReading:
    fields: Mapping[str, str | Decimal | date]
    current: Decimal | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    left_over: tuple[tuple[int, str], ...] = ()
    troubles: tuple[Trouble, ...] = ()

    @property
    def title(self) -> str:
        return str(self.fields.get("title", ""))


def read_row(*, cells: Sequence[str], says: Sequence[str], month_first: bool = False) -> RowReading:
    """Read the cells of a row by what their columns say.

    Blank cells say nothing. Troubles: `title_missing`, `too_long`, `not_a_number`, `two_readings` (1.200), `not_a_day`,
    `not_a_direction`, `not_a_kind`, `ends_before_it_starts`, `sum_row` (a total of other rows). The direction follows
    from baseline and target where both are known and no cell says otherwise; a unit written beside a figure is the
    unit where no cell says otherwise.
    A place left open (`tbd`) or filled with words stays without a figure; words of a target become what success looks
    like. Such cells, and those of columns that say nothing, and notes, are left over, never lost.
    """
    reader = _RowReader(cells, says, month_first=month_first)
    reader.read()
    return reader.reading()


class _RowReader:
    def __init__(self, cells: Sequence[str], says: Sequence[str], *, month_first: bool) -> None:
        self.pairs = [(place, says[place], cell) for place, cell in enumerate(cells) if cell]
        self.month_first = month_first
        self.fields: dict[str, str | Decimal | date] = {}
        self.names: dict[str, str] = {}
        self.left_over: list[tuple[int, str]] = []
        self.troubles: list[Trouble] = []
        self.current: Decimal | None = None
        self.unit = ""
        self.target_in_words = ""

    def read(self) -> None:
        for place, says, cell in self.pairs:
            if says in NUMBERS:
                self._number(place, says, cell)
            elif says in DAYS:
                self._day(place, says, cell)
            elif says in (Says.DIRECTION, Says.KIND):
                self._word(place, says, cell)
            elif says in (Says.TEAM, Says.LEAD, Says.PROMISE):
                self._text(place, says, cell, self.names)
            elif says in ("", Says.NOTE):
                self.left_over.append((place, cell))
            else:
                self._text(place, says, cell, self.fields)
        self._conclude()

    def _number(self, place: int, says: str, cell: str) -> None:
        value = read_number(cell)
        if value is None and self._is_set_aside(place, says, cell):
            return
        if value is None or value != round(value, 4) or abs(value) >= 10**MOST_DIGITS:
            self.troubles.append(Trouble(place, "two_readings" if has_two_readings(cell) else "not_a_number"))
            return
        self.unit = self.unit or unit_in(cell)
        if says == Says.CURRENT:
            self.current = value
        else:
            self.fields[says] = value

    def _is_set_aside(self, place: int, says: str, cell: str) -> bool:
        if is_undecided(cell) or (is_words(cell) and says != Says.TARGET):
            self.left_over.append((place, cell))
        elif is_words(cell):
            self.target_in_words = cell
        else:
            return False
        return True

    def _day(self, place: int, says: str, cell: str) -> None:
        day = read_date(cell, month_first=self.month_first)
        if day is None and is_undecided(cell):
            self.left_over.append((place, cell))
        elif day is None:
            self.troubles.append(Trouble(place, "not_a_day"))
        else:
            self.fields[says] = day

    def _word(self, place: int, says: str, cell: str) -> None:
        table, code = (DIRECTIONS, "not_a_direction") if says == Says.DIRECTION else (KINDS, "not_a_kind")
        word = cell.casefold().split()[0]
        found = next((value for value, words in table.items() if word in words), None)
        if found is None:
            self.troubles.append(Trouble(place, code))
        else:
            self.fields[says] = found

    def _text(self, place: int, says: str, cell: str, into: dict) -> None:
        if len(cell) > LONGEST.get(Says(says), 5_000):
            self.troubles.append(Trouble(place, "too_long"))
        else:
            into[says] = cell

    def _conclude(self) -> None:
        if "title" not in self.fields and not any(trouble.code == "too_long" for trouble in self.troubles):
            self.troubles.append(Trouble(None, "title_missing"))
        if str(self.fields.get("title", "")).casefold().rstrip(":") in SUMS:
            self.troubles.append(Trouble(None, "sum_row"))
        if self.target_in_words:
            said = (str(self.fields.get("success", "")), self.target_in_words)
            self.fields["success"] = "\n".join(filter(None, said))
        if self.unit and len(self.unit) <= LONGEST[Says.UNIT]:
            self.fields.setdefault("unit", self.unit)
        start, due = self.fields.get("start_on"), self.fields.get("due_on")
        if isinstance(start, date) and isinstance(due, date) and due < start:
            self.troubles.append(Trouble(None, "ends_before_it_starts"))
        baseline, target = self.fields.get("baseline"), self.fields.get("target")
        if isinstance(baseline, Decimal) and isinstance(target, Decimal) and baseline != target:
            self.fields.setdefault("direction", "increase" if target > baseline else "reduce")

    def reading(self) -> RowReading:
        return RowReading(
            fields=self.fields,
            current=self.current,
            names=self.names,
            left_over=tuple(self.left_over),
            troubles=tuple(self.troubles),
        )
