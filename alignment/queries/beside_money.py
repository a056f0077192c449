"""Mission beside money: what we are here for, and what keeps us going, each outcome once."""

from collections.abc import Sequence
from dataclasses import dataclass

from alignment.measures.progress import Health
from missions.models import Outcome
from missions.queries.outcome_list import RISK
from missions.queries.standing import Standing
from missions.queries.whole_plan import WholePlan

MOST = 5


@dataclass(frozen=True)
class Column:
    """Open outcomes of one kind, the riskiest first; parts that an outcome sums up stand inside it."""

    kind: str
    rows: Sequence[Standing]
    parts: int

    @property
    def shown(self) -> Sequence[Standing]:
        return self.rows[:MOST]

    @property
    def more(self) -> int:
        return max(0, len(self.rows) - MOST)

    @property
    def on_track(self) -> int:
        return sum(row.health == Health.ON_TRACK for row in self.rows)


def beside_money(plan: WholePlan) -> tuple[Column, Column]:
    """Mission and financial outcomes; an outcome has one kind, so none stands in both."""
    mission, money = (_column(plan, kind) for kind in (Outcome.Kind.MISSION, Outcome.Kind.FINANCIAL))
    return mission, money


def _column(plan: WholePlan, kind: str) -> Column:
    open_ones = {outcome.pk: outcome for outcome in plan.open_outcomes}
    ours = [outcome for outcome in open_ones.values() if outcome.kind == kind]
    wholes = [outcome for outcome in ours if not _is_summed_up(outcome, open_ones)]
    rows = sorted((plan.standings[outcome.pk] for outcome in wholes), key=_risk)
    return Column(kind, rows, parts=len(ours) - len(wholes))


def _is_summed_up(outcome: Outcome, open_ones: dict[int, Outcome]) -> bool:
    """Its progress counts in another outcome of the same kind."""
    whole = open_ones.get(outcome.parent_id) if outcome.parent_id else None
    return whole is not None and whole.rolls_up and whole.kind == outcome.kind


def _risk(standing: Standing) -> tuple[int, int, int]:
    return RISK.index(standing.health), standing.outcome.position, standing.outcome.pk
