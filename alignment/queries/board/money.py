"""Outcomes of the mission beside those of money, the riskiest first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from missions.queries.aims import aim
from missions.queries.amounts import amount, percent
from missions.queries.outcome_list import RISK, OutcomeList, OutcomeRow
from missions.queries.standing import WORDS

SHOWN = 4
BAR_TONES = {"good": "good", "watch": "watch", "bad": "bad"}


@dataclass(frozen=True)
class OutcomeLine:
    title: str
    figure: str  # the newest with its unit, and what it aims at
    percent: str
    bar: float | None  # 0 … 100
    expected: float | None
    health: str
    tone: str
    value: Decimal | None = None
    unit: str = ""
    as_of: date | None = None
    due_on: date | None = None
    of_the_way: int | None = None  # percent, not clipped

    @property
    def bar_tone(self) -> str:
        return BAR_TONES.get(self.tone, "brand")


@dataclass(frozen=True)
class Side:
    title: str
    counts: str
    rows: tuple[OutcomeLine, ...]
    more: int


@dataclass(frozen=True)
class MoneyAndMission:
    sides: tuple[Side, ...]


def money_and_mission(outcomes: OutcomeList) -> MoneyAndMission:
    sides = [_side(_("Mission"), outcomes.mission), _side(_("Money"), outcomes.money)]
    return MoneyAndMission(tuple(side for side in sides if side.rows))


def _side(title: str, rows: Sequence[OutcomeRow]) -> Side:
    found = Counter(row.standing.health for row in rows)
    counts = ", ".join(f"{found[health]} {str(WORDS[health]).lower()}" for health in reversed(RISK) if found[health])
    return Side(title, counts, tuple(_line(row) for row in rows[:SHOWN]), max(0, len(rows) - SHOWN))


def _line(row: OutcomeRow) -> OutcomeLine:
    outcome, standing = row.outcome, row.standing
    aims_at = aim(
        direction=outcome.direction,
        target=outcome.target,
        band=(outcome.band_low, outcome.band_high),
        unit=outcome.unit,
    )
    now = amount(standing.valued.value, outcome.unit) if standing.valued else ""
    return OutcomeLine(
        title=outcome.title,
        figure=_("%(now)s; %(aim)s") % {"now": now, "aim": aims_at} if now and aims_at else now or aims_at,
        percent=percent(standing.progress),
        bar=None if standing.progress is None else 100 * standing.bar,
        expected=None if standing.expected is None else 100 * standing.expected,
        health=str(standing.word),
        tone=standing.tone,
        value=standing.valued.value if standing.valued else None,
        unit=outcome.unit,
        as_of=standing.valued.on if standing.valued else None,
        due_on=outcome.due_on,
        of_the_way=None if standing.progress is None else round(100 * standing.progress),
    )
