"""Days as people write them in English: 31 March 2027, March 31, 2027, Q3 2026, within two years, by year-end."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import partial

from missions.wording.numbers import words_to_number

SHORT = """jan feb mar apr may jun jul aug sep oct nov dec"""
MONTHS = {name: number for number, name in enumerate(SHORT.split(), start=1)}
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d-]|[.,/–]\d| ?%)"
DATED = r"(?P<year>(?:19|20)\d\d)(?![\d%-]|[.,/–]\d)"  # after a month it is a year: “March 2019 % of staff”
EARLY = r"(?:\b(?P<early>(?:19|20)\d\d)[ -])?"
NTH = "first|second|third|fourth|last"
EDGE = r"(?:(?P<edge>(?:very )?end|close|start|beginning|middle) of (?:the )?)?"
LEAD = (
    r"(?:(?P<lead>no later than|not later than|at the latest by|at the latest in|"
    r"at the latest|on or before|by|until|till|"
    r"before|through|due(?: on| by| in)?|starting(?: on| in| from)?|beginning(?: on| in)?|from|since|as of|effective|"
    r"between|in|on|for|during|of|compared (?:with|to)|relative to|against|over|than)[:,]? )?(?:the )?"
)
COUNT = (
    r"(?P<count>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"eighteen|twenty[- ]four|thirty[- ]six)"
)
OVER = (  # “before 2018 is out” is the end of 2018
    r" (?:(?:is|has been|comes?) (?:out|over|up|done|finished|past|gone|to an end|to a close)|"
    r"ends|closes|runs out|has ended)\b"
)
SPAN = r"(?P<span>year|quarter|month|week|day)s?\b"

PATTERNS = {
    "iso": re.compile(rf"{LEAD}\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b", re.IGNORECASE),
    "slashes": re.compile(
        rf"{LEAD}\b(?P<first>\d{{1,2}})[/.](?P<second>\d{{1,2}})[/.](?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
    ),
    "day-month": re.compile(
        rf"{LEAD}\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {MONTH}(?:,? {DATED})?", re.IGNORECASE
    ),
    "month-day": re.compile(rf"{LEAD}\b{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? {DATED})?", re.IGNORECASE),
    "month-year": re.compile(rf"{LEAD}{EDGE}\b{MONTH},?(?: of)? {DATED}", re.IGNORECASE),
    "quarter": re.compile(
        rf"{LEAD}{EDGE}{EARLY}\b(?:Q(?P<number>[1-4])|(?P<nth>{NTH}) quarter)\b(?(early)|(?:,? (?:of )?{YEAR})?)",
        re.IGNORECASE,
    ),
    "half": re.compile(  # without a year it may be half of anything
        rf"{LEAD}{EDGE}{EARLY}\b(?:H(?P<number>[12])|(?P<nth>{NTH}) half)\b(?(early)|,? (?:of )?{YEAR})", re.IGNORECASE
    ),
    "fiscal": re.compile(
        rf"{LEAD}{EDGE}(?:(?:\b(?:fiscal|financial)(?: year)?|\bFY) ?(?:(?:19|20)?\d\d(?:[-–/]\d{{2,4}})?)?|"
        r"\b(?:19|20)\d\d[-–/]\d{2,4}\b(?!-))",
        re.IGNORECASE,
    ),
    "month": re.compile(rf"(?P<lead>by|until|before|through)(?: the)? {EDGE}{MONTH}(?! \d)", re.IGNORECASE),
    "year": re.compile(rf"{LEAD}{EDGE}(?:year |summer |calendar year )?\b{YEAR}\b", re.IGNORECASE),
    "this-year": re.compile(
        r"\b(?:(?P<lead>by|before|until) )?(?:the )?(?:(?P<edge>end|close) of (?P<which>the|this|next) "
        r"(?:calendar )?year|(?P<last>year(?:['’]s)?[- ]?end)|"
        rf"(?P<when>this|next|(?<=before the )(?=(?:calendar )?year{OVER})) ?(?:calendar )?year)\b",
        re.IGNORECASE,
    ),
    "within": re.compile(
        rf"\b(?P<lead>within|in|over|during)(?: the)?(?P<ahead> next| coming| following)? (?:(?:{COUNT}) )?{SPAN}"
        r"(?P<time>['’]s? time| from now)?",
        re.IGNORECASE,
    ),
    "from-now": re.compile(rf"\b{COUNT} {SPAN} from now\b", re.IGNORECASE),
    "recurring": re.compile(
        r"\b(?:each|every|per|a) (?:year|quarter|month|week|day)\b|(?<!\ba )\b(?:annually|yearly|monthly|"
        r"quarterly|weekly)\b",
        re.IGNORECASE,
    ),
}
STARTS = ("start", "begin", "from", "since", "as of", "effective", "between")
REFERENCES = ("compared", "relative", "against", "over", "than", "of")
DEADLINES = (
    "by",
    "until",
    "till",
    "before",
    "no later",
    "not later",
    "at the latest",
    "on or before",
    "due",
    "through",
)
EXACT = {"iso", "day-month", "month-day", "slashes"}


class Role(StrEnum):
    DUE = "due"
    START = "start"
    REFERENCE = "reference"  # something to compare with, a rhythm, a past year
    UNCLEAR = "unclear"  # a day that cannot be told, as 3/4/2027 or a fiscal year


@dataclass(frozen=True)
class Day:
    day: date | None
    role: Role
    start: int
    end: int
    is_deadline: bool = False  # said with “by”, “until” …


def days(text: str, *, today: date) -> list[Day]:
    """Every day or stretch of time of a text, in order, none inside another; past years are references."""
    found: list[Day] = []
    for kind, pattern in PATTERNS.items():
        for match in pattern.finditer(text):
            day = _read(kind, match, text, today)
            if day and all(day.end <= other.start or day.start >= other.end for other in found):
                found.append(day)
    return sorted(found, key=lambda day: day.start)


def add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _read(kind: str, match: re.Match[str], text: str, today: date) -> Day | None:
    if kind == "recurring":
        return Day(None, Role.REFERENCE, *match.span())
    if kind == "fiscal":
        return Day(None, Role.UNCLEAR, *match.span())
    if kind in {"within", "from-now"}:
        return _ahead(match, text, today)
    lead = (match["lead"] or "").lower()
    try:
        day = READERS[kind](match, today)
    except ValueError:  # 31 February
        day = None
    if day is None:
        return Day(None, Role.UNCLEAR, *match.span())
    over = re.compile(OVER, re.IGNORECASE).match(text, match.end()) if lead == "before" else None
    if over:
        return Day(day, Role.DUE, match.start(), over.end(), is_deadline=True)
    return _placed(kind, match, lead, day, today)


def _placed(kind: str, match: re.Match[str], lead: str, day: date, today: date) -> Day | None:
    if kind == "year" and not lead and "edge" in match.groupdict() and not match["edge"]:
        return None  # a bare number that may be anything
    if kind == "year" and day < today:
        return Day(None, Role.REFERENCE, *match.span()) if lead in {"in", "since", "during", "of"} else None
    if lead.startswith(STARTS):
        first = day if kind in EXACT else _first_day(kind, day)
        return Day(first, Role.START, *match.span())
    if lead.startswith(REFERENCES):
        return Day(day, Role.REFERENCE, *match.span())
    if lead == "before" and not _edge(match):
        day = (day if kind in {"iso", "day-month", "month-day", "slashes"} else _first_day(kind, day)) - timedelta(
            days=1
        )
    elif _edge(match) in {"start", "beginning"}:
        day = _first_day(kind, day)
    elif _edge(match) == "middle":
        return Day(None, Role.UNCLEAR, *match.span())
    return Day(day, Role.DUE, *match.span(), is_deadline=lead.startswith(DEADLINES))


def _edge(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return (groups.get("edge") or groups.get("last") or "").lower()


def _first_day(kind: str, last: date) -> date:
    months = {"quarter": 3, "half": 6, "year": 12, "this-year": 12}.get(kind, 1)
    return add_months(last.replace(day=1), 1 - months)


def _exact(match: re.Match[str], today: date) -> date | None:
    month, number = MONTHS[match["month"][:3].lower()], int(match["day"])
    if match["year"]:
        return date(int(match["year"]), month, number)
    this = date(today.year, month, number)
    return this if this >= today else date(today.year + 1, month, number)


def _iso(match: re.Match[str], today: date) -> date | None:
    return date(int(match["year"]), int(match["number"]), int(match["day"]))


def _slashes(match: re.Match[str], today: date) -> date | None:
    """31/3/2027 and 3/31/2027 are clear, 3/4/2027 is not."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if first == second or second > 12:
        return date(year, first, second)
    return date(year, second, first) if first > 12 else None


