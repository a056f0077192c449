"""Buying for a mission: gates first, then weighted scores, mission contribution on the same scale (formula 19)."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median_low

from partnerships.compatibility.scale import FORMULA_VERSION, HIGHEST, LOWEST, GoalKey, check_effect, check_range, nine
from partnerships.compatibility.tally import FEWEST_FOR_A_SPREAD

LEAST_SOCIAL_VALUE = 0.10
"""Least weight of social value for UK central government: PPN 002, mandatory since 1 October 2025."""


class Kind(StrEnum):
    QUALITY = "quality"
    PRICE = "price"
    SOCIAL_VALUE = "social_value"
    MISSION = "mission"


@dataclass(frozen=True, slots=True)
class Criterion:
    """`weight` in 0..1; scores lie in 0..`most`. Quantitative and qualitative scores are added up apart, too."""

    key: Hashable
    kind: Kind
    weight: float
    most: float
    is_quantitative: bool = False


@dataclass(frozen=True, slots=True)
class Bid:
    """Scores by criterion, and the gates by whether they are passed."""

    key: Hashable
    scores: Mapping[Hashable, float]
    gates: Mapping[Hashable, bool]


@dataclass(frozen=True, slots=True)
class BidScore:
    """`score` in 0..1, `quantitative` + `qualitative`; None while a gate is not passed or a criterion not scored.

    n of the criteria are scored.
    """

    key: Hashable
    score: float | None
    quantitative: float
    qualitative: float
    gates_not_passed: tuple[Hashable, ...]
    not_scored: tuple[Hashable, ...]
    n: int
    formula_version: str = FORMULA_VERSION


@dataclass(frozen=True, slots=True)
class MissionContribution:
    """What a supply does to the public missions: `value` in -1..1 over n rated missions, and `as_score` in 0..1.

    `counts` at each step; `cancelling` names missions it would cancel, which no sum makes up for. `coverage` is the
    rated share by importance.
    """

    value: float | None
    as_score: float | None
    counts: tuple[tuple[int, int], ...]
    cancelling: tuple[GoalKey, ...]
    n: int
    coverage: float
    formula_version: str = FORMULA_VERSION


@dataclass(frozen=True, slots=True)
class Said:
    """What n scorers said of one thing. `lowest` and `highest` are None below three, whose spread would show who said
    what.
    """

    median: int | None
    lowest: int | None
    highest: int | None
    n: int


@dataclass(frozen=True, slots=True)
class Purchase:
    """What was paid, and the flags of whoever it was paid to."""

    price: float
    flags: frozenset[Hashable]


@dataclass(frozen=True, slots=True)
class SpendShare:
    """`share` in 0..1 of the money, and `n` of the purchases, that went to suppliers with the flag."""

    flag: Hashable
    share: float | None
    n: int
    formula_version: str = FORMULA_VERSION


def gather(values: Iterable[int | None]) -> Said:
    """Return the median of what was said, of an even number the lower of the middle two; None says nothing."""
    said = sorted(value for value in values if value is not None)
    if not said:
        return Said(None, None, None, 0)
    is_shown = len(said) >= FEWEST_FOR_A_SPREAD
    return Said(median_low(said), said[0] if is_shown else None, said[-1] if is_shown else None, len(said))


def score_prices(prices: Mapping[Hashable, float]) -> dict[Hashable, float]:
    """Return lowest price / price, in 0..1: the lowest scores 1, one twice as high a half.

    Give only bids that pass the gates, so that a price nobody can have does not lower the others. Raises ValueError
    for a price of nothing or less.
    """
    for key, price in prices.items():
        if price <= 0:
            raise ValueError(f"the price of {key!r} must be above 0; got {price!r}")
    lowest = min(prices.values(), default=0.0)
    return {key: lowest / price for key, price in prices.items()}


def share_spend(purchases: Sequence[Purchase], *, flags: Sequence[Hashable]) -> tuple[SpendShare, ...]:
    """Return Σ price with the flag / Σ price, flag by flag; a supplier may have several, so shares do not add up."""
    total = sum(purchase.price for purchase in purchases)
    shares = []
    for flag in flags:
        flagged = [purchase.price for purchase in purchases if flag in purchase.flags]
        shares.append(SpendShare(flag, sum(flagged) / total if total else None, len(flagged)))
    return tuple(shares)


def score_bids(
    criteria: Sequence[Criterion],
    bids: Sequence[Bid],
    *,
    gates: Sequence[Hashable] = (),
    least_social_value: float = LEAST_SOCIAL_VALUE,
) -> tuple[BidScore, ...]:
    """Return Σ weight·score/most of each bid that passes every gate, in the order given: it is no award.

    A gate nobody has answered is not passed. Raises ValueError when the weights do not sum to 1, social value weighs
    less than `least_social_value`, or a score lies outside 0..most.
    """
    total = nine(sum(criterion.weight for criterion in criteria))
    if total != 1:
        raise ValueError(f"weights must sum to 1; got {total}")
    social = nine(sum(criterion.weight for criterion in criteria if criterion.kind is Kind.SOCIAL_VALUE))
    if social < least_social_value:
        raise ValueError(f"social value must weigh at least {least_social_value}; got {social}")
    return tuple(_score(criteria, bid, gates) for bid in bids)


def _score(criteria: Sequence[Criterion], bid: Bid, gates: Sequence[Hashable]) -> BidScore:
    sums = {True: 0.0, False: 0.0}
    not_scored = tuple(criterion.key for criterion in criteria if criterion.key not in bid.scores)
    for criterion in criteria:
        if criterion.key in bid.scores:
            score = bid.scores[criterion.key]
            check_range(score, name=f"score of {criterion.key!r}", lowest=0, highest=criterion.most)
            sums[criterion.is_quantitative] += criterion.weight * score / criterion.most
    not_passed = tuple(gate for gate in gates if not bid.gates.get(gate, False))
    return BidScore(
        key=bid.key,
        score=None if not_passed or not_scored else sums[True] + sums[False],
        quantitative=sums[True],
        qualitative=sums[False],
        gates_not_passed=not_passed,
        not_scored=not_scored,
        n=len(criteria) - len(not_scored),
    )


def measure_contribution(
    effects: Mapping[GoalKey, int | None], importances: Mapping[GoalKey, int]
) -> MissionContribution:
    """Return Σ imp·x / 3Σ imp over the missions rated, x in -3..3 as in the matrix; None where none is.

    `importances` names every mission; one without an effect is not rated, which is not 0. Raises ValueError for an
    effect off the scale or on a mission nobody named.
    """
    for mission, effect in effects.items():
        check_effect(effect, name=f"effect on {mission!r}")
        if mission not in importances:
            raise ValueError(f"effects must name missions of {sorted(map(repr, importances))}; got {mission!r}")
    rated = {mission: effect for mission, effect in effects.items() if effect is not None}
    weight = sum(importances[mission] for mission in rated)
    total = sum(importances.values())
    helped = sum(importances[mission] * effect for mission, effect in rated.items())
    value = helped / (HIGHEST * weight) if weight else None
    return MissionContribution(
        value=value,
        as_score=None if value is None else (1 + value) / 2,
        counts=tuple(sorted(Counter(rated.values()).items())),
        cancelling=tuple(mission for mission, effect in rated.items() if effect == LOWEST),
        n=len(rated),
        coverage=weight / total if total else 0.0,
    )
