"""Synergy, tension and net, with their coverage, and which side gives and which receives (formulas 1 and 2)."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum

from partnerships.compatibility.matrix import Matrix
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
    rated = [cell.weight for cell in matrix.cells if cell.a_to_b is not None and cell.b_to_a is not None]
    total = sum([cell.weight for cell in matrix.cells])
    share = nine(sum(rated) / total) if total else 0.0
    standing = Standing.NO_NUMBER if share < FEWEST else Standing.PROVISIONAL if share < ENOUGH else Standing.FULL
    return Coverage(len(rated), len(matrix.cells), share, standing)


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
    helped, rows, columns = _sums(matrix)
    weight, there, back, _ = map(sum, zip(*rows.values(), strict=True))
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
        goals_a=_balances(rows),
        goals_b=_balances(columns),
        n=coverage.rated,
        coverage=coverage,
    )


def _counts(matrix: Matrix) -> dict[Direction, tuple[tuple[float, int], ...]]:
    rated = [(cell.a_to_b, cell.b_to_a) for cell in matrix.cells if cell.a_to_b is not None and cell.b_to_a is not None]
    return {
        Direction.A_TO_B: tuple(sorted(Counter([x for x, _ in rated]).items())),
        Direction.B_TO_A: tuple(sorted(Counter([y for _, y in rated]).items())),
    }


Sums = dict[GoalKey, list[float]]
"""By goal: weight, what it gives, what it receives, rated pairs."""


def _sums(matrix: Matrix) -> tuple[float, Sums, Sums]:
    """Σw(max(x,0)+max(y,0)), and the sums of every row and of every column."""
    helped = 0.0
    rows: Sums = defaultdict(lambda: [0, 0, 0, 0])
    columns: Sums = defaultdict(lambda: [0, 0, 0, 0])
    for cell in matrix.cells:
        x, y = cell.a_to_b, cell.b_to_a
        if x is None or y is None:
            continue
        weight, row, column = cell.weight, rows[cell.goal_a], columns[cell.goal_b]
        there, back = weight * x, weight * y
        helped += (there if x > 0 else 0) + (back if y > 0 else 0)
        row[0] += weight
        row[1] += there
        row[2] += back
        row[3] += 1
        column[0] += weight
        column[1] += back
        column[2] += there
        column[3] += 1
    return helped, rows, columns


def _balances(sums: Sums) -> tuple[GoalBalance, ...]:
    return tuple(
        GoalBalance(goal, gives / (HIGHEST * weight), receives / (HIGHEST * weight), int(n))
        for goal, (weight, gives, receives, n) in sums.items()
    )
