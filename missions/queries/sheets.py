"""A table on screen: what each column says, which rows are ready, what has to be mended, which names are unknown."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from missions.models import Sheet
from missions.queries.sheet_names import known_leads, known_promises, known_teams, plain
from missions.sheets.columns import Says
from missions.sheets.rows import RowReading, Trouble, read_row
from missions.sheets.values import is_ambiguous

AT_ONCE = 50  # rows to mend on one screen


@dataclass(frozen=True)
class Cell:
    place: int
    text: str
    says: str
    trouble: Trouble | None


@dataclass(frozen=True)
class SheetRow:
    number: int
    cells: tuple[Cell, ...]
    reading: RowReading
    is_left_out: bool
    outcome_id: int | None

    @property
    def has_trouble(self) -> bool:
        return bool(self.reading.troubles)

    @property
    def row_troubles(self) -> list[Trouble]:
        return [trouble for trouble in self.reading.troubles if trouble.place is None]


@dataclass(frozen=True)
class UnknownName:
    kind: str
    name: str
    choice: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SheetPage:
    sheet: Sheet
    rows: tuple[SheetRow, ...]

    @cached_property
    def ready(self) -> list[SheetRow]:
        return [row for row in self._waiting if not row.has_trouble]

    @cached_property
    def troubled(self) -> list[SheetRow]:
        return [row for row in self._waiting if row.has_trouble]

    @property
    def without_target(self) -> int:
        return sum("target" not in row.reading.fields for row in self.ready)

    @property
    def to_mend(self) -> list[SheetRow]:
        return self.troubled[:AT_ONCE]

    @property
    def left_out(self) -> list[SheetRow]:
        return [row for row in self.rows if row.is_left_out]

    @property
    def done(self) -> int:
        return sum(row.outcome_id is not None for row in self.rows)

    @property
    def has_ambiguous_days(self) -> bool:
        return any(is_ambiguous(cell.text) for row in self._waiting for cell in row.cells if cell.says in _DAYS)

    @property
    def columns(self) -> list[tuple[int, str, str, list[str]]]:
        """Each column: its place, its name, what it says, its first cells."""
        says = self.sheet.columns["says"]
        return [
            (place, name, says[place], [row.cells[place].text for row in self.rows if row.cells[place].text][:3])
            for place, name in enumerate(self.sheet.header)
        ]

    def left_over_text(self, row: SheetRow) -> str:
        """Cells that became no field, each with the name of its column."""
        names = self.sheet.header
        return "\n".join(f"{names[place]}: {text}" if names[place] else text for place, text in row.reading.left_over)

    @property
    def _waiting(self) -> list[SheetRow]:
        return [row for row in self.rows if not row.is_left_out and row.outcome_id is None]


_DAYS = (Says.START, Says.DUE)


def sheet_page(sheet: Sheet) -> SheetPage:
    return SheetPage(sheet, tuple(_row(sheet, number, row) for number, row in enumerate(sheet.rows)))


def unknown_names(page: SheetPage) -> list[UnknownName]:
    """Each name once that no team, person or promise here bears, with what was chosen for it."""
    organization = page.sheet.organization
    known: Mapping[str, Mapping[str, Any]] = {
        "team": known_teams(organization),
        "lead": known_leads(organization),
        "promise": known_promises(organization),
    }
    chosen = page.sheet.columns.get("names", {})
    found: dict[tuple[str, str], UnknownName] = {}
    for row in (*page.ready, *page.troubled):
        for kind, name in row.reading.names.items():
            key = (kind, plain(name))
            if plain(name) not in known[kind] and key not in found:
                rows = {item.pk: item for item in known[kind].values()}.values()
                options = tuple((str(item.pk), str(item)) for item in sorted(rows, key=str))
                default = _meant(name, options) or ("nobody" if kind == "promise" else "new")
                found[key] = UnknownName(kind, name, chosen.get(kind, {}).get(plain(name), default), options)
    return list(found.values())


def _meant(name: str, options: tuple[tuple[str, str], ...]) -> str:
    """The one option that begins with this name, as a first name does; nothing if there are several."""
    found = [pk for pk, label in options if plain(label).startswith(f"{plain(name)} ")]
    return found[0] if len(found) == 1 else ""


def _row(sheet: Sheet, number: int, row: Mapping[str, Any]) -> SheetRow:
    says = sheet.columns["says"]
    reading = read_row(cells=row["cells"], says=says, month_first=sheet.columns.get("month_first", False))
    troubles = {trouble.place: trouble for trouble in reading.troubles}
    cells = tuple(Cell(place, text, says[place], troubles.get(place)) for place, text in enumerate(row["cells"]))
    return SheetRow(number, cells, reading, bool(row.get("left_out")), row.get("outcome"))
