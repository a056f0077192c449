"""Synergy, tension and net, with their coverage, and which side gives and which receives (formulas 1 and 2)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from partnerships.compatibility.matrix import Matrix
from partnerships.compatibility.matrix_input import Goal
from partnerships.compatibility.scale import FORMULA_VERSION, HIGHEST, Direction, GoalKey, nine

ENOUGH, FEWEST = 0.8, 0.5
ASYMMETRIC = 0.30


class Standing(StrEnum):
    FULL = "full"
    PROVISIONAL = "provisional"
    NO_NUMBER = "no_number"


@dataclass(frozen=True, slots=True)
class Coverage:
    """Rated pairs, all pairs, and their share by weight in 0..1. Below .8 provisional, below .5 no number."""

    rated: int
    pairs: int
    share: float
    standing: Standing


@dataclass(frozen=True, slots=True)
class GoalBalance:
    """What progress on one goal does for the partner's goals, and they for it: both in -1..1, over n rated pairs."""

    goal: GoalKey
    gives: float
    receives: float
    n: int


@dataclass(frozen=True, slots=True)
class Synergy:
    """`synergy` and `tension` in 0..1, `net` and its two directions in -1..1, `display` in 0..100; n rated pairs.

    `counts` says how many effects have each value: the scale is ordinal, and the figures treat it as equal steps.
    """

    synergy: float
    tension: float
    net: float
    display: float
    a_to_b: float
    b_to_a: float
    is_asymmetric: bool
    counts: dict[Direction, tuple[tuple[float, int], ...]]
    goals_a: tuple[GoalBalance, ...]
    goals_b: tuple[GoalBalance, ...]
    n: int
    coverage: Coverage
    formula_version: str = FORMULA_VERSION


def measure_coverage(matrix: Matrix) -> Coverage:
    """How much of the matrix is rated in both directions, by weight."""
    rated, total = matrix.rated_weights, int(matrix.weights.sum())
    share = nine(int(rated.sum()) / total) if total else 0.0
    standing = Standing.NO_NUMBER if share < FEWEST else Standing.PROVISIONAL if share < ENOUGH else Standing.FULL
    return Coverage(int(np.count_nonzero(rated)), len(rated), share, standing)


def measure_synergy(matrix: Matrix) -> Synergy | None:
    """Return synergy S = Σw(max(x,0)+max(y,0)) / 6Σw, tension T likewise of what is below 0, and net N = S - T.

    x is the effect of A's goal on B's, y the reverse, w the product of the importances; over pairs rated in both
    directions. N of one direction is Σw·x / 3Σw; N is the mean of the two; they count as asymmetric when more than
    .30 apart. None when less than half of the matrix, by weight, is rated. Cross-impact reading of rows and columns:
    Weitz, Carlsen, Nilsson & Skånberg (2018). Scale: Nilsson, Griggs & Visbeck (2016).
    """
    coverage = measure_coverage(matrix)
    if coverage.standing is Standing.NO_NUMBER:
        return None
    weights = matrix.rated_weights
    effects = weights[:, None] * matrix.known
    weight, (there, back), helped = int(weights.sum()), effects.sum(axis=0).tolist(), float(effects.clip(min=0).sum())
    by_goals = weights.reshape(len(matrix.goals_a), -1), effects.reshape(len(matrix.goals_a), -1, 2)
    most = 2 * HIGHEST * weight
    net = (there + back) / most
    a_to_b, b_to_a = 2 * there / most, 2 * back / most
    return Synergy(
        synergy=helped / most,
        tension=(helped - there - back) / most,
        net=net,
        display=50 * (1 + net),
        a_to_b=a_to_b,
        b_to_a=b_to_a,
        is_asymmetric=nine(abs(a_to_b - b_to_a)) > ASYMMETRIC,
        counts=_counts(matrix),
        goals_a=_balances(matrix.goals_a, by_goals[0], by_goals[1]),
        goals_b=_balances(matrix.goals_b, by_goals[0].T, by_goals[1].swapaxes(0, 1)[..., ::-1]),
        n=coverage.rated,
        coverage=coverage,
    )


def _counts(matrix: Matrix) -> dict[Direction, tuple[tuple[float, int], ...]]:
    rated = matrix.values[matrix.rated_weights > 0]
    return {
        direction: tuple(sorted(Counter(of_direction.tolist()).items()))
        for direction, of_direction in zip(Direction, rated.T, strict=True)
    }


def _balances(goals: Sequence[Goal], weights: np.ndarray, effects: np.ndarray) -> tuple[GoalBalance, ...]:
    """Of each goal, the weights of its pairs and by weight what it gives and receives there."""
    of_goals = weights.sum(axis=1).tolist(), effects.sum(axis=1).tolist(), (weights > 0).sum(axis=1).tolist()
    return tuple(
        [
            GoalBalance(goal.key, gives / (HIGHEST * weight), receives / (HIGHEST * weight), rated)
            for goal, weight, (gives, receives), rated in zip(goals, *of_goals, strict=True)
            if weight
        ]
    )
