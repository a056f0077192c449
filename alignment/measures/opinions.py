"""Groups of people who vote alike on statements, and by which statements each differs from all others."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

CLEAR = 0.25  # a mean silhouette below it is no structure (Kaufman & Rousseeuw 1990)
Z_90 = 1.281552  # one-sided
ROUNDS = 100
STARTS = 8
LOOKED_AT = 1_000  # people whose silhouettes are taken; every one of fewer


def opinion_groups(votes: Sequence[Sequence[int]], *, smallest: int = 8, most: int = 4) -> tuple[frozenset[int], ...]:
    """Return the groups of people who vote alike, as sets of row numbers, the largest first; empty if none are clear.

    `votes`: people by statements; +1 agrees, 0 passes, -1 disagrees. As in Polis (Small et al. 2021): the first two
    principal components, then k-means for 2 to `most` groups, of which the best mean silhouette is taken. Only
    divisions with at least `smallest` people in every group and a silhouette of .25 or more come into question. The
    same votes give the same groups: starts are drawn with a fixed seed. Raises ValueError for rows of unequal length.
    """
    if len({len(person) for person in votes}) > 1:
        raise ValueError("every person votes on the same statements")
    table = np.array(votes, dtype=np.float64)
    if len(votes) < 2 * smallest or table.shape[1] < 2:
        return ()
    points = _flat(table)
    divisions = [_division(points, k) for k in range(2, min(most, len(votes) // smallest) + 1)]
    fitting = [labels for labels in divisions if min(np.unique(labels, return_counts=True)[1]) >= smallest]
    best = max(fitting, key=lambda labels: _silhouette(points, labels), default=None)
    if best is None or len(np.unique(best)) < 2 or _silhouette(points, best) < CLEAR:
        return ()
    groups = [frozenset(np.flatnonzero(best == label).tolist()) for label in np.unique(best)]
    return tuple(sorted(groups, key=lambda group: (-len(group), sorted(group))))


def stands_out(inside: Mapping[str, int], n_inside: int, outside: Mapping[str, int], n_outside: int) -> str | None:
    """Return the vote ("agree" or "disagree") that a group gives more often than all others, or None.

    Counts by vote and how many people, passes included. As in Polis: the vote with the larger representativeness
    R = P(group) / P(others), P = (1 + votes) / (2 + people), if the two-proportion z test, with 1 added to each of the
    four counts, passes at 90 percent one-sided.
    """
    found = {
        vote: ((1 + inside[vote]) / (2 + n_inside)) / ((1 + outside[vote]) / (2 + n_outside))
        for vote in ("agree", "disagree")
        if _z(inside[vote], n_inside, outside[vote], n_outside) > Z_90
    }
    return max(found, key=lambda vote: found[vote], default=None)


def _z(inside: int, n_inside: int, outside: int, n_outside: int) -> float:
    first, others, n_first, n_others = inside + 1, outside + 1, n_inside + 1, n_outside + 1
    pooled = (first + others) / (n_first + n_others)
    spread = pooled * (1 - pooled) * (1 / n_first + 1 / n_others)
    return (first / n_first - others / n_others) / math.sqrt(spread) if spread > 0 else 0.0


def _flat(table: np.ndarray) -> np.ndarray:
    """The first two principal components."""
    centered = table - table.mean(axis=0)
    left, values, _ = np.linalg.svd(centered, full_matrices=False)
    return left[:, :2] * values[:2]


def _division(points: np.ndarray, k: int) -> np.ndarray:
    """A label per point: the tightest of several k-means runs."""
    chance = np.random.default_rng(0)
    order = np.lexsort(points.T)  # starts depend on the votes, not on the order of rows
    runs = [_k_means(points, points[order][chance.choice(len(points), k, replace=False)]) for _ in range(STARTS)]
    return min(runs, key=lambda run: run[1])[0]


def _k_means(points: np.ndarray, centers: np.ndarray) -> tuple[np.ndarray, float]:
    labels = np.zeros(len(points), dtype=int)
    for step in range(ROUNDS):
        distances = ((points[:, None] - centers[None]) ** 2).sum(axis=2)
        nearest = distances.argmin(axis=1)
        if step and (nearest == labels).all():
            break
        labels = nearest
        centers = np.array(
            [points[labels == at].mean(axis=0) if (labels == at).any() else old for at, old in enumerate(centers)]
        )
    return labels, float(((points - centers[labels]) ** 2).sum())


def _silhouette(points: np.ndarray, labels: np.ndarray) -> float:
    """Mean over people of (b - a) / max(a, b): a within the own group, b to the nearest other one.

    Of many people, over every n-th in the order of their points: distances of all pairs would fill the memory.
    """
    if len(points) > LOOKED_AT:
        some = np.lexsort(points.T)[:: -(-len(points) // LOOKED_AT)]
        points, labels = points[some], labels[some]
    distances = np.sqrt(((points[:, None] - points[None]) ** 2).sum(axis=2))
    names, counts = np.unique(labels, return_counts=True)
    if len(names) < 2:
        return -1.0
    sums = np.stack([distances[:, labels == name].sum(axis=1) for name in names], axis=1)
    own = (labels[:, None] == names[None]).argmax(axis=1)
    rows = np.arange(len(points))
    within = sums[rows, own] / np.maximum(counts[own] - 1, 1)
    means = sums / counts
    means[rows, own] = np.inf
    nearest = means.min(axis=1)
    largest = np.maximum(within, nearest)
    return float(np.where(largest > 0, (nearest - within) / np.where(largest > 0, largest, 1), 0).mean())
