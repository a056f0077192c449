"""Several candidates side by side: who is at least as good everywhere, never a league table (formula 9)."""

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from partnerships.compatibility.profile import Profile
from partnerships.compatibility.scale import nine

FEWEST = 3
CONSISTENT = 0.10
RANDOM_INDEX = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)
"""Mean consistency index of random comparisons of 1..10 things (Saaty 1980)."""
TURNS = 100


@dataclass(frozen=True, slots=True)
class Dominance:
    """`better` is at least as good in every dimension and better in one, of n dimensions both have."""

    better: Hashable
    worse: Hashable
    n: int


@dataclass(frozen=True, slots=True)
class ComparedWeights:
    """Weights from comparisons in pairs, summing to 1. Usable only when consistent: a ratio of at most .10."""

    weights: tuple[float, ...]
    consistency_ratio: float
    is_usable: bool
    n: int


def find_dominance(profiles: Mapping[Hashable, Profile]) -> tuple[Dominance, ...]:
    """Which candidates outdo which others (Pareto dominance). Nothing is said of two that miss different dimensions.

    Raises ValueError below three candidates.
    """
    if len(profiles) < FEWEST:
        raise ValueError(f"profiles must hold at least {FEWEST} candidates; got {len(profiles)}")
    values = {key: {name: nine(value) for name, value in profile.dimensions} for key, profile in profiles.items()}
    return tuple(
        Dominance(better, worse, len(values[better]))
        for better in values
        for worse in values
        if values[better].keys() == values[worse].keys()
        and values[better] != values[worse]
        and all(values[better][name] >= values[worse][name] for name in values[better])
    )


def weigh_by_comparison(comparisons: Sequence[Sequence[float]]) -> ComparedWeights:
    """Weights of 2..10 things from how many times each matters as much as each other (analytic hierarchy process).

    `comparisons` is square, c_ij = 1 / c_ji above 0. Principal eigenvector by power iteration; consistency ratio
    (λ - n) / (n - 1) over that of random comparisons (Saaty 1980). Raises ValueError for other matrices.
    """
    n = len(comparisons)
    if not 1 < n <= len(RANDOM_INDEX) or any(len(row) != n for row in comparisons):
        raise ValueError(f"comparisons must be square with 2 to 10 rows; got {[len(row) for row in comparisons]}")
    for i in range(n):
        for j in range(n):
            if comparisons[i][j] <= 0 or not math.isclose(comparisons[i][j] * comparisons[j][i], 1, rel_tol=1e-6):
                raise ValueError(f"comparisons[{i}][{j}] must be above 0 and 1 / comparisons[{j}][{i}]")
    weights = [1 / n] * n
    largest = float(n)
    for _ in range(TURNS):
        turned = [sum(row[j] * weights[j] for j in range(n)) for row in comparisons]
        largest = sum(turned)
        weights = [weight / largest for weight in turned]
    ratio = max(0.0, (largest - n) / (n - 1)) / RANDOM_INDEX[n - 1] if RANDOM_INDEX[n - 1] else 0.0
    return ComparedWeights(tuple(weights), ratio, nine(ratio) <= CONSISTENT, n)
