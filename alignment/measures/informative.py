"""Which pairs to ask people about first: those from whose labels the matching can learn most."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Candidate:
    """An answer and a promise that could be labeled. `strength` is None where no passage speaks for the promise."""

    key: int
    answer: int
    promise: int
    strength: float | None
    shown: float  # the strength the page shows, also where no passage speaks for the promise
    line: float

    @property
    def is_counted(self) -> bool:
        return self.strength is not None and self.strength >= self.line


def in_order_of_use(candidates: Sequence[Candidate]) -> list[int]:
    """Return the keys of all candidates, the most informative first.

    In turn: a pair just above the line, one just below it (uncertainty sampling; Lewis & Gale 1994), and the strongest
    pair of an answer in which nothing counted, since misses hide far from any line. Within each, promises and then
    answers asked about least come first, then what lies nearest to the line. Ties go by key.
    """
    heard = {candidate.answer for candidate in candidates if candidate.is_counted}
    piles = [
        [candidate for candidate in candidates if candidate.is_counted],
        [candidate for candidate in candidates if not candidate.is_counted and candidate.answer in heard],
        [candidate for candidate in candidates if candidate.answer not in heard],
    ]
    asked_promises: Counter[int] = Counter()
    asked_answers: Counter[int] = Counter()
    order: list[int] = []
    while any(piles):
        for pile in piles:
            if not pile:
                continue
            chosen = min(
                pile,
                key=lambda each: (
                    asked_promises[each.promise] + asked_answers[each.answer],
                    abs(each.shown - each.line),
                    each.key,
                ),
            )
            pile.remove(chosen)
            asked_promises[chosen.promise] += 1
            asked_answers[chosen.answer] += 1
            order.append(chosen.key)
    return order
