"""How far the promises of a mission are kept alive: four dots each, and the weight of those that have all four."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Dot(StrEnum):
    PLANNED = "planned"  # an open outcome says what is counted, up to where, and by when
    OWNED = "owned"  # somebody who is here looks after it, or answers for an open outcome
    ALIVE = "alive"  # an open outcome was checked in on in the period
    EVIDENCED = "evidenced"  # a result, a piece of evidence or a story of the period


@dataclass(frozen=True)
class OutcomeFacts:
    """What one open outcome says about the promises it serves."""

    is_measured: bool
    is_owned: bool
    is_checked_in: bool


@dataclass(frozen=True)
class PromiseFacts:
    """A promise: the open outcomes that serve it, how many things show it kept in the period, and has it a steward."""

    key: str
    weight: int
    outcomes: tuple[OutcomeFacts, ...] = ()
    shown: int = 0
    has_steward: bool = False  # somebody who is here looks after the promise itself


@dataclass(frozen=True)
class PromiseStanding:
    key: str
    weight: int
    dots: frozenset[Dot]

    @property
    def is_kept_alive(self) -> bool:
        return len(self.dots) == len(Dot)

    @property
    def missing(self) -> tuple[Dot, ...]:
        """The dots it lacks, in the order in which they are earned."""
        return tuple(dot for dot in Dot if dot not in self.dots)


@dataclass(frozen=True)
class Coverage:
    standings: tuple[PromiseStanding, ...]

    @property
    def weight(self) -> int:
        return sum(standing.weight for standing in self.standings)

    @property
    def kept_weight(self) -> int:
        return sum(standing.weight for standing in self.standings if standing.is_kept_alive)

    @property
    def kept(self) -> int:
        return sum(standing.is_kept_alive for standing in self.standings)

    @property
    def share(self) -> float | None:
        """Weight of the promises with all four dots over the weight of all, 0 to 1; None without promises."""
        return self.kept_weight / self.weight if self.weight else None


def coverage(promises: Sequence[PromiseFacts]) -> Coverage:
    """Return the standing of each promise, in the order given, and what they add up to.

    Structural coverage as MissionHub defines it (measures of the product, section 6; no outside source): a promise
    counts only with all four dots, so three strong ones never hide a missing fourth. The four need not come from one
    outcome. Raises ValueError on a weight below 1 or on two promises with one key.
    """
    keys = [promise.key for promise in promises]
    if len(set(keys)) != len(keys):
        raise ValueError(f"keys must differ; got {keys}")
    for promise in promises:
        if promise.weight < 1:
            raise ValueError(f"weight must be at least 1; got {promise.weight} for {promise.key}")
    return Coverage(tuple(PromiseStanding(promise.key, promise.weight, _dots(promise)) for promise in promises))


def _dots(promise: PromiseFacts) -> frozenset[Dot]:
    has = {
        Dot.PLANNED: any(outcome.is_measured for outcome in promise.outcomes),
        Dot.OWNED: promise.has_steward or any(outcome.is_owned for outcome in promise.outcomes),
        Dot.ALIVE: any(outcome.is_checked_in for outcome in promise.outcomes),
        Dot.EVIDENCED: promise.shown > 0,
    }
    return frozenset(dot for dot, is_there in has.items() if is_there)
