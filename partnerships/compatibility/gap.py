"""How differently the two parties see the same effects (formula 4)."""

from collections import Counter
from dataclasses import dataclass
from operator import add

from partnerships.compatibility.krippendorff import ordinal_alpha
from partnerships.compatibility.matrix import Cell, Matrix
from partnerships.compatibility.matrix_input import Effect
from partnerships.compatibility.red_lines import DIRECTIONS
from partnerships.compatibility.scale import EFFECTS, FORMULA_VERSION, HIGHEST, LOWEST
from partnerships.compatibility.tally import counts

FEWEST_RATERS = 3
WIDE = 2
"""Steps from which the gap of one effect is pointed at."""


@dataclass(frozen=True, slots=True)
class Gap:
    """`gap` G in 0..1 over the n effects both parties rated; None for none.

    `sign_disagreements`: one party says helps, the other hurts, and nothing is agreed yet; the important ones again in
    `important_disagreements`. `wide` are effects two or more steps apart. `alpha` in -1..1, None below three raters on
    a side.
    """

    gap: float | None
    n: int
    sign_disagreements: tuple[Effect, ...]
    important_disagreements: tuple[Effect, ...]
    wide: tuple[Effect, ...]
    alpha: float | None
    formula_version: str = FORMULA_VERSION


def measure_gap(matrix: Matrix) -> Gap:
    """Return G = Σw·|r_A - r_B|/6 / Σw over effects rated by both parties, and where their signs disagree.

    Perceptual distance harms control and outcomes: van der Krift, van Weele & Gevers. From three raters on each side,
    Krippendorff's ordinal α (2004) of all raters over all effects.
    """
    apart, total, n = 0, 0, 0
    far: list[tuple[Cell, Effect, bool]] = []
    for cell in matrix.cells:
        weight, a_says, b_says = cell.weight, cell.a_says, cell.b_says
        if a_says == b_says and None not in a_says:
            n += 2
            total += 2 * weight
            continue
        for direction, by_a, by_b in zip(DIRECTIONS, a_says, b_says, strict=True):
            if by_a is None or by_b is None:
                continue
            n += 1
            total += weight
            distance = abs(by_a - by_b)
            if not distance:
                continue
            apart += weight * distance
            if distance >= WIDE:
                far.append((cell, Effect(cell.goal_a, cell.goal_b, direction), by_a * by_b < 0))
    gap = apart / ((HIGHEST - LOWEST) * total) if total else None
    opposed = [(cell, effect) for cell, effect, is_opposed in far if is_opposed and not _is_agreed(cell, effect)]
    return Gap(
        gap=gap,
        n=n,
        sign_disagreements=tuple(effect for _, effect in opposed),
        important_disagreements=tuple(effect for cell, effect in opposed if cell.is_important),
        wide=tuple(effect for _, effect, _ in far),
        alpha=_alpha(matrix),
    )


def _is_agreed(cell: Cell, effect: Effect) -> bool:
    return cell.agreed[DIRECTIONS.index(effect.direction)] is not None


def _alpha(matrix: Matrix) -> float | None:
    if min(matrix.raters_a, matrix.raters_b) < FEWEST_RATERS:
        return None
    a_there, a_back, b_there, b_back = zip(*matrix.columns.tallies, strict=True)
    units = Counter(map(add, a_there, b_there))
    units.update(map(add, a_back, b_back))
    return ordinal_alpha([(counts(tally), times) for tally, times in units.items()], categories=len(EFFECTS))
