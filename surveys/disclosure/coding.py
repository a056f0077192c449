"""Figures as they may be shown of a small group: rounded, and without the ends that would tell what everybody said."""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from surveys.disclosure.minimums import DISTRIBUTIONS, SCORES

SMALL = 20  # from so many people on, ends are shown as they are
TOP, BOTTOM = 90, 10
CLOSE_AGREEMENT = 0.9
CLOSE_DEVIATION = 0.3


@dataclass(frozen=True)
class CodedShare:
    """A percentage in steps of 5; `at_least` or `at_most` where it is a coded end."""

    percent: int
    at_least: bool = False
    at_most: bool = False

    def as_json(self) -> dict[str, int | bool]:
        return asdict(self)


@dataclass(frozen=True)
class CodedScore:
    """A whole number from 0 to 100; `at_least` or `at_most` where it is a coded end."""

    value: int
    at_least: bool = False
    at_most: bool = False

    def as_json(self) -> dict[str, int | bool]:
        return asdict(self)


@dataclass(frozen=True)
class CodedAgreement:
    """An agreement measure in steps of .1; `at_least` or `at_most` where it is its coded close end."""

    value: float
    at_least: bool = False
    at_most: bool = False

    def as_json(self) -> dict[str, float | bool]:
        return asdict(self)


def coded_score(mean: float, n: int) -> CodedScore:
    """Code a mean on a scale from 0 to 100 of `n` answers: whole, below 20 people never above 90 or below 10.

    A mean of 100 says what each of them answered. Of five answers on three or more points the next mean is 90 or more,
    so the coded end always holds a group that does not agree. Yes or no is a share, not a score.
    Raises ValueError for fewer than 5 answers or a mean outside 0..100.
    """
    _refuse_few(n, SCORES)
    if not 0 <= mean <= 100:
        raise ValueError(f"a score lies between 0 and 100; got {mean}")
    value = math.floor(mean + 0.5)
    if n < SMALL and value >= TOP:
        return CodedScore(TOP, at_least=True)
    if n < SMALL and value <= BOTTOM:
        return CodedScore(BOTTOM, at_most=True)
    return CodedScore(value)


def coded_share(count: int, n: int) -> CodedShare:
    """Code `count` of `n` people: a percentage in steps of 5, below 20 people never above 90 or below 10.

    Halves are rounded away from 50 percent, so that 7 of 8 falls into the same end as 8 of 8. A share is a
    distribution over two options: raises ValueError for fewer than 8 people (5 of 5 and 4 of 5 would be told apart),
    and unless 0 <= count <= n.
    """
    _refuse_few(n, DISTRIBUTIONS)
    if n >= SMALL:
        return CodedShare(rounded_percent(count, n))
    return share_with_ends(count, n, top=TOP, bottom=BOTTOM)


def coded_distribution(counts: Sequence[int]) -> tuple[CodedShare, ...]:
    """Code the people per option, each of whom chose one: like `coded_share`, but the upper end begins lower.

    A distribution stands beside its mean, and 7 of 8 would move the mean off the option. So the upper end reaches down
    to all but two people, who may cancel out: 75 percent for 8, 90 from 16 on. Raises ValueError for fewer than 8.
    """
    n = sum(counts)
    _refuse_few(n, DISTRIBUTIONS)
    if n >= SMALL:
        return tuple(CodedShare(rounded_percent(count, n)) for count in counts)
    top = min(TOP, rounded_percent(n - 2, n))
    return tuple(share_with_ends(count, n, top=top, bottom=BOTTOM) for count in counts)


def coded_agreement(value: float, n: int) -> CodedAgreement:
    """Code r_wg, r*_wg, a_wg or W of `n` people: steps of .1, below 20 people never above .9.

    On five or more points the end holds groups in which not everybody says the same, whatever mean and distribution
    stand beside it. Raises ValueError for fewer than 8 people: agreement counts as a distribution.
    """
    _refuse_few(n, DISTRIBUTIONS)
    rounded = _tenths(value)
    if n < SMALL and rounded >= CLOSE_AGREEMENT:
        return CodedAgreement(CLOSE_AGREEMENT, at_least=True)
    return CodedAgreement(rounded)


def coded_deviation(value: float, n: int) -> CodedAgreement:
    """Code AD, where less means closer: steps of .1, below 20 people never below .3; else as `coded_agreement`."""
    _refuse_few(n, DISTRIBUTIONS)
    rounded = _tenths(value)
    if n < SMALL and rounded <= CLOSE_DEVIATION:
        return CodedAgreement(CLOSE_DEVIATION, at_most=True)
    return CodedAgreement(rounded)


def share_with_ends(count: int, n: int, *, top: int, bottom: int) -> CodedShare:
    """Round to steps of 5 and code what lies at or beyond `top` and `bottom`, both percentages."""
    percent = rounded_percent(count, n)
    if percent >= top:
        return CodedShare(top, at_least=True)
    if percent <= bottom:
        return CodedShare(bottom, at_most=True)
    return CodedShare(percent)


def rounded_percent(count: int, n: int) -> int:
    """`count` of `n` in steps of 5 percent, halves away from 50. Raises ValueError unless 0 <= count <= n, n > 0."""
    if not 0 <= count <= n or n == 0:
        raise ValueError(f"count must lie between 0 and n, and n above 0; got {count} of {n}")
    if 2 * count < n:
        return 100 - rounded_percent(n - count, n)
    return 5 * ((40 * count + n) // (2 * n))


def _tenths(value: float) -> float:
    return math.floor(value * 10 + 0.5) / 10


def _refuse_few(n: int, minimum: int) -> None:
    if n < minimum:
        raise ValueError(f"at least {minimum} answers are needed; got {n}")
