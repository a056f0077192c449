"""Agreement on an order of priorities."""

from collections.abc import Sequence

import numpy as np


def kendalls_w(ratings: np.ndarray | Sequence[Sequence[float]]) -> float | None:
    """Return Kendall's coefficient of concordance W, 0 (no agreement) to 1 (the same order), corrected for ties.

    `ratings` is (m people, k items), any scale, higher meaning more; each row is ranked, ties by mid-rank.
    W = 12 S / (m^2 (k^3 - k) - m T), S the squared deviations of rank sums, T = sum of t^3 - t over tied groups
    (Kendall & Babington Smith 1939). None if m < 2, k < 2 or every person ties everything.
    Raises ValueError if `ratings` is not a table or holds a value that is not finite.
    """
    table = np.asarray(ratings, dtype=np.float64)
    if table.size == 0:
        return None
    if table.ndim != 2:
        raise ValueError(f"ratings must have two dimensions, people by items; got {table.ndim}")
    if not np.isfinite(table).all():
        raise ValueError("ratings must be finite numbers; leave out people or items with gaps")
    people, items = table.shape
    if people < 2 or items < 2:
        return None
    rank_sums = np.sum([_mid_ranks(row) for row in table], axis=0)
    spread = float(np.sum((rank_sums - rank_sums.mean()) ** 2))
    ties = sum(_tie_term(row) for row in table)
    most = people**2 * (items**3 - items) - people * ties
    return 12 * spread / most if most > 0 else None


def _mid_ranks(values: np.ndarray) -> np.ndarray:
    _, group, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return (last - (counts - 1) / 2)[group]


def _tie_term(values: np.ndarray) -> int:
    _, counts = np.unique(values, return_counts=True)
    return int(np.sum(counts**3 - counts))