def _month_end(match: re.Match[str], today: date) -> date | None:
    month = MONTHS[match["month"][:3].lower()]
    year = match.groupdict().get("year")
    chosen = int(year) if year else today.year + (month < today.month)
    return date(chosen, month, monthrange(chosen, month)[1])


def _part_end(months: int, match: re.Match[str], today: date) -> date | None:
    """The last day of a quarter or half of a year."""
    parts, nth, year = 12 // months, (match["nth"] or "").lower(), match["early"] or match["year"]
    number = int(match["number"] or parts) if nth in {"", "last"} else NTH.split("|").index(nth) + 1
    if year is None or number > parts:
        return None
    return add_months(date(int(year), 12, 31), months * number - 12)


def _year_end(match: re.Match[str], today: date) -> date | None:
    return date(int(match["year"]), 12, 31)


def _this_year(match: re.Match[str], today: date) -> date | None:
    words = {(match["which"] or "").lower(), (match["when"] or "").lower()}
    return date(today.year + ("next" in words), 12, 31)


READERS: dict[str, Callable[[re.Match[str], date], date | None]] = {
    "iso": _iso, "slashes": _slashes, "day-month": _exact, "month-day": _exact, "month-year": _month_end,
    "quarter": partial(_part_end, 3), "half": partial(_part_end, 6), "month": _month_end, "year": _year_end,
    "this-year": _this_year,
}  # fmt: skip


