"""`as_of` is a label people wrote; a date is read from it only where it names one."""

import re
from datetime import date, datetime

FORMATS = ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%B %Y", "%b %Y", "%Y-%m", "%Y")


def read_date(label: str) -> date | None:
    """The day a label names; the first of its month or year; None for "mid-1970s" or "FY 2023"."""
    wanted = re.sub(r"\s+", " ", label).strip()
    for pattern in FORMATS:
        try:
            return datetime.strptime(wanted, pattern).date()  # noqa: DTZ007 - a day, not a moment
        except ValueError:
            continue
    return None
