"""Groups of texts that are about the same: how many there are is found, not given. Knows only vectors."""

import numpy as np

CUT_PERCENTILE = 90.0
JOIN_PERCENTILE = 95.0
MOST = 2000  # texts that are compared pair by pair; the others join the groups these make
_STEPS = 6  # decimals: encoding in other batches moves a cosine in the seventh
_NEVER = -2.0


def groups_of(vectors: np.ndarray, *, reference: np.ndarray, least: int) -> np.ndarray:
    """Return the group of each row of `vectors` (n, d), unit rows, as int (n,): 0, 1, ... by size, -1 for none.

    Average linkage on cosines (Sokal & Michener 1958). Two groups are one while their texts are on average as alike as
    the closest tenth of the pairs of `reference` (m, d), everyday work sentences of many trades; so the number of
    groups follows from the texts. Groups of fewer than `least` fall apart. What is left joins the group whose center
    it is as near to as the closest twentieth of those pairs. No chance is involved; of equal pairs the first is taken,
    so rows must come in an order that depends on the texts alone. Raises ValueError for `least` below 2.
    """
    if least < 2:
        raise ValueError(f"a group needs two texts at least; got {least}")
    rows = np.asarray(vectors, dtype=np.float64)
    cut, join = _lines(np.asarray(reference, dtype=np.float64))
    first = rows[:MOST]
    found = np.full(len(rows), -1)
    found[: len(first)] = _average_linkage(first, cut)
    large = [group for group in np.unique(found[found >= 0]) if (found == group).sum() >= least]
    if not large:
        return np.full(len(rows), -1)
    joined = _join(rows, found, large, join)
    sizes = np.bincount(joined[joined >= 0], minlength=len(large))
    rank = np.empty(len(large), dtype=int)
    rank[np.lexsort((np.arange(len(large)), -sizes))] = np.arange(len(large))
    return np.where(joined >= 0, rank[joined], -1)


def center_of(vectors: np.ndarray) -> np.ndarray:
    """Return the direction of the mean of unit rows (n, d), as a unit vector (d,)."""
    total = np.asarray(vectors, dtype=np.float64).sum(axis=0)
    return np.asarray(total / np.linalg.norm(total))


def _lines(reference: np.ndarray) -> tuple[float, float]:
    pairs = (reference @ reference.T)[np.triu_indices(len(reference), 1)]
    cut, join = np.percentile(pairs, (CUT_PERCENTILE, JOIN_PERCENTILE))
    return float(cut), float(join)


def _join(rows: np.ndarray, found: np.ndarray, large: list[int], line: float) -> np.ndarray:
    """The place of each row's group in `large`, in it already or joined to it, else -1."""
    centers = np.array([center_of(rows[found == group]) for group in large])
    likeness = np.round(rows @ centers.T, _STEPS)
    joined = np.where(likeness.max(axis=1) >= line, likeness.argmax(axis=1), -1)
    for place, group in enumerate(large):
        joined[found == group] = place
    return joined


def _average_linkage(rows: np.ndarray, cut: float) -> np.ndarray:
    """The group of each row, named by its first row. Only rows whose nearest was merged look for a new one."""
    count = len(rows)
    group = np.arange(count)
    if count < 2:
        return group
    likeness = np.round(rows @ rows.T, _STEPS)
    np.fill_diagonal(likeness, _NEVER)
    sizes = np.ones(count)
    nearest = likeness.argmax(axis=1)
    best = likeness[group, nearest]
    while best.max() >= cut:
        one = int(best.argmax())
        keep, gone = sorted((one, int(nearest[one])))
        mean = (sizes[keep] * likeness[keep] + sizes[gone] * likeness[gone]) / (sizes[keep] + sizes[gone])
        mean[[keep, gone]] = _NEVER
        mean[likeness[keep] == _NEVER] = _NEVER
        likeness[keep], likeness[:, keep] = mean, mean
        likeness[gone], likeness[:, gone] = _NEVER, _NEVER
        sizes[keep] += sizes[gone]
        group[group == gone] = keep
        stale = np.isin(nearest, (keep, gone)) | (mean > best)
        stale[[keep, gone]] = True
        nearest[stale] = likeness[stale].argmax(axis=1)
        best[stale] = likeness[stale, nearest[stale]]
    return group
