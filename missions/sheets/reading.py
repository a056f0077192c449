"""A table as it comes: pasted from a spreadsheet, a CSV file, an Excel workbook. Cells stay the text people see."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate, zip_longest

from missions.sheets.columns import means
from missions.sheets.values import read_date, read_number

MAX_BYTES = 5_000_000
MAX_UNPACKED = 50_000_000
MAX_ROWS, MAX_COLUMNS, MAX_CELL = 1_000, 60, 5_000
HIGHEST_HEADER = 5  # rows a title may take
DELIMITERS = "\t;,|"


class TableRefused(Exception):
    """The code says why: empty, unreadable, too_large, too_many_rows, too_many_columns, long_cell."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class RawTable:
    """A header and rows of equally many cells, all text; `title` is what stood above the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""


def read_text(text: str) -> RawTable:
    """Read a paste or the text of a CSV file: tabs, semicolons, commas or bars between cells, quotes around them.

    A paste without any of these is one column. Raises TableRefused.
    """
    if len(text) > MAX_BYTES:
        raise TableRefused("too_large")
    delimiter = _delimiter(text)
    try:
        records = list(csv.reader(io.StringIO(text.replace("\r\n", "\n"), newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise TableRefused("unreadable") from error
    return _table(records)


def read_file(content: bytes) -> RawTable:
    """Read an uploaded file by what it is, not by its name: a workbook (.xlsx) or text. Raises TableRefused."""
    if len(content) > MAX_BYTES:
        raise TableRefused("too_large")
    if content.startswith(b"PK"):
        return _table(_workbook(content))
    for encoding in ("utf-8-sig", "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return read_text(text)
    raise TableRefused("unreadable")


def _workbook(content: bytes) -> Iterator[list[str]]:
    """The first sheet that holds anything, values instead of formulas."""
    import openpyxl  # noqa: PLC0415 - only who uploads a workbook pays for it

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED:
                raise TableRefused("too_large")
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheets = [[_cells(row) for row in _bounded(sheet.iter_rows(values_only=True))] for sheet in book.worksheets]
    except TableRefused:
        raise
    except Exception as error:  # a broken workbook breaks its reader in many ways
        raise TableRefused("unreadable") from error
    return iter(next((rows for rows in sheets if any(any(row) for row in rows)), []))


def _bounded(rows: Iterable[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
    for number, row in enumerate(rows):
        if number > 2 * MAX_ROWS:
            raise TableRefused("too_many_rows")
        yield row[: 4 * MAX_COLUMNS]


def _cells(row: Iterable[object]) -> list[str]:
    return [_as_text(value) for value in row]


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _delimiter(text: str) -> str:
    """What stands most evenly in the first lines; tabs win, since a spreadsheet copies with tabs."""
    lines = [line for line in text.splitlines() if line.strip()][:20]
    if any("\t" in line for line in lines):
        return "\t"
    counts = {mark: sum(mark in line for line in lines) for mark in DELIMITERS}
    best = max(counts, key=lambda mark: counts[mark])
    return best if counts[best] >= max(1, len(lines) * 0.8) else "\t"


def _table(records: Iterable[list[str]]) -> RawTable:
    """Without empty rows and columns; every row as wide as the widest."""
    kept = [[" ".join(cell.replace("\0", "").split(" ")).strip() for cell in record] for record in records]
    kept = [record for record in kept if any(record)]
    if not kept:
        raise TableRefused("empty")
    width = max(len(record) for record in kept)
    rows = [(*record, *[""] * (width - len(record))) for record in kept]
    columns = [place for place in range(width) if any(row[place] for row in rows)]
    rows = [tuple(row[place] for place in columns) for row in rows]
    _refuse_what_is_too_much(rows, len(columns))
    place = header_place(rows)
    if place is None:
        return RawTable(("",) * len(columns), tuple(rows))
    titles, groups = _above(rows[:place])
    return RawTable(_named(rows[place], groups), tuple(rows[place + 1 :]), " ".join(titles))


def _above(rows: list[tuple[str, ...]]) -> tuple[list[str], tuple[str, ...]]:
    """Titles, and the headings that reach over several columns; of a merged cell only the first has the words."""
    titles = [cell for row in rows for cell in row if cell and sum(map(bool, row)) == 1]
    headings = [row for row in rows if sum(map(bool, row)) > 1]
    return titles, tuple(accumulate(headings[-1], lambda before, cell: cell or before)) if headings else ()


def _named(names: tuple[str, ...], groups: tuple[str, ...]) -> tuple[str, ...]:
    """A name that tells nothing by itself, as "2026", is read with the heading above it: "Target 2026"."""
    both = zip_longest(names, groups, fillvalue="")
    return tuple(f"{group} {name}".strip() if means(name) is None else name for name, group in both)


def _refuse_what_is_too_much(rows: list[tuple[str, ...]], width: int) -> None:
    if len(rows) > MAX_ROWS + 1:
        raise TableRefused("too_many_rows")
    if width > MAX_COLUMNS:
        raise TableRefused("too_many_columns")
    if any(len(cell) > MAX_CELL for row in rows for cell in row):
        raise TableRefused("long_cell")


def header_place(rows: list[tuple[str, ...]]) -> int | None:
    """Which of the first rows names the columns: the first one, or one below titles and headings, which leave gaps."""
    for place in range(min(HIGHEST_HEADER, len(rows))):
        below = rows[place + 1] if place + 1 < len(rows) else ()
        is_heading = sum(map(bool, rows[place])) > 1 and _telling(below) > max(1, _telling(rows[place]))
        if has_header(rows[place:]) and not is_heading:
            return place
        if sum(map(bool, rows[place])) > max(1, len(rows[place]) // 2):
            return None
    return None


def _telling(row: Sequence[str]) -> int:
    return sum(means(cell) is not None for cell in row)


def has_header(rows: list[tuple[str, ...]]) -> bool:
    """The first row names its columns: short cells, of which two, or every one that is no figure, are telling names."""
    first = [cell for cell in rows[0] if cell]
    if len(rows) < 2 or any(len(cell) > 60 for cell in first):
        return False
    telling = _telling(first)
    figures = sum(read_number(cell) is not None or read_date(cell) is not None for cell in first)
    return telling >= 2 or (telling == 1 and not figures)
