"""How a whole is shared out, and how far one sharing lies from another."""

import math
from collections.abc import Sequence


def shares(amounts: Sequence[float]) -> tuple[float, ...] | None:
    """Return each amount over their sum, so that the shares add up to 1; None if the sum is 0 or nothing is given.

    Amounts have one unit and are not negative; raises ValueError otherwise.
    """
    if any(amount < 0 for amount in amounts):
        raise ValueError(f"amounts must not be negative; got {min(amounts)}")
    total = sum(amounts)
    return tuple(amount / total for amount in amounts) if total else None


def gap(amounts: Sequence[float], weights: Sequence[float]) -> float | None:
    """Return the total variation distance ½ Σ |s − w| of two sharings, 0 (alike) to 1 (nothing in common).

    s are the shares of `amounts`, w those of `weights`, place by place (total variation: Levin, Peres & Wilmer 2009,
    Markov Chains and Mixing Times, §4.1). It is the smallest share of the whole that would have to move to another
    place for the two to agree. None if either sums to 0. Raises ValueError unless both have the same length.
    """
    if len(amounts) != len(weights):
        raise ValueError(f"amounts and weights must have the same length; got {len(amounts)} and {len(weights)}")
    found, wanted = shares(amounts), shares(weights)
    if found is None or wanted is None:
        return None
    return sum(abs(share - weight) for share, weight in zip(found, wanted, strict=True)) / 2


def evenness(amounts: Sequence[float]) -> float | None:
    """Return H / ln K with H = −Σ s ln s over the shares s of K amounts: 1 if all are alike, 0 if one has everything.

    Amounts of 0 count among the K (evenness: Pielou 1966, Journal of Theoretical Biology 13, 131–144). None if they sum
    to 0 or K < 2. Amounts must not be negative; raises ValueError otherwise.
    """
    found = shares(amounts)
    if found is None or len(found) < 2:
        return None
    return -sum(share * math.log(share) for share in found if share) / math.log(len(found)) or 0.0
