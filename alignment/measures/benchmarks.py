"""A share of ours against a line drawn by others."""

import math
from dataclasses import dataclass
from enum import StrEnum

from alignment.measures.proportion import Proportion, wilson

ALPHA = 0.05


class Verdict(StrEnum):
    ABOVE = "above"
    BELOW = "below"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True)
class Comparison:
    """Our share with its interval, the line it is held against (0 to 1), and the two-sided p of the difference."""

    ours: Proportion
    line: float
    p_value: float
    verdict: Verdict


def against_line(successes: int, n: int, *, line: float) -> Comparison | None:
    """Say whether `successes` of n lie above or below a line, 0 to 1, or whether chance alone could explain it.

    Exact two-sided binomial test, twice the smaller tail, at most 1 (Clopper & Pearson 1934); "above" and "below" only
    if p < .05. The line counts as exact: the error of the other survey is not in p. None for n = 0.
    Raises ValueError unless 0 ≤ successes ≤ n and 0 ≤ line ≤ 1.
    """
    if not 0 <= line <= 1:
        raise ValueError(f"line must lie between 0 and 1; got {line}")
    ours = wilson(successes, n)
    if ours is None:
        return None
    p_value = min(1.0, 2 * min(_tail(range(successes + 1), n, line), _tail(range(successes, n + 1), n, line)))
    verdict = Verdict.CANNOT_TELL
    if p_value < ALPHA:
        verdict = Verdict.ABOVE if ours.value > line else Verdict.BELOW
    return Comparison(ours, line, p_value, verdict)


def _tail(counts: range, n: int, line: float) -> float:
    return math.fsum(_chance(count, n, line) for count in counts)


def _chance(count: int, n: int, line: float) -> float:
    """P of exactly `count` of n; by logarithms, for a power of a small share underflows."""
    if line in (0.0, 1.0):
        return float(count == n * line)
    ways = math.lgamma(n + 1) - math.lgamma(count + 1) - math.lgamma(n - count + 1)
    return math.exp(ways + count * math.log(line) + (n - count) * math.log1p(-line))
