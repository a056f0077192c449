"""The compatibility profile and its index, with its range and its weakest dimension (formula 9)."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from partnerships.compatibility.scale import FORMULA_VERSION, check_range

FLOOR = 0.01
SWING = 0.25


class Dimension(StrEnum):
    NET = "net"
    VALUES = "values"
    COMPLEMENTARITY = "complementarity"
    RESONANCE = "resonance"
    FIT = "fit"


WEIGHTS: Mapping[Dimension, float] = {
    Dimension.NET: 0.30,
    Dimension.VALUES: 0.20,
    Dimension.COMPLEMENTARITY: 0.20,
    Dimension.RESONANCE: 0.15,
    Dimension.FIT: 0.15,
}


@dataclass(frozen=True, slots=True)
class Profile:
    """The index and its dimensions, each in 0..1; n dimensions have data, `missing` have none and count nowhere.

    `low`..`high`: the index at the corners of ±25 percent weights. `equal_weights` and `arithmetic` (the weighted
    mean, in which strength makes up for weakness) stand beside it for comparison. Never shown without `weakest`.
    """

    index: float
    low: float
    high: float
    equal_weights: float
    arithmetic: float
    weakest: Dimension
    dimensions: tuple[tuple[Dimension, float], ...]
    missing: tuple[Dimension, ...]
    weights: tuple[tuple[Dimension, float], ...]
    n: int
    formula_version: str = FORMULA_VERSION


def share_of_net(net: float | None) -> float | None:
    """Net in -1..1 as a dimension in 0..1."""
    return None if net is None else (1 + net) / 2


def measure_profile(
    dimensions: Mapping[Dimension, float | None], weights: Mapping[Dimension, float] = WEIGHTS
) -> Profile | None:
    """Return the index Π d^w of the dimensions with data, their weights made to sum to 1; None when none has data.

    A dimension counts as at least .01, so that one zero does not hide the others. Weighted geometric mean, in which a
    weak dimension is not made up for by strong ones: as the Human Development Index since 2010. Sensitivity: Saisana,
    Saltelli & Tarantola (2005); all corners of ±25 percent weights. Raises ValueError for a dimension outside 0..1, or
    a weight that is not above 0.
    """
    if any(weight <= 0 for weight in weights.values()):
        raise ValueError(f"weights must be above 0; got {dict(weights)!r}")
    known = {dimension: value for dimension in weights if (value := dimensions.get(dimension)) is not None}
    if not known:
        return None
    for dimension, value in known.items():
        check_range(value, name=str(dimension), lowest=0, highest=1)
    total = sum(weights[dimension] for dimension in known)
    shares = [weights[dimension] / total for dimension in known]
    logs = [math.log(max(value, FLOOR)) for value in known.values()]
    corners = [_geometric(logs, corner) for corner in _corners(shares)]
    return Profile(
        index=_geometric(logs, shares),
        low=min(corners),
        high=max(corners),
        equal_weights=_geometric(logs, [1.0] * len(logs)),
        arithmetic=sum(share * value for share, value in zip(shares, known.values(), strict=True)),
        weakest=min(known, key=lambda dimension: known[dimension]),
        dimensions=tuple(known.items()),
        missing=tuple(dimension for dimension in weights if dimension not in known),
        weights=tuple(zip(known, shares, strict=True)),
        n=len(known),
    )


def _geometric(logs: Sequence[float], weights: Sequence[float]) -> float:
    return math.exp(sum(weight * log for weight, log in zip(weights, logs, strict=True)) / sum(weights))


def _corners(shares: Sequence[float]) -> list[tuple[float, ...]]:
    return list(product(*[(share * (1 - SWING), share * (1 + SWING)) for share in shares]))
