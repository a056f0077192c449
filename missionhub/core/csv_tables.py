"""One CSV file, as it came, to rows with line numbers. Nothing here knows what the columns mean."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from missionhub.core.file_problems import Problem

MAX_FILE_BYTES = 5_000_000
MAX_CELL = 20_000
MAX_ROWS = 20_000
MAX_PROBLEMS = 50
DELIMITERS = (",", ";", "\t", "|")
BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True)
class Row:
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass
class Table:
    file: str
    columns: tuple[str, ...] = ()
    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, line: int, column: str, reason: str) -> None:
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(Problem(self.file, line, column, reason))


def read_table(file: str, content: bytes) -> Table:
    table = Table(file)
    text = _decode(table, content)
    if text is None:
        return table
    lines = _records(table, text)
    header = next(lines, None)
    if header is None:
        if not table.problems:
            table.refuse(1, "", _("The file is empty. It needs a first line with the names of its columns."))
        return table
    table.columns = _columns(table, header[1])
    for line, cells in lines:
        _add_row(table, line, cells)
    return table


def _decode(table: Table, content: bytes) -> str | None:
    if len(content) > MAX_FILE_BYTES:
        table.refuse(0, "", _("The file is larger than %(most)s MB.") % {"most": MAX_FILE_BYTES // 1_000_000})
        return None
    marked = next((name for mark, name in BYTE_ORDER_MARKS.items() if content.startswith(mark)), None)
    for encoding in [marked] if marked else ["utf-8", "cp1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            line = text[: text.index("\x00")].count("\n") + 1
            table.refuse(line, "", _("The line holds a NUL character. Save the file as CSV (UTF-8) again."))
            return None
        return text
    table.refuse(0, "", _("The file is neither UTF-8 nor Windows-1252 text. Save it as CSV (UTF-8)."))
    return None


def _records(table: Table, text: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line it starts on; a record may span lines inside quotes."""
    csv.field_size_limit(MAX_FILE_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            table.refuse(line, "", _("The line cannot be read as CSV: %(reason)s.") % {"reason": error})
            return
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield line, cells


def _delimiter(text: str) -> str:
    header = text.lstrip("\r\n").partition("\n")[0]
    return max(DELIMITERS, key=header.count)


def _columns(table: Table, header: list[str]) -> tuple[str, ...]:
    names = [name.strip().lower().replace(" ", "_") for name in header]
    while names and not names[-1]:
        names.pop()
    for position, name in enumerate(names):
        if not name:
            table.refuse(1, "", _("Column %(number)s has no name.") % {"number": position + 1})
        elif name in names[:position]:
            table.refuse(1, name, _("Two columns have this name."))
    return tuple(names)


def _add_row(table: Table, line: int, cells: list[str]) -> None:
    width = len(table.columns)
    if len(table.rows) == MAX_ROWS:
        table.refuse(line, "", _("The file has more than %(most)s rows.") % {"most": MAX_ROWS})
    if len(table.rows) >= MAX_ROWS:
        return
    if len(cells) < width or any(cell.strip() for cell in cells[width:]):
        reason = _("A cell for each column is needed: the line has %(cells)s, the first line names %(columns)s.")
        table.refuse(line, "", reason % {"cells": len(cells), "columns": width})
        return
    row = Row(line, {name: cell.strip() for name, cell in zip(table.columns, cells, strict=False)})
    for name, cell in row.cells.items():
        if len(cell) > MAX_CELL:
            refuse_long_cell(table, line, name, length=len(cell), most=MAX_CELL)
    table.rows.append(row)


def refuse_long_cell(table: Table, line: int, column: str, *, length: int, most: int) -> None:
    reason = _("The cell has %(length)s characters; the most is %(most)s.") % {"length": length, "most": most}
    table.refuse(line, column, reason)
