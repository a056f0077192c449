"""Rows to a file for a spreadsheet, CSV or XLSX: the one place where tables leave as files."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse

from missionhub.core.csv_cells import safe
from missionhub.core.tables import Row, Source, Table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def csv_text(columns: Sequence[str], rows: Iterable[Row]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def csv_file(table: Table) -> HttpResponse:
    return _file(csv_text(table.columns, table.rows).encode(), f"{table.name}.csv", "text/csv; charset=utf-8")


def workbook_file(tables: Sequence[Table], sources: Sequence[Source], *, name: str) -> HttpResponse:
    from missionhub.core.workbooks import workbook  # noqa: PLC0415 - only who asks for one pays for it

    return _file(workbook(tables, sources), f"{name}.xlsx", XLSX)


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    return safe(value) if isinstance(value, str) else value


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=kind, headers=headers)
