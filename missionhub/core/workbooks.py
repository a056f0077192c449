"""Tables as one workbook: numbers as numbers, days as days, and texts that stay texts whatever they begin with."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from missionhub.core.csv_cells import FORMULA
from missionhub.core.tables import Source, Table

DAY = "yyyy-mm-dd"
_MOMENT = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
NARROWEST, WIDEST = 9, 60  # columns, in letters


def workbook(tables: Sequence[Table], sources: Sequence[Source]) -> bytes:
    """A sheet for each table and, last, one that says where the figures come from."""
    book = Workbook()
    book.remove(book.active)
    said = [(source.figure, source.how, source.address) for source in sources]
    for table in (*tables, Table("Method", (_("What"), _("How it is made"), _("More")), said)):
        _write(book.create_sheet(table.name.capitalize()[:31]), table)
    target = io.BytesIO()
    book.save(target)
    return timeless(target.getvalue())


def timeless(content: bytes) -> bytes:
    """Without the moment of making: equal figures are equal bytes, so nobody can watch anything by them."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(target, "w") as kept:
        for name in made.namelist():
            kept.writestr(zipfile.ZipInfo(name), _MOMENT.sub(b"", made.read(name)), zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _write(sheet: Worksheet, table: Table) -> None:
    sheet.freeze_panes = "A2"
    for number, row in enumerate((table.columns, *table.rows), start=1):
        for place, value in enumerate(row, start=1):
            put(sheet.cell(number, place), value)
    for place, name in enumerate(table.columns, start=1):
        sheet.cell(1, place).font = Font(bold=True)
        longest = max(len(str(value)) for value in (name, *(row[place - 1] for row in table.rows)))
        sheet.column_dimensions[get_column_letter(place)].width = min(WIDEST, max(NARROWEST, longest + 2))


def put(cell: Cell, value: Any) -> None:
    if isinstance(value, bool):
        cell.value = int(value)
    elif isinstance(value, (int, float, Decimal)):
        cell.value = value
    elif isinstance(value, date):
        cell.value = timezone.localtime(value).date() if isinstance(value, datetime) else value
        cell.number_format = DAY
    elif value not in (None, ""):
        put_text(cell, str(value))


def put_text(cell: Cell, text: str) -> None:
    """Never a formula: the cell says that it is text, and still does after somebody has edited it."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(FORMULA)
