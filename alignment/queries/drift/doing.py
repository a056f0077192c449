"""What is done, today and a year ago, with what goes into it in one unit: money if both times name any, else hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from alignment.models import DriftSignal
from alignment.queries.drift.spent import Spent

MONEY, HOURS = "money", "hours"
SHOWN = 5  # names of what is new, and of what is over
Reason = DriftSignal.Reason


@dataclass(frozen=True)
class Doing:
    """How much goes into it at each time; None where it was not on."""

    row: Spent
    before: float | None
    now: float | None


def doings(rows: Sequence[Spent], unit: str) -> tuple[Doing, ...]:
    """Those into which something goes at either time."""
    found = [
        Doing(row, getattr(row.then, unit) if row.then else None, getattr(row.now, unit) if row.now else None)
        for row in rows
    ]
    return tuple(each for each in found if each.before or each.now)


def common_unit(rows: Sequence[Spent]) -> str:
    named = [(each.before, each.now) for each in doings(rows, MONEY)]
    return MONEY if all(any(side) for side in zip(*named, strict=True)) and named else HOURS


def why_not(found: Sequence[Doing]) -> str:
    """Nothing says what it takes, or of less than half of it anybody knows whether it was there a year ago."""
    if not any(each.now for each in found):
        return str(Reason.NOTHING_NAMED)
    known = sum(each.row.is_known_then for each in found)
    was_there = any(each.before and each.row.is_known_then for each in found)
    return "" if was_there and 2 * known >= len(found) else str(Reason.NO_PAST)


def doing_facts(found: Sequence[Doing], *, unit: str) -> dict[str, Any]:
    new = [each.row.text for each in found if not each.before]
    over = [each.row.text for each in found if not each.now]
    undated = sum(not each.row.is_known_then for each in found)
    return {"unit": unit, "new": new[:SHOWN], "over": over[:SHOWN], "undated": undated}
