"""How far one sharing of mentions lies from another, and whether chance alone would bring them as far apart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from alignment.measures.shares import shares

DRAWS = 999
FEWEST_PEOPLE = 4  # in each round
FEWEST_PROMISES = 2  # of one promise the share is always the whole


@dataclass(frozen=True)
class Divergence:
    """`value` and `chance_line` in bits, 0 (shared alike) to 1 (nothing in common); p from 1 / (DRAWS + 1) to 1."""

    value: float
    chance_line: float
    p_value: float


def jensen_shannon(before: Sequence[float], after: Sequence[float]) -> float | None:
    """Return the Jensen–Shannon divergence of two sharings, base 2, 0 to 1; None if either sums to 0.

    H((p + q) / 2) − (H(p) + H(q)) / 2 with p and q the shares of the amounts, place by place, and H the entropy in
    bits (Lin 1991, IEEE Trans. Inf. Theory 37(1)); the divergence, not its root. Raises ValueError unless both have
    the same length and no amount is negative.
    """
    if len(before) != len(after):
        raise ValueError(f"amounts must have the same length; got {len(before)} and {len(after)}")
    p, q = shares(before), shares(after)
    if p is None or q is None:
        return None
    first, second = np.array(p), np.array(q)
    value = _entropy((first + second) / 2) - (_entropy(first) + _entropy(second)) / 2
    return min(1.0, max(0.0, value))


def divergence_of_people(
    before: Sequence[Sequence[bool]], after: Sequence[Sequence[bool]], *, seed: int
) -> Divergence | None:
    """Compare what two groups of people mention; None below four people or two promises, or if nobody mentions any.

    One row per person, one place per promise. The statistic is the divergence of the shares of all mentions. People
    are dealt anew into two groups of the same sizes, `DRAWS` times by `seed`; p = (1 + hits) / (DRAWS + 1), hits being
    the deals at least as far apart (Phipson & Smyth 2010). Whoever answered both times is dealt twice, which makes a
    change harder to find, never easier. The line is the 95th percentile of the deals. A deal in which one group
    mentions nothing is as far apart as can be.
    """
    if min(len(before), len(after)) < FEWEST_PEOPLE:
        return None
    people = np.array([*before, *after], dtype=np.int64)
    if people.ndim != 2 or people.shape[1] < FEWEST_PROMISES:
        return None
    size, total = len(before), people.sum(axis=0)
    found = jensen_shannon(people[:size].sum(axis=0).tolist(), people[size:].sum(axis=0).tolist())
    if found is None:
        return None
    generator = np.random.default_rng(seed)

    def deal() -> float:
        first = people[generator.permutation(len(people))[:size]].sum(axis=0)
        value = jensen_shannon(first.tolist(), (total - first).tolist())
        return 1.0 if value is None else value

    return _judged(found, [deal() for _ in range(DRAWS)])


def divergence_of_figures(
    before: Sequence[float],
    after: Sequence[float],
    *,
    people: tuple[int, int],
    code: Callable[[int, int], float],
    seed: int,
) -> Divergence | None:
    """Compare the published percentages of two rounds without looking at anybody's answer; None as for people.

    `before` and `after` are percentages by promise, 0 to 100, as `code(count, n)` lets them out; `people` how many
    answered each time. Both rounds are drawn `DRAWS` times from the percentages they would share had nothing changed
    (their mean, weighted by people), promise by promise, and coded in the same way: a parametric bootstrap of the
    hypothesis of no change (Efron & Tibshirani 1993, §16.4). It uses released figures alone, so it can tell no more
    than they do. Promises are drawn as if people named one whatever else they named.
    """
    if min(people) < FEWEST_PEOPLE or len(before) < FEWEST_PROMISES:
        return None
    found = jensen_shannon(before, after)
    if found is None:
        return None
    earlier, later = people
    common = (earlier * np.array(before) + later * np.array(after)) / (100 * (earlier + later))
    generator = np.random.default_rng(seed)

    def coded(n: int) -> list[float]:
        return [code(int(count), n) for count in generator.binomial(n, common)]

    draws = (jensen_shannon(coded(earlier), coded(later)) for _ in range(DRAWS))
    return _judged(found, [1.0 if value is None else value for value in draws])


def _judged(found: float, draws: Sequence[float]) -> Divergence:
    hits = sum(value >= found - 1e-12 for value in draws)
    return Divergence(found, float(np.quantile(draws, 0.95)), (1 + hits) / (DRAWS + 1))


def _entropy(parts: np.ndarray) -> float:
    there = parts[parts > 0]
    return float(-(there * np.log2(there)).sum())
