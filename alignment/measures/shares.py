"""How a whole is shared out, and how far one sharing lies from another."""

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
