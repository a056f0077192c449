"""Rows of public indicators said in the third set of templates, each row in every template."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from tests.missions.wording.blind_sentences import INVENTED
from tests.missions.wording.sentence_templates import KINDS, MONTHS, Said, _start, _words, due_of, value_of
from tests.missions.wording.third_templates import THIRD_TEMPLATES

TURNS = ("increase", "reduce", "hold")  # for rows that say no direction
ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NTH = ("first", "second", "third", "fourth")
PARTS = {"quarter": 3, "half": 6, "year": 12}
OPTIONAL = re.compile(r"\[(.*?)\]")
CHANGES = {"increase": ("increase", "improving"), "reduce": ("reduce", "lowering")}


def third_sentences(rows: list[dict[str, str]]) -> Iterator[Said]:
    for number, row in enumerate(row for row in rows if value_of(row) is not None):
        for way in range(len(THIRD_TEMPLATES)):
            yield _say(row, way, turn=number + way)


def _say(row: dict[str, str], way: int, *, turn: int) -> Said:
    template, value = THIRD_TEMPLATES[way], value_of(row)
    assert value is not None
    is_range = row["target_type"].endswith("range") and row["target_max"] != ""
    direction = "hold" if is_range else KINDS.get(row["seeking_to"]) or TURNS[turn % 3]
    unit = "%" if row["target_type"].startswith("percent") else ""
    due = _last_day(template["period"], due_of(row) or INVENTED)
    words = _words(row["indicator_text"])
    form = _form(template, direction, value, unit, is_range=is_range, is_share=words.startswith("% of "))
    start = _start(value, "min" if direction == "reduce" else "max")
    has_start = "{b}" in template[form] and (start > value if direction == "reduce" else start < value)
    text = OPTIONAL.sub(r"\1" if has_start else "", template[form]).format(
        **_amounts(template, value, Decimal(row["target_max"]) if is_range else value, start, unit),
        **_measure(words),
        **_time(template["period"], due),
        **dict(zip(("change", "changing"), CHANGES.get(direction, ("", "")), strict=True)),
    )
    return Said(
        text=text[:1].upper() + text[1:],
        way=way + 1,
        today=due - timedelta(days=400),
        direction=direction,
        unit=unit,
        value=value,
        high=Decimal(row["target_max"]) if form == "band" else None,
        baseline=start if has_start else None,
        due=due,
    )


def _form(
    template: dict[str, str], direction: str, value: Decimal, unit: str, *, is_range: bool, is_share: bool
) -> str:
    """The wording of this template that fits the row."""
    is_top = (direction == "increase" and unit == "%" and value == 100) or (direction == "reduce" and value == 0)
    is_tens = unit == "%" and 10 <= value <= 90 and value % 10 == 0
    wanted = [
        ("share-top", is_share and is_top and direction == "increase"),
        (f"share-{direction}", is_share and is_tens),
        ("top", is_top),
        ("band", is_range),
    ]
    return next((form for form, fits in wanted if fits and form in template), direction)


def _last_day(period: str, day: date) -> date:
    """Of the stretch that holds the day; a fiscal year runs from April to March."""
    if period == "fiscal":
        return date(day.year + (day.month > 3), 3, 31)
    months = PARTS.get(period, 1)
    month = -(-day.month // months) * months
    return date(day.year, month, monthrange(day.year, month)[1])


def _time(period: str, due: date) -> dict[str, object]:
    month = MONTHS[due.month - 1]
    return {
        "month": f"{month} {due.year}",
        "day": due.day,
        "iso": due.isoformat(),
        "slashes": f"{due:%d/%m/%Y}",
        "month_day": f"{month} {due.day}, {due.year}",
        "ordinal": f"{due.day}{'st' if due.day == 31 else 'th'}",
        "fiscal": f"{due.year - 1}-{due:%y}",
        "year": due.year,
        "quarter": due.month // 3,
        "nth": NTH[due.month // PARTS.get(period, 3) - 1],
    }


def _measure(words: str) -> dict[str, str]:
    m = f"the share of {words.removeprefix('% of ').removeprefix('% ')}" if words.startswith("%") else words
    return {"m": m, "M": m[:1].upper() + m[1:], "rest": words.removeprefix("% of ")}


def _amounts(template: dict[str, str], value: Decimal, high: Decimal, start: Decimal, unit: str) -> dict[str, str]:
    sign = template.get("percent", "%") if unit else ""
    return {
        "v": f"{_figure(value)}{sign}",
        "w": f"{_figure(high)}{sign}",
        "b": f"{_figure(start)}{sign}",
        "n": f"{_in_words(value)}{sign}",
        "tens": _in_words(value / 10),
    }


def _figure(value: Decimal) -> str:
    plain = format(value.normalize(), "f")
    return plain if "." in plain else f"{int(value):,}"


def _in_words(value: Decimal) -> str:
    """Whole numbers up to a hundred."""
    if value != int(value) or not 0 <= value <= 100:
        return _figure(value)
    if value == 100:
        return "one hundred"
    tens, ones = divmod(int(value), 10)
    if value < 20:
        return ONES[int(value)]
    return TENS[tens - 2] + (f"-{ONES[ones]}" if ones else "")
