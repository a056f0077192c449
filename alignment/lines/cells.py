"""One cell of a table of lines: a share, a year, a count; or why it is none."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

NUMBER = re.compile(r"[-+]?[0-9]{1,9}(?:[.,][0-9]{1,9})?")
YEARS = range(1900, 2101)
MOST_N = 2**31 - 1
HUNDREDTH = Decimal("0.01")


class NotAShare(ValueError):
    """Its text is fit to show."""


def looks_like_a_number(cell: str) -> bool:
    return NUMBER.fullmatch(_bare(cell)) is not None


def read_percent(cell: str) -> Decimal:
    """0 … 100, to a hundredth; “85.1”, “85,1” and “85%” are one. Raises NotAShare."""
    if not looks_like_a_number(cell):
        raise NotAShare(_("“%(cell)s” is not a number. It was left out.") % {"cell": cell[:40]})
    percent = Decimal(_bare(cell).replace(",", "."))
    if percent < 0:
        raise NotAShare(_("%(cell)s: a share cannot be below 0%%. It was left out.") % {"cell": cell})
    if percent > 100:
        raise NotAShare(_("%(cell)s: a share cannot be above 100%%. It was left out.") % {"cell": cell})
    return percent.quantize(HUNDREDTH)


def read_count(cell: str) -> int:
    """How many answered, above 0. Raises NotAShare."""
    if not (cell.isascii() and cell.isdigit() and len(cell) < 11 and 0 < int(cell) <= MOST_N):
        raise NotAShare(_("“%(cell)s” is not a number of people. It was left out.") % {"cell": cell[:40]})
    return int(cell)


def read_year(cell: str) -> int | None:
    is_year = cell.isascii() and cell.isdigit() and len(cell) == 4 and int(cell) in YEARS
    return int(cell) if is_year else None


def _bare(cell: str) -> str:
    return cell.removesuffix("%").strip()
