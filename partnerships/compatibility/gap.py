"""How differently the two parties see the same effects (formula 4)."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np

from partnerships.compatibility.krippendorff import ordinal_alpha
from partnerships.compatibility.matrix import Matrix
from partnerships.compatibility.matrix_input import Effect
from partnerships.compatibility.scale import EFFECTS, FORMULA_VERSION, HIGHEST, LOWEST
from partnerships.compatibility.tally import NOT_RATED, SMALL, STEP

FEWEST_RATERS = 3
NEUTRAL = STEP[0]
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
    by_a, by_b = matrix.positions
    both = (by_a != NOT_RATED) & (by_b != NOT_RATED)
    distance = np.where(both, abs(by_a - by_b), 0)
    apart, total = (int((matrix.weights[:, None] * of_effects).sum()) for of_effects in (distance, both))
    is_opposed = both & ((by_a - NEUTRAL) * (by_b - NEUTRAL) < 0) & (matrix.agreed == NOT_RATED)
    return Gap(
        gap=apart / ((HIGHEST - LOWEST) * total) if total else None,
        n=int(both.sum()),
        sign_disagreements=matrix.effects_where(is_opposed),
        important_disagreements=matrix.effects_where(is_opposed & matrix.is_important[:, None]),
        wide=matrix.effects_where(distance >= WIDE),
        alpha=_alpha(matrix),
    )


def _alpha(matrix: Matrix) -> float | None:
    if min(matrix.raters_a, matrix.raters_b) < FEWEST_RATERS:
        return None
    units = np.ascontiguousarray(matrix.chosen.sum(axis=1, dtype=SMALL).T)
    as_bytes = units.view(np.dtype((np.void, units.strides[1]))).ravel()  # thousands, of which a few dozen differ
    alike: Counter[Any] = Counter(as_bytes.tolist())
    counted = [(np.frombuffer(unit, SMALL).tolist(), times) for unit, times in alike.items()]
    return ordinal_alpha(counted, categories=len(EFFECTS))