def _ahead(match: re.Match[str], text: str, today: date) -> Day | None:
    """“within two years”, “in the next 18 months”; a rate (“outages in a year”) or a time limit is neither."""
    groups = match.groupdict()
    lead, count, span = (groups.get("lead") or "").lower(), groups.get("count"), match["span"].lower()
    is_clear = bool(groups.get("ahead") or groups.get("time")) or not lead
    if count is None and not (lead == "within" and span == "year") and not groups.get("ahead"):
        return None
    if not is_clear and _is_part_of_the_measure(lead, span, text[: match.start()]):
        return None
    number = 1 if count is None or count.lower() in {"a", "an"} else _number(count)
    return Day(_later(today, number, span), Role.DUE, *match.span(), is_deadline=True)


def _is_part_of_the_measure(lead: str, span: str, before: str) -> bool:
    at_start = re.search(r"(?:^|[.,;:] ?)$", before) is not None
    if at_start:
        return False
    if lead in {"over", "during"}:
        return True
    after_amount = re.search(r"(?:\d|%|per ?cent)\s*$", before) is not None
    return not after_amount if span in {"day", "week"} else lead == "in" and not after_amount


def _number(count: str) -> int:
    return int(count) if count.isdecimal() else words_to_number(count)


def _later(today: date, number: int, span: str) -> date:
    if span in {"day", "week"}:
        return today + timedelta(days=number * (7 if span == "week" else 1))
    return add_months(today, number * {"year": 12, "quarter": 3, "month": 1}[span])
