"""Rows of public indicators said in the blind templates, each row in every template."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from tests.missions.wording.blind_templates import BLIND_TEMPLATES
from tests.missions.wording.sentence_templates import (
    MONTHS,
    Said,
    _amount,
    _words,
    due_of,
    value_of,
)

SAID_DIRECTIONS = {"at_least": "increase", "at_most": "reduce", "range": "hold", "exactly": ""}
HELD = "Hold "  # its author said only “at most”; what is held under a limit is a band with one edge
INVENTED = date(2027, 3, 31)  # for the rows that carry no date of their own


def blind_sentences(rows: list[dict[str, str]]) -> Iterator[Said]:
    """Every row with a number in every template; a band ends a fifth above the row's number."""
    for number, row in enumerate(row for row in rows if value_of(row) is not None):
        for way in range(len(BLIND_TEMPLATES)):
            yield _say(row, way, turn=number + way)


def _say(row: dict[str, str], way: int, *, turn: int) -> Said:
    kind, template = BLIND_TEMPLATES[way]
    value, month = value_of(row), due_of(row) or INVENTED
    assert value is not None
    unit = "%" if row["target_type"].startswith("percent") else ""
    high = (value * Decimal("1.2")).quantize(Decimal(1)) + 1 if kind == "range" else None
    words = _words(row["indicator_text"])
    text = template.format(
        measure=f"the share of {words.removeprefix('% of ').removeprefix('% ')}" if words.startswith("%") else words,
        value=_amount(value, unit, turn),
        low=_amount(value, unit, turn),
        high=_amount(high or value, unit, turn),
        month=f"{MONTHS[month.month - 1]} {month.year}",
        year=month.year,
    )
    return Said(
        text=text[:1].upper() + text[1:],
        way=way + 1,
        today=month - timedelta(days=400),
        direction="hold" if template.startswith(HELD) else SAID_DIRECTIONS[kind],
        unit=unit,
        value=value,
        high=high,
        baseline=None,
        due=date(month.year, 12, 31) if "{year}" in template else month,
    )
