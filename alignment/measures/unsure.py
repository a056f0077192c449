"""Which pairs of one answer and a promise a person should look at before anybody builds on them."""

from collections.abc import Sequence
from dataclasses import dataclass

LEAST_PERCENTILE = 50.0


@dataclass(frozen=True)
class ReadPair:
    """An answer as it was read for promise `key`; `strength` 0..1 and `percentile` 0..100 as in the match."""

    key: int
    strength: float
    percentile: float
    is_counted: bool


def unsure(pairs: Sequence[ReadPair]) -> frozenset[int]:
    """Return the keys of those a person should decide: every mention, and the likeliest miss.

    That a promise is mentioned does not say that it is kept; only a person reads that. The likeliest miss is the
    strongest of those not counted, where at least half of the everyday sentences match the promise less. The rule is
    our own; `benchmarks/look_through.py` says what it finds.
    """
    missed = [pair for pair in pairs if not pair.is_counted and pair.percentile >= LEAST_PERCENTILE]
    likeliest = max(missed, key=lambda pair: pair.strength, default=None)
    return frozenset(pair.key for pair in pairs if pair.is_counted or pair is likeliest)
