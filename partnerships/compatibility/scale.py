"""The seven-step scale, the words of a partnership of two, and how figures are rounded before they meet a threshold.

Scale: Nilsson, Griggs & Visbeck, "Map the interactions between Sustainable Development Goals", Nature 534 (2016).
"""

from collections.abc import Hashable
from enum import StrEnum

FORMULA_VERSION = "compatibility-1"
LOWEST, HIGHEST = -3, 3
EFFECTS = {
    -3: "cancelling",
    -2: "counteracting",
    -1: "constraining",
    0: "consistent",
    1: "enabling",
    2: "reinforcing",
    3: "indivisible",
}
IMPORTANCES = range(1, 6)

GoalKey = Hashable
Pair = tuple[GoalKey, GoalKey]
"""A goal of A, then a goal of B."""


class Party(StrEnum):
    A = "a"
    B = "b"

    __hash__ = str.__hash__  # Enum's own runs in Python, and effects are hashed by the thousand

    @property
    def other(self) -> "Party":
        return Party.B if self is Party.A else Party.A


class Direction(StrEnum):
    A_TO_B = "a_to_b"
    B_TO_A = "b_to_a"

    __hash__ = str.__hash__


class View(StrEnum):
    """Whose judgement a figure rests on: always named beside it."""

    OWN = "own"
    JOINT = "joint"
    AGREED = "agreed"


def nine(figure: float) -> float:
    """The figure as it meets a threshold: rounded to nine decimals, so that .30 counts as reached."""
    return round(figure, 9)


def check_effect(value: int | None, *, name: str) -> None:
    """Raises ValueError unless `value` is None (not rated) or a whole number on the scale."""
    if value is not None and value not in EFFECTS:
        raise ValueError(f"{name} must be one of {sorted(EFFECTS)} or None; got {value!r}")


def check_range(value: float, *, name: str, lowest: float, highest: float) -> None:
    """Raises ValueError unless lowest <= value <= highest."""
    if not lowest <= value <= highest:
        raise ValueError(f"{name} must lie between {lowest} and {highest}; got {value!r}")
