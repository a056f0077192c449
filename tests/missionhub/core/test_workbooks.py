import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest

from missionhub.core import workbooks
from missionhub.core.csv_cells import FORMULA
from missionhub.core.table_files import csv_text
from missionhub.core.tables import Source, Table
from missionhub.core.workbooks import workbook

ATTACKS = ("=HYPERLINK(1)", "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", "＝1+1", "'=1")
ROWS = [(text, 1, 2.5, Decimal("3.25"), True, None, date(2026, 11, 16)) for text in ATTACKS]
COLUMNS = ("promise", "n", "value", "exact", "owned", "low", "on")
SOURCES = (Source("Released", datetime(2026, 11, 16, 9, tzinfo=UTC)), Source("=A1", "-2", "https://example.org/"))


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def made() -> openpyxl.Workbook:
    return opened(workbook([Table("figures", COLUMNS, ROWS)], SOURCES))


def kinds(book: openpyxl.Workbook) -> set[str]:
    return {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}


def test_values_keep_their_kind_and_the_first_row_stays_in_sight():
    sheet = made()["Figures"]

    assert [cell.value for cell in sheet[1]] == list(COLUMNS)
    assert [cell.value for cell in sheet[2]] == ["=HYPERLINK(1)", 1, 2.5, 3.25, 1, None, datetime(2026, 11, 16)]  # noqa: DTZ001
    assert [cell.data_type for cell in sheet[2]] == ["s", "n", "n", "n", "n", "n", "d"]
    assert (sheet.freeze_panes, sheet.cell(1, 1).font.bold) == ("A2", True)


def test_last_sheet_says_where_figures_come_from():
    book = made()

    assert book.sheetnames == ["Figures", "Method"]
    assert [[cell.value for cell in row] for row in book["Method"].iter_rows(min_row=2)] == [
        ["Released", datetime(2026, 11, 16), None],  # noqa: DTZ001
        ["=A1", "-2", "https://example.org/"],
    ]


def test_no_cell_is_a_formula():
    book = made()

    assert "f" not in kinds(book)
    texts = [cell for row in book["Figures"].iter_rows(min_row=2, max_col=1) for cell in row]
    assert [(cell.value, cell.data_type, bool(cell.quotePrefix)) for cell in texts] == [
        (text, "s", True) for text in ATTACKS
    ]


def test_alarm_a_cell_that_takes_what_it_gets_runs(monkeypatch):
    monkeypatch.setattr(workbooks, "put_text", lambda cell, text: setattr(cell, "value", text))

    assert "f" in kinds(made())


def test_signs_that_no_spreadsheet_takes_are_left_out():
    book = opened(workbook([Table("figures", ("text",), [("bell\x07",)])], ()))

    assert book["Figures"]["A2"].value == "bell"


@pytest.mark.parametrize("text", [text for text in ATTACKS if text.startswith(FORMULA)])
def test_csv_says_that_it_is_text(text: str):
    assert csv_text(("a", "b"), [(text, True)]).splitlines()[1].lstrip('"').startswith("'")


def moments(content: bytes) -> tuple[set[tuple[int, ...]], bool]:
    """When its parts were written, and whether it says when it was made."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {part.date_time for part in archive.infolist()}, b"dcterms:" in archive.read(
            "docProps/core.xml"
        ).replace(b"xmlns:dcterms", b"")


def test_equal_figures_are_equal_bytes_whenever_they_are_asked_for():
    table = [Table("figures", COLUMNS, ROWS)]

    assert workbook(table, SOURCES) == workbook(table, SOURCES)
    assert moments(workbook(table, SOURCES)) == ({(1980, 1, 1, 0, 0, 0)}, False)


def test_alarm_a_book_as_it_is_saved_tells_when(monkeypatch):
    monkeypatch.setattr(workbooks, "timeless", lambda content: content)

    times, tells = moments(workbook([Table("figures", COLUMNS, ROWS)], SOURCES))

    assert (tells, times == {(1980, 1, 1, 0, 0, 0)}) == (True, False)
