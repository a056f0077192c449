"""How far the items of an index measure one thing."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Reliability:
    """Cronbach's α of `items` items from `n` people who answered them all; at most 1, may be negative."""

    alpha: float
    n: int
    items: int


def cronbachs_alpha(ratings: np.ndarray | Sequence[Sequence[float]]) -> Reliability | None:
    """Return α = J/(J−1) · (1 − Σs_j² / s_T²), sample variances of items and of each person's total (Cronbach 1951).

    `ratings` is (n people, J items), every item pointing the same way. None for n < 2, J < 2 or if all totals are
    equal (0/0). Raises ValueError if `ratings` is not a table or has gaps: leave out people who skipped an item.
    """
    table = np.asarray(ratings, dtype=np.float64)
    if table.size == 0:
        return None
    if table.ndim != 2:
        raise ValueError(f"ratings must have two dimensions, people by items; got {table.ndim}")
    if not np.isfinite(table).all():
        raise ValueError("ratings must be finite numbers; leave out people with gaps")
    n, items = table.shape
    if n < 2 or items < 2:
        return None
    totals = table.sum(axis=1)
    if np.ptp(totals) == 0:
        return None
    alpha = items / (items - 1) * (1 - float(table.var(axis=0, ddof=1).sum()) / float(totals.var(ddof=1)))
    return Reliability(alpha, n, items)
