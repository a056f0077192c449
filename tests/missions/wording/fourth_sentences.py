"""Rows of public indicators said in the fourth set of templates, each row in every template made for its direction."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from tests.missions.wording.blind_sentences import INVENTED
from tests.missions.wording.fourth_templates import FOURTH_TEMPLATES
from tests.missions.wording.sentence_templates import KINDS, Said, _start, _words, due_of, value_of
from tests.missions.wording.third_sentences import OPTIONAL, TURNS, _amounts, _last_day, _measure, _time

ALL = Decimal(100)


def fourth_sentences(rows: list[dict[str, str]], *, in_turns: bool = False) -> Iterator[Said]:
    """`in_turns`: every row takes turns in direction and day, so that much more is reduced and held."""
    for number, row in enumerate(row for row in rows if value_of(row) is not None):
        for way, template in enumerate(FOURTH_TEMPLATES):
            turn = number + way
            direction = TURNS[turn % 3] if in_turns else _direction(row, turn)
            if direction in template:
                day = date(2026 + turn % 3, turn * 5 % 12 + 1, 1) if in_turns else due_of(row) or INVENTED
                yield _say(row, way, direction, day, has_start=(number // 3 + way) % 2 == 1)


def _direction(row: dict[str, str], turn: int) -> str:
    is_range = row["target_type"].endswith("range") and row["target_max"] != ""
    return "hold" if is_range else KINDS.get(row["seeking_to"]) or TURNS[turn % 3]


def _say(row: dict[str, str], way: int, direction: str, day: date, *, has_start: bool) -> Said:
    template, value = FOURTH_TEMPLATES[way], value_of(row)
    assert value is not None
    unit = "%" if row["target_type"].startswith("percent") else ""
    due = _last_day("month" if template["period"] == "day" else template["period"], day)
    start = _begun(value, direction, unit)
    has_start = has_start and "{b}" in template[direction] and (start != value or direction == "hold")
    text = OPTIONAL.sub(r"\1" if has_start else "", template[direction]).format(
        **_amounts(template, value, value, start, unit),
        **_measure(_words(row["indicator_text"])),
        **_time(template["period"], due),
        after=f"{due + timedelta(days=1):%-d %B %Y}",
    )
    return Said(
        text=text[:1].upper() + text[1:],
        way=way + 1,
        today=due - timedelta(days=400),
        direction=direction,
        unit=unit,
        value=value,
        high=None,
        baseline=start if has_start else None,
        due=due,
    )


def _begun(value: Decimal, direction: str, unit: str) -> Decimal:
    """What is held begins a little above what it may not leave."""
    if direction == "hold":
        return min(value + 3, max(ALL, value)) if unit == "%" else value + 3
    return _start(value, "min" if direction == "reduce" else "max")
