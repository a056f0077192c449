"""Overlap of what two parties value, on 100 points each (formula 5)."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from partnerships.compatibility.scale import FORMULA_VERSION, nine


@dataclass(frozen=True, slots=True)
class ValuesOverlap:
    """`overlap` V in 0..1 over n values; `differences` are A's share less B's, widest first, in -1..1.

    Both profiles are drawn beside it: one figure hides where the difference lies (Edwards 1993).
    """

    overlap: float
    n: int
    differences: tuple[tuple[Hashable, float], ...]
    formula_version: str = FORMULA_VERSION


def measure_values(points_a: Mapping[Hashable, float], points_b: Mapping[Hashable, float]) -> ValuesOverlap | None:
    """Return V = 1 - ½Σ|p_A - p_B|, p being the shares of each party's points; a value only one names counts 0 there.

    Not cosine or correlation, which call nearly opposite profiles alike. None while a party has given no points.
    Raises ValueError for points below 0.
    """
    for name, points in (("points_a", points_a), ("points_b", points_b)):
        if any(given < 0 for given in points.values()):
            raise ValueError(f"{name} must not be below 0; got {dict(points)!r}")
    total_a, total_b = sum(points_a.values()), sum(points_b.values())
    if not total_a or not total_b:
        return None
    named = list(dict.fromkeys([*points_a, *points_b]))
    apart = [(value, points_a.get(value, 0) / total_a - points_b.get(value, 0) / total_b) for value in named]
    return ValuesOverlap(
        overlap=1 - sum(abs(difference) for _, difference in apart) / 2,
        n=len(named),
        differences=tuple(sorted(apart, key=lambda one: -abs(nine(one[1])))),
    )
