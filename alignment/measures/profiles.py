"""Knows the mission, agrees with it: the four ways to stand to it."""

from collections.abc import Iterable
from dataclasses import dataclass

AGREES_FROM, LEAST, MOST = 4, 1, 5


@dataclass(frozen=True)
class Profiles:
    """How many of `n` people know, agree, both or neither; counts, and shares of n from 0 to 1."""

    knows_and_agrees: int
    knows_only: int
    agrees_only: int
    neither: int

    @property
    def n(self) -> int:
        return self.knows_and_agrees + self.knows_only + self.agrees_only + self.neither

    @property
    def shares(self) -> tuple[float, float, float, float] | None:
        """Of n: knows and agrees, knows only, agrees only, neither. None for nobody."""
        counts = (self.knows_and_agrees, self.knows_only, self.agrees_only, self.neither)
        both, knows, agrees, neither = (count / self.n if self.n else 0.0 for count in counts)
        return (both, knows, agrees, neither) if self.n else None


def knows_and_agrees(answers: Iterable[tuple[bool, int]]) -> Profiles:
    """Count people by what they said: (knows, rating 1 to 5). Agreeing is 4 or 5; 3 does not agree.

    A crosstab as MissionHub defines it; no outside source. Raises ValueError on a rating that is not 1 to 5.
    """
    counts = {(knows, agrees): 0 for knows in (True, False) for agrees in (True, False)}
    for knows, rating in answers:
        if rating not in range(LEAST, MOST + 1):
            raise ValueError(f"ratings must be whole numbers from {LEAST} to {MOST}; got {rating}")
        counts[bool(knows), rating >= AGREES_FROM] += 1
    return Profiles(counts[True, True], counts[True, False], counts[False, True], counts[False, False])
