"""How far raters agree on rating items, against what chance alone would give (docs/method.md, Agreement)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from alignment.measures.chance import Scale, chance_line_ad, chance_line_r_star, chance_line_r_wg_j

Ratings = np.ndarray | Sequence[Sequence[int]]
FIVE = Scale(1, 5)
_SKEWED = {5: 1.34}


class Null(StrEnum):
    """What ratings would look like if nobody meant anything: evenly spread, or slightly skewed by courtesy."""

    UNIFORM = "uniform"
    SLIGHT_SKEW = "slight_skew"


class Word(StrEnum):
    NONE = "none"
    WEAK = "weak"
    MODERATE = "moderate"
    STRONG = "strong"
    VERY_STRONG = "very_strong"


class Standing(StrEnum):
    INTERPRETABLE = "interpretable"
    NOT_INTERPRETABLE = "not_interpretable"  # the mean is so near an end of the scale that a_wg has no meaning
    UNDEFINED = "undefined"


@dataclass(frozen=True)
class AWg:
    """`value` is None unless `standing` says that it can be interpreted."""

    value: float | None
    standing: Standing


@dataclass(frozen=True)
class IntraclassCorrelation:
    """Of `groups` teams with `n` ratings. one = ICC(1), two = ICC(2); None where 0/0."""

    one: float | None
    two: float | None
    groups: int
    n: int
    k: float


@dataclass(frozen=True)
class Agreement:
    """Of n raters on some items. r_* and their lines: 1 = all alike. ad: scale units, 0 = all alike.

    `word` is None unless r_wg_j beats its chance line; `r_wg_j_skewed` is None where the skewed null has no figure.
    """

    n: int
    items: int
    r_wg_j: float
    r_wg_j_skewed: float | None
    r_wg_j_line: float
    r_star: float
    r_star_line: float
    ad: float
    ad_line: float
    word: Word | None


def null_variance(scale: Scale = FIVE, null: Null = Null.UNIFORM) -> float | None:
    """Return the variance expected of ratings without agreement, in squared scale units.

    Uniform: (A² − 1) / 12 for A options (James, Demaree & Wolf 1984). Slight skew: 1.34 for A = 5 (LeBreton & Senter
    2008); None for other A, for which we hold no checked figure.
    """
    return (scale.options**2 - 1) / 12 if null is Null.UNIFORM else _SKEWED.get(scale.options)


def r_wg(ratings: Sequence[int], scale: Scale = FIVE, null: Null = Null.UNIFORM) -> float | None:
    """Return 1 − s² / σ²_E of one item's n ratings, at most 1 and not truncated below (James, Demaree & Wolf 1984).

    s² is the sample variance. None for n < 2 or a null without figure. Raises ValueError off the scale.
    """
    return r_star([[rating] for rating in ratings], scale, null)


def r_star(ratings: Ratings, scale: Scale = FIVE, null: Null = Null.UNIFORM) -> float | None:
    """Return r*_wg(J) = 1 − s̄² / σ²_E, s̄² the mean item variance (Lindell, Brandt & Whitney 1999).

    `ratings` is (n raters, J items) of whole numbers on the scale. At most 1, may be negative, does not grow with J.
    None for n < 2, J = 0 or a null without figure. Raises ValueError off the scale.
    """
    table, expected = _table(ratings, scale), null_variance(scale, null)
    return None if table is None or expected is None else 1 - _mean_variance(table) / expected


def r_wg_j(ratings: Ratings, scale: Scale = FIVE, null: Null = Null.UNIFORM) -> float | None:
    """Return r_wg(J) = J(1 − q) / (J(1 − q) + q), q = s̄² / σ²_E, set to 1 if larger (James, Demaree & Wolf 1984).

    `ratings` is (n raters, J items) of whole numbers on the scale. 0 to 1; grows with J by construction.
    None for n < 2, J = 0 or a null without figure. Raises ValueError off the scale.
    """
    table, expected = _table(ratings, scale), null_variance(scale, null)
    if table is None or expected is None:
        return None
    left = 1 - min(1.0, _mean_variance(table) / expected)
    items = table.shape[1]
    return items * left / (items * left + 1 - left)


def ad_m(ratings: Ratings, scale: Scale = FIVE) -> float | None:
    """Return AD_M, the mean over items of (1/n) Σ |x − x̄|, in scale units (Burke, Finkelstein & Dusig 1999).

    `ratings` is (n raters, J items). 0 = all alike; the practical bound is A/6. None for n < 2 or J = 0.
    Raises ValueError off the scale.
    """
    table = _table(ratings, scale)
    if table is None:
        return None
    n, items = table.shape
    return float(np.sum(np.abs(n * table - table.sum(axis=0)))) / (n * n * items)


def a_wg(ratings: Sequence[int], scale: Scale = FIVE) -> AWg:
    """Return a_wg of one item: 1 − 2s² / {[(H+L)M − M² − HL] · n/(n−1)}, −1 to 1 (Brown & Hauenstein 2005).

    Interpretable only if L(n−1)+H ≤ Σx ≤ H(n−1)+L, compared as whole numbers, M being Σx / n. Undefined for n < 2.
    Raises ValueError off the scale.
    """
    table = _table([[rating] for rating in ratings], scale)
    if table is None:
        return AWg(None, Standing.UNDEFINED)
    n, total, low, high = len(table), int(table.sum()), scale.low, scale.high
    if not low * (n - 1) + high <= total <= high * (n - 1) + low:
        return AWg(None, Standing.NOT_INTERPRETABLE)
    mean = total / n
    most = ((high + low) * mean - mean**2 - high * low) * n / (n - 1)
    return AWg(1 - 2 * _mean_variance(table) / most, Standing.INTERPRETABLE)


def intraclass_correlation(groups: Sequence[Sequence[float]]) -> IntraclassCorrelation | None:
    """Return ICC(1) = (MSB − MSW) / (MSB + (k−1) MSW) and ICC(2) = (MSB − MSW) / MSB of one-way groups (Bartko 1976).

    `groups` holds each group's ratings; empty groups are left out. k = (N − Σn²/N) / (G − 1), which is the group size
    if all are equal (Haggard 1958). Both are at most 1 and may be negative. None with fewer than two groups or if no
    group has two ratings, for then nothing varies within.
    """
    filled = [np.asarray(group, dtype=np.float64) for group in groups if len(group)]
    n = sum(len(group) for group in filled)
    if len(filled) < 2 or n == len(filled):
        return None
    center = sum(float(group.sum()) for group in filled) / n
    between = sum(len(group) * (float(group.mean()) - center) ** 2 for group in filled) / (len(filled) - 1)
    within = sum(float(np.sum((group - group.mean()) ** 2)) for group in filled) / (n - len(filled))
    k = (n - sum(len(group) ** 2 for group in filled) / n) / (len(filled) - 1)
    all_of_it = between + (k - 1) * within
    return IntraclassCorrelation(
        one=(between - within) / all_of_it if all_of_it > 0 else None,
        two=(between - within) / between if between > 0 else None,
        groups=len(filled),
        n=n,
        k=k,
    )


def word_for(value: float, *, line: float) -> Word | None:
    """Return LeBreton & Senter's (2008) word for an agreement, unrounded; None unless the value beats its chance line.

    ≤ .30 none, ≤ .50 weak, ≤ .70 moderate, ≤ .90 strong, above very strong. `line` is the chance line of the same
    measure, n, items and scale; the value must be strictly above it.
    """
    if value <= line:
        return None
    steps = ((0.3, Word.NONE), (0.5, Word.WEAK), (0.7, Word.MODERATE), (0.9, Word.STRONG))
    return next((word for most, word in steps if value <= most), Word.VERY_STRONG)


def agreement(ratings: Ratings, scale: Scale = FIVE) -> Agreement | None:
    """Return every measure of agreement of (n raters, J items) beside its chance line; None for n < 2 or J = 0.

    Raises ValueError off the scale.
    """
    table = _table(ratings, scale)
    value, star, deviation = r_wg_j(ratings, scale), r_star(ratings, scale), ad_m(ratings, scale)
    if table is None or value is None or star is None or deviation is None:
        return None
    n, items = table.shape
    line = chance_line_r_wg_j(n, items, scale)
    return Agreement(
        n=n,
        items=items,
        r_wg_j=value,
        r_wg_j_skewed=r_wg_j(ratings, scale, Null.SLIGHT_SKEW),
        r_wg_j_line=line,
        r_star=star,
        r_star_line=chance_line_r_star(n, items, scale),
        ad=deviation,
        ad_line=chance_line_ad(n, items, scale),
        word=word_for(value, line=line),
    )


def _table(ratings: Ratings, scale: Scale) -> np.ndarray | None:
    table = np.asarray(ratings, dtype=np.float64)
    if table.size == 0:
        return None
    if table.ndim != 2:
        raise ValueError(f"ratings must have two dimensions, raters by items; got {table.ndim}")
    wrong = table[~((table >= scale.low) & (table <= scale.high) & (table == np.floor(table)))]
    if wrong.size:
        raise ValueError(f"ratings must be whole numbers from {scale.low} to {scale.high}; got {wrong.flat[0]}")
    return table if len(table) >= 2 else None


def _mean_variance(table: np.ndarray) -> float:
    """Whole numbers up to one division, as in the chance line, so that a tie with it is a tie."""
    n, items = table.shape
    return float(np.sum(n * np.sum(table**2, axis=0) - np.sum(table, axis=0) ** 2)) / (n * (n - 1) * items)
