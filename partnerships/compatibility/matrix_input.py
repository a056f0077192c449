"""What the matrix is made of, as plain values."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import NamedTuple, TypeVar

from partnerships.compatibility.scale import IMPORTANCES, Direction, GoalKey, Party

Made = TypeVar("Made", bound=tuple)


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal of one party. `importance` 1..5; `approach` and `horizon` in the party's words, "" = not said.

    Raises ValueError for another importance.
    """

    key: GoalKey
    importance: int
    approach: str = ""
    horizon: str = ""

    def __post_init__(self) -> None:
        if self.importance not in IMPORTANCES:
            raise ValueError(f"importance must be a whole number from 1 to 5; got {self.importance!r}")


class Rating(NamedTuple):
    """What one rater says of one pair of goals; None = not rated. One row for each rater and pair."""

    party: Party
    rater: Hashable
    goal_a: GoalKey
    goal_b: GoalKey
    a_to_b: int | None
    b_to_a: int | None


class Agreement(NamedTuple):
    """What both parties agreed for a pair of goals; None = this direction is not agreed yet."""

    goal_a: GoalKey
    goal_b: GoalKey
    a_to_b: int | None
    b_to_a: int | None


class Effect(NamedTuple):
    """One direction of one pair of goals."""

    goal_a: GoalKey
    goal_b: GoalKey
    direction: Direction


class Breach(NamedTuple):
    """Something a party declared not negotiable, and which this partnership breaches."""

    party: Party
    key: Hashable


class Acceptance(NamedTuple):
    """A party's express yes to a red line: to an effect, or to the breach with this key."""

    party: Party
    about: Hashable


def made(kind: type[Made], rows: Iterable[tuple]) -> Iterator[Made]:
    """Each row as such a named tuple. What `_make` does, without its Python, for there are thousands."""
    return map(tuple.__new__, repeat(kind), rows)
