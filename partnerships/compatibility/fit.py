"""How alike two parties work (formula 8)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from partnerships.compatibility.scale import FORMULA_VERSION, check_range

LOWEST, HIGHEST = 1, 5


class Item(StrEnum):
    DECISION_PACE = "decision_pace"
    TIME_HORIZON = "time_horizon"
    RISK_APPETITE = "risk_appetite"
    PLANNING_STYLE = "planning_style"
    COMMUNICATION_STYLE = "communication_style"


@dataclass(frozen=True, slots=True)
class OperatingFit:
    """`value` O in 0..1 over the n items both answered; `items` with each one's own fit."""

    value: float
    n: int
    items: tuple[tuple[Item, float], ...]
    formula_version: str = FORMULA_VERSION


def measure_fit(answers_a: Mapping[Item, int], answers_b: Mapping[Item, int]) -> OperatingFit | None:
    """Return O, the mean of 1 - |A - B| / 4 over the five items, 1..5 each, that both answered; None if none.

    Different is not bad: it says where working together asks for an arrangement. Own heuristic.
    Raises ValueError for an answer outside 1..5.
    """
    for answers in (answers_a, answers_b):
        for item, answer in answers.items():
            check_range(answer, name=str(item), lowest=LOWEST, highest=HIGHEST)
    items = tuple(
        (item, 1 - abs(answers_a[item] - answers_b[item]) / (HIGHEST - LOWEST))
        for item in Item
        if item in answers_a and item in answers_b
    )
    return OperatingFit(sum(fit for _, fit in items) / len(items), len(items), items) if items else None
