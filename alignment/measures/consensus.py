"""How alike a group's texts are, beyond what any texts of the kind share."""

import math
from dataclasses import dataclass

import numpy as np

from alignment.measures.student import t_quantile

FEWEST = 4
DRAWS = 999


@dataclass(frozen=True)
class Consensus:
    """Calibrated consensus C* of n texts. `value`, `low`, `high`, `chance_line` share one scale; 1 = all the same."""

    n: int
    value: float
    low: float
    high: float
    raw: float
    baseline: float
    chance_line: float
    p_value: float
    beats_chance: bool


def consensus(vectors: np.ndarray, reference_vectors: np.ndarray, seed: int) -> Consensus | None:
    """Return the mean pairwise likeness of the vectors, calibrated against reference texts; None below four.

    `vectors` is (n, d) and `reference_vectors` (m, d), unit rows of one encoder.
    C = (|S|^2 - n) / (n (n - 1)), S the sum of the rows: the mean of all distinct pairs. C0 = mean likeness of the
    rows with the reference texts. value C* = (C - C0) / (1 - C0). low..high: 95 percent jackknife-t interval
    (Tukey 1958), mapped by the same calibration and not clipped. chance_line: 95th percentile of C* of `DRAWS` seeded
    groups of n reference texts (repeats only when n > m); p_value = (1 + groups at least as alike) / (DRAWS + 1).
    Raises ValueError if there are no reference texts. None also when C0 is 1, where C* is undefined.
    """
    if len(reference_vectors) == 0:
        raise ValueError("reference_vectors must hold at least one row")
    rows = np.asarray(vectors, dtype=np.float64)
    reference = np.asarray(reference_vectors, dtype=np.float64)
    n = len(rows)
    if n < FEWEST:
        return None
    baseline = float(rows.mean(axis=0) @ reference.mean(axis=0))
    if math.isclose(baseline, 1.0):
        return None

    def calibrated(likeness: float) -> float:
        return (likeness - baseline) / (1 - baseline)

    raw, margin = likeness(rows)
    chance = _chance_likeness(reference, n=n, seed=seed)
    line = float(np.quantile(chance, 0.95))
    return Consensus(
        n=n,
        value=calibrated(raw),
        low=calibrated(raw - margin),
        high=calibrated(raw + margin),
        raw=raw,
        baseline=baseline,
        chance_line=calibrated(line),
        p_value=(1 + int(np.sum(chance >= raw))) / (DRAWS + 1),
        beats_chance=raw > line,
    )


@dataclass(frozen=True)
class Basis:
    """What C* of n texts is computed from: enough to compute it again without any vector.

    `pairs` is (n, n), the cosines of the texts; `to_reference` (n,), the mean cosine of each with the reference texts;
    `draws` (DRAWS,), C of each group that was drawn from them.
    """

    pairs: np.ndarray
    to_reference: np.ndarray
    draws: np.ndarray


def basis(vectors: np.ndarray, reference_vectors: np.ndarray, seed: int) -> Basis | None:
    """Return what `consensus` of the same arguments is computed from; None below four."""
    rows, reference = np.asarray(vectors, dtype=np.float64), np.asarray(reference_vectors, dtype=np.float64)
    if len(rows) < FEWEST:
        return None
    return Basis(
        pairs=rows @ rows.T,
        to_reference=rows @ reference.mean(axis=0),
        draws=_chance_likeness(reference, n=len(rows), seed=seed),
    )


def likeness(rows: np.ndarray) -> tuple[float, float]:
    """C of n >= 3 unit rows, not calibrated, and the half-width of its 95 percent jackknife-t interval.

    C = (|S|^2 - n) / (n (n - 1)); half-width t_{n-1} se, se^2 = (n - 1) / n * sum of (C_(-i) - mean)^2 (Tukey 1958).
    How often it holds the true value in simulation: `benchmarks/jackknife_coverage.py`.
    """
    n = len(rows)
    return float(_mean_of_pairs(rows.sum(axis=0), n)), t_quantile(n - 1) * _jackknife_error(rows)


def _mean_of_pairs(total: np.ndarray, n: int) -> np.ndarray:
    """C from the sum of n unit rows; `total` may be (d,) or (groups, d)."""
    return np.asarray((np.sum(total * total, axis=-1) - n) / (n * (n - 1)))


def _jackknife_error(rows: np.ndarray) -> float:
    n = len(rows)
    left_out = _mean_of_pairs(rows.sum(axis=0) - rows, n - 1)
    return math.sqrt((n - 1) / n * float(np.sum((left_out - left_out.mean()) ** 2)))


def _chance_likeness(reference: np.ndarray, *, n: int, seed: int) -> np.ndarray:
    """C of DRAWS seeded groups of n reference texts, as an array of DRAWS values."""
    generator = np.random.default_rng(seed)
    size = len(reference)
    likeness = np.empty(DRAWS)
    for draw in range(DRAWS):
        chosen = generator.choice(size, size=n, replace=n > size)
        likeness[draw] = _mean_of_pairs(reference[chosen].sum(axis=0), n)
    return likeness
