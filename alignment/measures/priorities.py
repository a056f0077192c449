"""Agreement on an order of priorities."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

DRAWS, SEED = 9999, 20260101


@dataclass(frozen=True)
class ConsensusMap:
    """People as arrows over items, in two axes; see `consensus_map`.

    `accounted` are the shares of all variance on the two axes. `mean` is the mean arrow.
    """

    people: tuple[tuple[float, float], ...]
    items: tuple[tuple[float, float], ...]
    mean: tuple[float, float]
    accounted: tuple[float, float]


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


def consensus_map(ratings: np.ndarray | Sequence[Sequence[float]]) -> ConsensusMap | None:
    """Return the vector model of unfolding of `ratings` (m people, k items; higher meaning more) in two axes.

    Each person's ranks are centered, divided by their standard deviation (divisor k) and by the root of k, so that
    every arrow has length 1 in full dimension; singular value decomposition of items by people, X = U S V';
    items are rows of U, people rows of V S (Tarakci, Ates, Porck, van Knippenberg, Groenen & de Haas 2014, Strategic
    Management Journal 35, 1053-1072). The squared length of the mean arrow in full dimension is Kendall's W where
    nobody ties. The first axis runs along the mean arrow's side, the second so that its largest item is positive.
    None if m < 2 or k < 3, or if somebody ties everything.
    """
    table = np.asarray(ratings, dtype=np.float64)
    if table.ndim != 2 or table.shape[0] < 2 or table.shape[1] < 3:
        return None
    ranks = np.array([_mid_ranks(row) for row in table])
    spread = ranks.std(axis=1)
    if not spread.all():
        return None
    columns = ((ranks - ranks.mean(axis=1, keepdims=True)) / spread[:, None]).T / np.sqrt(ranks.shape[1])
    left, sizes, right = np.linalg.svd(columns, full_matrices=False)
    items, people = left[:, :2], (right[:2].T * sizes[:2])
    turn = _signs(items, people.mean(axis=0))
    shares = sizes[:2] ** 2 / np.sum(sizes**2)
    return ConsensusMap(
        people=_pairs(people * turn),
        items=_pairs(items * turn),
        mean=_pairs([people.mean(axis=0) * turn])[0],
        accounted=(float(shares[0]), float(shares[1])),
    )


def _signs(items: np.ndarray, mean: np.ndarray) -> np.ndarray:
    """A decomposition may turn an axis around; ours is always the same."""
    first = -1.0 if mean[0] < 0 else 1.0
    largest = items[np.argmax(np.abs(items[:, 1])), 1]
    return np.array([first, -1.0 if largest < 0 else 1.0])


def _pairs(rows: np.ndarray | Sequence[np.ndarray]) -> tuple[tuple[float, float], ...]:
    return tuple((round(float(x), 9), round(float(y), 9)) for x, y in rows)


@dataclass(frozen=True)
class Chance:
    line: float
    p_value: float


def order_chance(w: float, *, people: int, items: int) -> Chance:
    """What W reaches where everybody puts the items in any order: its 95th percentile, and how often it is `w` or more.

    Seeded draws of independent orders (Legendre 2005 permutes within judges alike); p = (1 + hits) / (draws + 1).
    """
    drawn = _drawn(people, items)
    hits = int(np.sum(drawn >= w - 1e-12))
    return Chance(float(np.quantile(drawn, 0.95, method="inverted_cdf")), (1 + hits) / (DRAWS + 1))


@cache
def _drawn(people: int, items: int) -> np.ndarray:
    random = np.random.default_rng(SEED)
    sums = np.zeros((DRAWS, items))
    for _person in range(people):
        sums += random.permuted(np.tile(np.arange(1.0, items + 1), (DRAWS, 1)), axis=1)
    spread = np.sum((sums - sums.mean(axis=1, keepdims=True)) ** 2, axis=1)
    return np.asarray(12 * spread / (people**2 * (items**3 - items)))


def _mid_ranks(values: np.ndarray) -> np.ndarray:
    _, group, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return (last - (counts - 1) / 2)[group]


def _tie_term(values: np.ndarray) -> int:
    _, counts = np.unique(values, return_counts=True)
    return int(np.sum(counts**3 - counts))
