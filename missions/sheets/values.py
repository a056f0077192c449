"""Figures and days as people write them in a table. What cannot be read for certain is None, never a guess."""

import re
from calendar import monthrange
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

_NUMBER = re.compile(
    r"""^\s*(?P<sign>[-−–(]?)\s*(?P<before>[$€£¥]|[A-Z]{3}\s)?\s*
    (?P<digits>\d{1,3}(?:[ ’'.,\u00a0\u202f]\d{3})+(?:[.,]\d{1,4})?|\d+(?:[.,]\d{1,4})?)
    \s*(?P<scale>(?:k|thousand|m|mio|million|bn|billion)\b)?\s*
    (?P<unit>%|percent|per\ cent|[$€£¥]|[^\W\d_]+(?:[ ][^\W\d_]+){0,2})?\s*\)?\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_SCALES = {"k": 3, "thousand": 3, "m": 6, "mio": 6, "million": 6, "bn": 9, "billion": 9}
_DAY_FORMATS = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y", "%d.%m.%Y")
_MONTH_FORMATS = ("%B %Y", "%b %Y", "%b-%y", "%b %y", "%Y-%m", "%m/%Y")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})")
_QUARTER = re.compile(r"(?:Q([1-4])[\s/,-]*(\d{4})|(\d{4})[\s/,-]*Q([1-4]))", re.IGNORECASE)
_YEAR = re.compile(r"(?:(?:by\s+)?(?:the\s+)?end\s+of\s+)?((?:19|20)\d\d)", re.IGNORECASE)
_NO_UNIT = frozenset(
    [
        "to",
        "of",
        "or",
        "and",
        "by",
        "from",
        "than",
        "more",
        "less",
        "approx",
        "about",
        "in",
        "until",
        "per",
        "is",
        "at",
        "least",
        "most",
    ]
)
_UNDECIDED = re.compile(
    r"""\W*(?:t\.?b\.?[acdn]\.?|n\.?\ ?[/.]?\ ?a\.?|none(?:\ yet)?|unknown|open|pending|ongoing|x{2,}
    |to\ be\ (?:agreed|announced|confirmed|decided|defined|determined|discussed|set)
    |not\ (?:set|known|measured|decided|available|applicable)(?:\ yet)?)?\W*""",
    re.IGNORECASE | re.VERBOSE,
)
MANY_WORDS = 4
LARGEST = Decimal(10) ** 13


def read_number(cell: str) -> Decimal | None:
    """Read a figure: 1,200 · 1 200,5 · 12% · $1.5m · (300) · −4. 40 t. None for words, ranges, `tbd`, the undecidable.

    Several groups of three digits, or one after a figure of up to three, are thousands ("1,200", "1.200.000"); a last
    group of one, two or four digits is a fraction. "1.200" alone is read as 1200 only with a comma or a space.
    """
    found = _NUMBER.match(cell)
    if not found or not _is_unit((found["unit"] or "").lower()):
        return None
    digits = _plain_digits(found["digits"])
    if digits is None:
        return None
    try:
        value = Decimal(digits) * Decimal(10) ** _SCALES.get((found["scale"] or "").lower(), 0)
    except InvalidOperation:
        return None
    negative = found["sign"] in {"-", "−", "–"} or (found["sign"] == "(" and cell.strip().endswith(")"))
    return (-value if negative else value) if value < LARGEST else None


def _is_unit(words: str) -> bool:
    """ "12 per day" and "5 by June" say more than a figure."""
    return words in {"percent", "per cent"} or not _NO_UNIT & set(words.split())


def _plain_digits(text: str) -> str | None:
    text = re.sub(r"[ ’'\u00a0\u202f]", "", text)
    marks = [sign for sign in text if sign in ".,"]
    if not marks:
        return text
    last = marks[-1]
    whole, _mark, fraction = text.rpartition(last)
    if marks.count(last) > 1:
        return text.replace(last, "") if len(set(marks)) == 1 else None
    if len(fraction) == 3 and len(set(marks)) == 1:
        return whole + fraction if last == "," else None
    return f"{whole.replace(',', '').replace('.', '')}.{fraction}"


def has_two_readings(cell: str) -> bool:
    """1.200 is 1200 to some and 1.2 to others."""
    return bool(re.match(r"\s*\D?\d{1,3}\.\d{3}(?!\d)", cell))


def is_undecided(cell: str) -> bool:
    """`tbd`, `n/a`, `?`: somebody left the place open on purpose."""
    return len(cell) <= 40 and _UNDECIDED.fullmatch(cell) is not None


def is_words(cell: str) -> bool:
    """A sentence instead of a figure; "10 to 20" or "about 300" is a figure somebody has to decide on."""
    return not any(sign.isdigit() for sign in cell) or len(cell.split()) >= MANY_WORDS


def unit_in(cell: str) -> str:
    """The unit a figure carries with it: "%", a currency, a word such as "tons"; "" without one."""
    found = _NUMBER.match(cell)
    unit = ((found["unit"] or found["before"] or "") if found else "").strip()
    return "%" if unit.lower() in {"percent", "per cent"} else unit


def is_ambiguous(cell: str) -> bool:
    """03/04/2026 may be two days."""
    found = _SLASHED.fullmatch(cell.strip())
    return found is not None and int(found[1]) <= 12 and int(found[2]) <= 12 and found[1] != found[2]


def read_date(cell: str, *, month_first: bool = False) -> date | None:
    """Read a day; a month, a quarter or a year means its last day. None for anything else.

    `month_first` decides only where both readings are possible: 03/04/2026.
    """
    text = re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", re.sub(r"\s+", " ", cell)).strip().rstrip(".")
    text = re.sub(r"([a-z])\.", r"\1", re.sub(r"\bsept\b", "Sep", text, flags=re.IGNORECASE), flags=re.IGNORECASE)
    for pattern in _DAY_FORMATS:
        if (day := _parsed(text, pattern)) is not None:
            return day
    if found := _SLASHED.fullmatch(text):
        return _slashed(found, month_first=month_first)
    for pattern in _MONTH_FORMATS:
        if (day := _parsed(text, pattern)) is not None:
            return day.replace(day=monthrange(day.year, day.month)[1])
    found = _QUARTER.fullmatch(text)
    if found:
        quarter, year = int(found[1] or found[4]), int(found[2] or found[3])
        return date(year, 3 * quarter, monthrange(year, 3 * quarter)[1])
    found = _YEAR.fullmatch(text)
    return date(int(found[1]), 12, 31) if found else None


def _slashed(found: re.Match[str], *, month_first: bool) -> date | None:
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    year += 2000 if year < 100 else 0
    if second > 12 or (first <= 12 and month_first):
        first, second = second, first
    try:
        return date(year, second, first)
    except ValueError:
        return None


def _parsed(text: str, pattern: str) -> date | None:
    try:
        return datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a day, not a moment
    except ValueError:
        return None
