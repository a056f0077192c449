"""The promise ledger: every promise with its share of the mission's weight."""

from collections.abc import Sequence
from dataclasses import dataclass

from alignment.scoring import holds_several
from missions.models import Promise
from missions.queries.highlights import find_phrase


@dataclass(frozen=True)
class LedgerRow:
    number: int
    promise: Promise
    share: int  # percent
    weighs_alike: bool  # no promise counts for more than another: the share tells nothing
    has_left_the_text: bool
    is_first: bool
    is_last: bool

    @property
    def is_several_proposed(self) -> bool:
        """Once somebody confirmed it as one, it is one."""
        return not self.promise.is_confirmed and holds_several(self.promise.text)


def ledger(*, promises: Sequence[Promise], texts: Sequence[str]) -> list[LedgerRow]:
    """Rows in order, numbered as they are marked in the statement; `texts` are what is in force and what is drafted."""
    weights = [promise.weight for promise in promises]
    shares = whole_shares(weights)
    return [
        LedgerRow(
            number=number,
            promise=promise,
            share=share,
            weighs_alike=len(set(weights)) == 1,
            has_left_the_text=_has_left(promise, texts),
            is_first=number == 1,
            is_last=number == len(promises),
        )
        for number, (promise, share) in enumerate(zip(promises, shares, strict=True), start=1)
    ]


def whole_shares(weights: Sequence[int]) -> list[int]:
    """Percentages that add up to 100, by largest remainder; earlier rows win ties."""
    total = sum(weights)
    if not total:
        return [0] * len(weights)
    exact = [100 * weight / total for weight in weights]
    shares = [int(value) for value in exact]
    by_remainder = sorted(range(len(weights)), key=lambda place: shares[place] - exact[place])
    for place in by_remainder[: 100 - sum(shares)]:
        shares[place] += 1
    return shares


def _has_left(promise: Promise, texts: Sequence[str]) -> bool:
    return bool(promise.phrase) and not any(find_phrase(text, promise.phrase) for text in texts)
