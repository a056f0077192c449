"""How well each party's offers meet the other's needs (formula 6)."""

import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from partnerships.compatibility.scale import FORMULA_VERSION, check_range

MOST = 3


@dataclass(frozen=True, slots=True)
class Resource:
    """One kind of resource as one party sees it: `need` and `offer` 0..3, `importance` of the need, above 0.

    Raises ValueError for other figures.
    """

    kind: Hashable
    need: float
    offer: float
    importance: float = 1

    def __post_init__(self) -> None:
        check_range(self.need, name="need", lowest=0, highest=MOST)
        check_range(self.offer, name="offer", lowest=0, highest=MOST)
        if self.importance <= 0:
            raise ValueError(f"importance must be above 0; got {self.importance!r}")


@dataclass(frozen=True, slots=True)
class Complementarity:
    """`value` C and its two halves in 0..1: how far A's needs are met by B, and B's by A; over n needs.

    `unmet_a`, `unmet_b` name the needs the other's offers do not cover.
    """

    value: float
    met_a: float
    met_b: float
    n: int
    unmet_a: tuple[Hashable, ...]
    unmet_b: tuple[Hashable, ...]
    formula_version: str = FORMULA_VERSION


def measure_complementarity(resources_a: Sequence[Resource], resources_b: Sequence[Resource]) -> Complementarity | None:
    """Return C = √(F_A·F_B), F_A = Σ imp·min(need_A, offer_B) / Σ imp·need_A; help in one direction alone scores 0.

    A kind the other party does not name is not offered. None while a party has no need. Complementary beside
    supplementary fit: Muchinsky & Monahan (1987). Raises ValueError for a kind named twice.
    """
    met_a, met_b = _met(resources_a, resources_b), _met(resources_b, resources_a)
    if met_a is None or met_b is None:
        return None
    return Complementarity(
        value=math.sqrt(met_a * met_b),
        met_a=met_a,
        met_b=met_b,
        n=sum(one.need > 0 for one in (*resources_a, *resources_b)),
        unmet_a=_unmet(resources_a, resources_b),
        unmet_b=_unmet(resources_b, resources_a),
    )


def _offers(resources: Sequence[Resource]) -> dict[Hashable, float]:
    offers = {one.kind: one.offer for one in resources}
    if len(offers) < len(resources):
        raise ValueError(f"each kind of resource must be named once; got {[one.kind for one in resources]!r}")
    return offers


def _met(needing: Sequence[Resource], offering: Sequence[Resource]) -> float | None:
    offers = _offers(offering)
    wanted = sum(one.importance * one.need for one in needing)
    met = sum(one.importance * min(one.need, offers.get(one.kind, 0)) for one in needing)
    return met / wanted if wanted else None


def _unmet(needing: Sequence[Resource], offering: Sequence[Resource]) -> tuple[Hashable, ...]:
    offers = _offers(offering)
    return tuple(one.kind for one in needing if one.need > offers.get(one.kind, 0))
