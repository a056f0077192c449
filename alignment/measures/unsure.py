"""Which pairs of one answer and a promise a person should look at before anybody builds on them."""

from collections.abc import Sequence
from dataclasses import dataclass

LIKELIEST = 2
LEAST_PERCENTILE = 50.0


@dataclass(frozen=True)
class ReadPair:
    """An answer as it was read for promise `key`.

    `sentence`: the place of the sentence that counts, or came closest. `strength` and `percentile` as in the match,
    0..1 and 0..100. `is_partial`: counted, and not clearly.
    """

    key: int
    sentence: int
    strength: float
    percentile: float
    is_counted: bool
    is_partial: bool


def unsure(pairs: Sequence[ReadPair]) -> frozenset[int]:
    """Return the keys of those that may well be wrong: partial mentions, and likely misses.

    A miss is likely where at most one other promise matches its closest sentence better, and at least half of the
    everyday sentences match the promise less. The rule is our own; `benchmarks/look_through.py` says what it finds.
    """
    return frozenset(pair.key for pair in pairs if (pair.is_partial if pair.is_counted else _is_likely(pair, pairs)))


def _is_likely(pair: ReadPair, pairs: Sequence[ReadPair]) -> bool:
    stronger = sum(other.sentence == pair.sentence and other.strength > pair.strength for other in pairs)
    return pair.percentile >= LEAST_PERCENTILE and stronger < LIKELIEST
