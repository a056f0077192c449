"""Ways in which people say an outcome, filled from rows of public indicators. Written apart from the reader.

Each way has four forms: at least, at most, exactly, between. `m` is the measure, `v` the value (`v`–`w` a band),
`b` an invented start, `by` the date clause.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
KINDS = {"max": "increase", "min": "reduce", "range": "hold"}  # `target` and UNKNOWN say nothing about a direction

WAYS: tuple[dict[str, str], ...] = (
    {
        "max": "Increase {m} to {v}{by}.",
        "min": "Reduce {m} to {v}{by}.",
        "target": "Bring {m} to {v}{by}.",
        "range": "Keep {m} between {v} and {w}{until}.",
    },
    {
        "max": "{By}at least {v_of}.",
        "min": "{By}no more than {v_of}.",
        "target": "{By}{v_of}.",
        "range": "{By}between {v} and {w_of}.",
    },
    {
        "max": "{M} should reach {v} or more{by}.",
        "min": "{M} should fall to {v} or less{by}.",
        "target": "{M} should be exactly {v}{by}.",
        "range": "{M} should stay within {v} to {w}{until}.",
    },
    {
        "max": "We want {m} to be no lower than {v}{by}.",
        "min": "We want {m} to be no higher than {v}{by}.",
        "target": "We want {m} to be {v}{by}.",
        "range": "We want {m} to be somewhere between {v} and {w}{by}.",
    },
    {
        "max": "Raise {m} from {b} to {v}{by}.",
        "min": "Cut {m} from {b} to {v}{by}.",
        "target": "Move {m} from {b} to {v}{by}.",
        "range": "Hold {m} in a band from {v} to {w}{until}.",
    },
    {
        "max": "Target: at least {v} for {m}{by}",
        "min": "Target: at most {v} for {m}{by}",
        "target": "Target: {v} for {m}{by}",
        "range": "Target: {v} to {w} for {m}{by}",
    },
    {
        "max": "{M}: minimum {v}{by}",
        "min": "{M}: maximum {v}{by}",
        "target": "{M}: {v}{by}",
        "range": "{M}: {v}–{w}{by}",
    },
    {
        "max": "Get {m} up to {v}{by}, because people wait for it.",
        "min": "Get {m} down to {v}{by}, because people wait for it.",
        "target": "Get {m} to {v}{by}, because people wait for it.",
        "range": "Have {m} somewhere from {v} to {w}{by}, because people wait for it.",
    },
    {
        "max": "{By}we will have grown {m} to {v} or better; today it stands at {b}.",
        "min": "{By}we will have brought {m} down to {v} or below; today it stands at {b}.",
        "target": "{By}{m} stands at {v}; today it is {b}.",
        "range": "{By}{m} stands between {v} and {w}; today it is {b}.",
    },
    {
        "max": "The goal is for {m} to meet or exceed {v}{by}.",
        "min": "The goal is for {m} not to exceed {v}{by}.",
        "target": "The goal is {v} for {m}{by}.",
        "range": "The goal is for {m} to lie in the range of {v} to {w}{by}.",
    },
    {
        "max": "{M} to rise to at least {v}{by}",
        "min": "{M} to drop below or to {v}{by}",
        "target": "{M} to equal {v}{by}",
        "range": "{M} to remain between {v} and {w}{until}",
    },
    {
        "max": "Our donors expect that {m} will climb to {v}{by}, up from {b}.",
        "min": "Our donors expect that {m} will go down to {v}{by}, down from {b}.",
        "target": "Our donors expect that {m} will be {v}{by}.",
        "range": "Our donors expect that {m} will move within a corridor of {v} to {w}{by}.",
    },
)
DAYS: tuple[Callable[[date], str], ...] = (
    lambda day: f"by {day.day} {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"by {MONTHS[day.month - 1]} {day.day}, {day.year}",
    lambda day: f"by the end of {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"by {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"no later than {day.isoformat()}",
    lambda day: f"by {day.day} {MONTHS[day.month - 1][:3]} {day.year}",
    lambda day: f"by the end of Q{day.month // 3} {day.year}" if day.month % 3 == 0 else f"by {day.isoformat()}",
    lambda day: "within one year",
    lambda day: "within the next two years",
)
AGO = {"within one year": 1, "within the next two years": 2}


@dataclass(frozen=True)
class Said:
    """A sentence and what a right reading of it finds; a field that is None must not be found."""

    text: str
    way: int
    today: date
    direction: str | None  # "" where the sentence says none, so that any answer but a question would be a guess
    unit: str
    value: Decimal
    high: Decimal | None  # the upper edge of a band
    baseline: Decimal | None
    due: date | None


def sentences(rows: list[dict[str, str]]) -> Iterator[Said]:
    """Every row with a number in every way, the notation of numbers and days changing from one to the next."""
    for number, row in enumerate(row for row in rows if value_of(row) is not None):
        for way in range(len(WAYS)):
            yield _say(row, way, turn=number + way)


def value_of(row: dict[str, str]) -> Decimal | None:
    """Only of targets that the source itself calls a number."""
    if row["target_type"] not in {"percent", "num", "percent_range", "num_range"}:
        return None
    text = row["target_max"] if row["seeking_to"] == "min" else row["target_min"] or row["target_max"]
    return Decimal(text) if text else None


def due_of(row: dict[str, str]) -> date | None:
    if not (row["target_year"] and row["target_month"]):
        return None
    year, month = int(row["target_year"]), int(row["target_month"])
    return date(year, month, monthrange(year, month)[1])


def _say(row: dict[str, str], way: int, *, turn: int) -> Said:
    value, due = value_of(row), due_of(row)
    assert value is not None
    is_range = row["target_type"].endswith("range") and row["target_max"] != ""
    kind = "range" if is_range else row["seeking_to"] if row["seeking_to"] in {"max", "min"} else "target"
    high = Decimal(row["target_max"]) if is_range else None
    start = _start(value, kind)
    unit = "%" if row["target_type"].startswith("percent") else ""
    clause = DAYS[turn % len(DAYS)](due) if due else ""
    words = _words(row["indicator_text"])
    m = f"the share of {words.removeprefix('% of ').removeprefix('% ')}" if words.startswith("%") else words
    amounts = {
        "v": _amount(value, unit, turn),
        "w": _amount(high or value, unit, turn),
        "b": _amount(start, unit, turn),
    }
    text = WAYS[way][kind].format(
        m=m,
        M=m[:1].upper() + m[1:],
        by=f" {clause}" if clause else "",
        By=f"{clause[:1].upper()}{clause[1:]}, " if clause else "",
        until=f" {clause}".replace(" by the end of ", " until the end of ").replace(" by ", " until ")
        if clause
        else "",
        v_of=_share_of(amounts["v"], words, m, unit),
        w_of=_share_of(amounts["w"], words, m, unit),
        **amounts,
    )
    has_start = "{b}" in WAYS[way][kind]
    said_kind = KINDS.get(kind, "")
    if kind == "target" and has_start and value != start:  # a sentence that names both ends says the way
        said_kind = "increase" if value > start else "reduce"
    return Said(
        text=text[:1].upper() + text[1:],
        way=way + 1,
        today=_today(due, clause),
        direction=said_kind,
        unit=unit,
        value=value,
        high=high,
        baseline=start if has_start else None,
        due=due,
    )


def _today(due: date | None, clause: str) -> date:
    if due is None:
        return date(2017, 6, 1)
    years = AGO.get(clause)
    if years:
        return due.replace(year=due.year - years)
    return due - timedelta(days=400)


def _start(value: Decimal, kind: str) -> Decimal:
    if kind == "min":
        return (value * Decimal("1.5") + 4).quantize(Decimal(1))
    return (value * Decimal("0.6")).quantize(Decimal(1))


def _words(indicator: str) -> str:
    words = " ".join(indicator.split()).rstrip(".;")
    is_plain = words[:1].isupper() and words[1:2].islower()
    return words[:1].lower() + words[1:] if is_plain else words


def _share_of(amount: str, words: str, m: str, unit: str) -> str:
    """“90% of departments …” where the measure is a share or a count; else “90% for …”."""
    for head in ("% of ", "percentage of ", "the percentage of ", "number of ", "the number of "):
        if words.startswith(head):
            rest = words.removeprefix(head)
            return f"{amount} of {rest}" if unit else f"{amount} {rest}"
    return f"{amount} for {m}"


def _amount(value: Decimal, unit: str, turn: int) -> str:
    plain = format(value.normalize(), "f")
    if unit == "%":
        return (f"{plain}%", f"{plain} per cent", f"{plain} percent", f"{plain} %")[turn % 4]
    if value >= 1000:
        return (f"{int(value):,}", f"{int(value):,}".replace(",", " "), plain)[turn % 3]
    return plain
