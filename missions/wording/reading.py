"""What reading a sentence finds: fields with the words they were read from, and questions."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from missions.wording.cues import Direction

Value = TypeVar("Value")


class Question(StrEnum):
    WHAT = "what"
    WHICH_WAY = "which-way"
    FROM_WHAT = "from-what"
    HOW_FAR = "how-far"
    HOW_WIDE = "how-wide"
    BY_WHEN = "by-when"
    WHICH_DAY = "which-day"
    WHICH_NUMBER = "which-number"
    POINTS_OR_PERCENT = "points-or-percent"
    NOT_A_NUMBER = "not-a-number"


@dataclass(frozen=True)
class Found(Generic[Value]):
    """A value, and the place [start, end) of the words it was read from."""

    value: Value
    start: int
    end: int


@dataclass(frozen=True)
class Change:
    """“by 20%” of where it stands, “by 5 percentage points”, “by 30 people”."""

    by: Decimal
    is_relative: bool


@dataclass(frozen=True)
class Reading:
    text: str
    measure: Found[str] | None = None
    direction: Found[Direction] | None = None
    unit: Found[str] | None = None
    baseline: Found[Decimal] | None = None
    target: Found[Decimal] | None = None
    change: Found[Change] | None = None
    low: Found[Decimal] | None = None
    high: Found[Decimal] | None = None
    start: Found[date] | None = None
    due: Found[date] | None = None
    questions: tuple[Question, ...] = ()
