"""Who answered, how far they stand for all who were asked, and what weights do about it (docs/method.md, Response)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

BOUNDS_BELOW = 0.6
MOST_WEIGHT = 3.0
FEWEST = 5


@dataclass(frozen=True)
class Group:
    """A group of `size` people who were asked, of whom `answered` did. Raises ValueError unless 0 ≤ answered ≤ size."""

    size: int
    answered: int

    def __post_init__(self) -> None:
        if not 0 <= self.answered <= self.size:
            raise ValueError(f"answered must lie between 0 and size; got {self.answered} of {self.size}")


@dataclass(frozen=True)
class Bounds:
    """Where the share of all who were asked must lie whatever the others think; 0 to 1."""

    low: float
    high: float
    rate: float

    @property
    def is_shown(self) -> bool:
        return self.rate < BOUNDS_BELOW


@dataclass(frozen=True)
class Weights:
    """One weight a group in the order given, None for a group without answers; what weighting costs.

    `design_effect` is at least 1; `effective_n` at most `n`.
    """

    values: tuple[float | None, ...]
    n: int
    design_effect: float
    effective_n: float


def response_rate(groups: Sequence[Group]) -> float | None:
    """Return the share of those asked who answered, 0 to 1; None if nobody was asked."""
    size = sum(group.size for group in groups)
    return sum(group.answered for group in groups) / size if size else None


def non_response_bounds(successes: int, *, answered: int, asked: int) -> Bounds | None:
    """Return [r·p, r·p + (1 − r)]: the share of all if none, and if all, of the silent agreed (Manski 1989).

    p = successes / answered, r = answered / asked. Nobody's answer gives 0 to 1; None if nobody was asked.
    Raises ValueError unless 0 ≤ successes ≤ answered ≤ asked.
    """
    if not 0 <= successes <= answered <= asked:
        raise ValueError(f"0 <= successes <= answered <= asked is needed; got {successes}, {answered}, {asked}")
    if asked == 0:
        return None
    return Bounds(successes / asked, (successes + asked - answered) / asked, answered / asked)


def representativity(groups: Sequence[Group]) -> float | None:
    """Return R = 1 − 2√[Σ (N_g/N)(r_g − r̄)²], 0 to 1 = every group answers alike (Schouten, Cobben & Bethlehem 2009).

    r_g is the response rate of a group of N_g people, r̄ that of all N. None if nobody was asked.
    """
    rate, asked = response_rate(groups), sum(group.size for group in groups)
    if rate is None:
        return None
    apart = sum(group.size / asked * (group.answered / group.size - rate) ** 2 for group in groups if group.size)
    return 1 - 2 * math.sqrt(apart)


def post_stratification(groups: Sequence[Group], *, fewest: int = FEWEST) -> Weights | None:
    """Return w_g = (N_g/N) / (n_g/n), cut to at most 3 and not rescaled, with Kish's (1965) design effect.

    Design effect n·Σw² / (Σw)² and n_eff = (Σw)² / Σw², summed over the n respondents. None if nobody answered, and
    if a group has answers but fewer than `fewest`: weighting by it would give that group away.
    """
    n, asked = sum(group.answered for group in groups), sum(group.size for group in groups)
    if n == 0 or any(0 < group.answered < fewest for group in groups):
        return None
    values = tuple(_weight(group, n=n, asked=asked) for group in groups)
    pairs = [(weight, group.answered) for weight, group in zip(values, groups, strict=True) if weight is not None]
    total = sum(weight * answered for weight, answered in pairs)
    squares = sum(weight**2 * answered for weight, answered in pairs)
    return Weights(values, n, design_effect=n * squares / total**2, effective_n=total**2 / squares)


def finite_population_factor(answered: int, *, asked: int) -> float | None:
    """Return √[(N − n) / (N − 1)], 0 to 1, by which z is multiplied where non-response is plausibly random.

    (Cochran 1977.) Everybody's answer gives 0. None if fewer than two were asked (0/0). Raises ValueError unless
    0 ≤ answered ≤ asked.
    """
    if not 0 <= answered <= asked:
        raise ValueError(f"answered must lie between 0 and asked; got {answered} of {asked}")
    if asked < 2:
        return None
    return min(1.0, math.sqrt((asked - answered) / (asked - 1)))


def _weight(group: Group, *, n: int, asked: int) -> float | None:
    return min(MOST_WEIGHT, group.size / asked / (group.answered / n)) if group.answered else None
