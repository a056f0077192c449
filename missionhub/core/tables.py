"""A table on its way out, as plain values: for a page, a file or a sheet of a workbook."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Row = Sequence[Any]


@dataclass(frozen=True)
class Table:
    name: str  # of its file, and of its sheet in a workbook
    columns: Sequence[str]
    rows: Sequence[Row]


@dataclass(frozen=True)
class Source:
    """Where a figure comes from: what it is, how it is made, and the address that says more."""

    figure: str
    how: Any
    address: str = ""
