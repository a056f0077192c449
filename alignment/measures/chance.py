"""The exact chance lines of agreement: what raters who rate at random reach in one case of twenty."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

SHARE = 0.95
MOST_RATERS = 200
_NOISE = 1e-9
_KEPT = 512


@dataclass(frozen=True)
class Scale:
    """The whole numbers from `low` to `high`. Raises ValueError with fewer than two of them."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if self.high <= self.low:
            raise ValueError(f"high must be above low; got {self.low} to {self.high}")

    @property
    def options(self) -> int:
        return self.high - self.low + 1


def chance_line_r_star(n: int, items: int, scale: Scale) -> float:
    """Return the smallest v with P(r*_wg(J) ≤ v) ≥ .95 if n raters rate J items independently and uniformly.

    One item: the line of r_wg. Exact: the law of nΣx² − (Σx)² convolved over the items. Above `MOST_RATERS` raters the
    line of that many serves, which is a little harder to beat. Correlated items move the line. Raises ValueError for
    n < 2 or J < 1.
    """
    expected = (scale.options**2 - 1) / 12
    n = _usable(n, items)
    return 1 - _spread_line(n, items, scale.options) / (n * (n - 1) * items) / expected


def chance_line_r_wg_j(n: int, items: int, scale: Scale) -> float:
    """Return the smallest v with P(r_wg(J) ≤ v) ≥ .95, as `chance_line_r_star`: the one grows with the other."""
    left = max(0.0, chance_line_r_star(n, items, scale))
    return items * left / (items * left + 1 - left)


def chance_line_ad(n: int, items: int, scale: Scale) -> float:
    """Return the smallest v with P(AD_M ≤ v) ≥ .05, in scale units; agreement must lie strictly below it.

    Exact: the law of Σ|nx − Σx| convolved over the items; otherwise as `chance_line_r_star`.
    """
    n = _usable(n, items)
    return _deviation_line(n, items, scale.options) / (n * n * items)


def _usable(n: int, items: int) -> int:
    if n < 2 or items < 1:
        raise ValueError(f"at least two raters and one item are needed; got {n} and {items}")
    return min(n, MOST_RATERS)


@lru_cache(maxsize=_KEPT)
def _spread_line(n: int, items: int, options: int) -> int:
    """The largest t with P(T ≥ t) ≥ .95, T the sum over the items of nΣx² − (Σx)²."""
    law = _sum_of(_spread_law(n, options), items)
    at_least = np.cumsum(law[::-1])[::-1]
    return int(np.flatnonzero(at_least >= SHARE - _NOISE)[-1])


@lru_cache(maxsize=_KEPT)
def _deviation_line(n: int, items: int, options: int) -> int:
    """The smallest d with P(D ≤ d) ≥ .05, D the sum over the items of Σ|nx − Σx|."""
    law = _sum_of(_deviation_law(n, options), items)
    return int(np.flatnonzero(np.cumsum(law) >= 1 - SHARE - _NOISE)[0])


def _spread_law(n: int, options: int) -> np.ndarray:
    """P of each value of nΣx² − (Σx)² for n uniform ratings: the joint law of Σx and Σx², by Fourier transform."""
    values = np.arange(options) - (options - 1) // 2
    lowest = int(values.min())
    one = np.zeros((n * (options - 1) + 1, n * int(np.max(values**2)) + 1))
    one[values - lowest, values**2] = 1 / options
    law = np.fft.irfft2(np.fft.rfft2(one) ** n, s=one.shape)
    sums, squares = np.meshgrid(np.arange(one.shape[0]) + n * lowest, np.arange(one.shape[1]), indexing="ij")
    spread, reached = n * squares - sums**2, law > _NOISE**2
    return np.bincount(spread[reached & (spread >= 0)], weights=law[reached & (spread >= 0)])


def _deviation_law(n: int, options: int) -> np.ndarray:
    """P of each value of Σ|nx − Σx| for n uniform ratings.

    That sum is 2(cS − ns) with S = Σx and c ratings, adding up to s, at or below the mean; so it is enough to know how
    many lie there and what both sides add up to.
    """
    law = np.zeros(n * n * (options - 1) + 1)
    for cut in range(options):
        low = list(_powers(np.full(cut + 1, 1 / options), n))
        high = list(_powers(np.concatenate(([0.0] * (cut + 1), [1 / options] * (options - cut - 1))), n))
        choose = 1.0
        for below in range(n + 1):
            below_sum, above_sum = np.arange(len(low[below]))[:, None], np.arange(len(high[n - below]))[None, :]
            total = below_sum + above_sum
            here = total // n == cut
            deviation = 2 * (below * total - n * below_sum)
            weight = choose * low[below][:, None] * high[n - below][None, :]
            np.add.at(law, deviation[here], weight[here])
            choose = choose * (n - below) / (below + 1)
    return law


def _powers(law: np.ndarray, n: int) -> Iterator[np.ndarray]:
    power = np.ones(1)
    for _ in range(n + 1):
        yield power
        power = np.convolve(power, law)


def _sum_of(law: np.ndarray, items: int) -> np.ndarray:
    if items == 1:
        return law
    size = items * (len(law) - 1) + 1
    return np.asarray(np.fft.irfft(np.fft.rfft(law, size) ** items, size))
