"""The tables of an export, as an auditor reads them. Imports nothing of the product."""

import csv
import io
from collections.abc import Mapping
from typing import Any

Row = dict[str, Any]
Expected = Mapping[str, Any]  # what a figure must say, by column


class Export:
    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.tables = {name[:-4]: _read(text) for name, text in files.items() if name.endswith(".csv")}

    def rows(self, table: str, **where: Any) -> list[Row]:
        found = self.tables.get(table, [])
        return [row for row in found if all(row[column] == value for column, value in where.items())]

    def mode(self, round: float) -> str:
        return str(self.one("rounds", round=round)["mode"])

    def one(self, table: str, **where: Any) -> Row:
        (row,) = self.rows(table, **where)
        return row


def _read(content: bytes) -> list[Row]:
    lines = csv.DictReader(io.StringIO(content.decode(), newline=""))
    return [{name: value_of(cell) for name, cell in line.items()} for line in lines]


def value_of(cell: str) -> Any:
    if cell == "":
        return None
    try:
        return float(cell)
    except ValueError:
        return cell.removeprefix("'")
