"""Has the mission moved? Four signals, never one number (measures of the product, section 7).

A signal has moved only if its change is beyond chance *and* at least as large as the minimum below. The minimums are
our choice: smaller changes are too small to talk about. Moved is not worse; whether it was meant, people say.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from alignment.measures.divergence import Divergence
from alignment.measures.proportion import wilson
from alignment.measures.student import t_quantile

WORDS_MINIMUM = 0.20  # how far the statement lies from the adopted one, of 1; or the share of weight of its promises
PROGRAMME_MINIMUM = 0.05  # of match strength, 0 to 1
VOICE_MINIMUM = 0.02  # bits: about one mention in six goes to another promise
MONEY_MINIMUM = 0.10  # of all money, or of all hours
DECISIONS_MINIMUM = 0.10  # of all decisions
FEWEST_ITEMS = 4
ALPHA = 0.05


class Verdict(StrEnum):
    MOVED = "moved"
    NO_SIGN = "no_sign"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True)
class Signal:
    """`change` = `value` − `before`, with a 95 percent interval or a p where it has one; None where undefined."""

    verdict: Verdict
    value: float | None = None
    before: float | None = None
    change: float | None = None
    low: float | None = None
    high: float | None = None
    chance_line: float | None = None
    p_value: float | None = None
    n: int = 0
    n_before: int = 0


@dataclass(frozen=True)
class PromiseWords:
    key: str
    text: str
    weight: int = 1


@dataclass(frozen=True)
class PromiseChanges:
    """`share`: weight of the added among today's and of the removed among the earlier ones, mean of both, 0 to 1."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    reworded: tuple[tuple[str, str], ...]
    share: float | None


@dataclass(frozen=True)
class Item:
    """An outcome or an activity: how strongly it matches the mission, 0 to 1, and what was put into it at each time.

    None where it was not there at that time.
    """

    strength: float
    before: float | None
    now: float | None


def promise_changes(before: Sequence[PromiseWords], after: Sequence[PromiseWords]) -> PromiseChanges:
    """Compare two lists by their keys; `share` is None if either is empty. Raises ValueError on a weight below 1."""
    if light := [each for each in (*before, *after) if each.weight < 1]:
        raise ValueError(f"weight must be at least 1; got {light[0].weight} for {light[0].key}")
    old, new = _by_key(before), _by_key(after)
    added, removed = [new[key] for key in new if key not in old], [old[key] for key in old if key not in new]
    kept = [(old[key].text, new[key].text) for key in new if key in old]
    share = None
    if old and new:
        share = (_weight(added) / _weight(after) + _weight(removed) / _weight(before)) / 2
    return PromiseChanges(
        added=tuple(each.text for each in added),
        removed=tuple(each.text for each in removed),
        reworded=tuple((was, now) for was, now in kept if was != now),
        share=share,
    )


def words_signal(*, likeness: float | None, share: float | None) -> Signal:
    """Judge the words: `likeness` of today’s statement to the adopted one, at most 1, and the share of promises moved.

    Two texts are compared whole, so there is no sample and no interval: the minimum alone decides. None without either.
    """
    if likeness is None and share is None:
        return Signal(Verdict.CANNOT_TELL)
    moved = (likeness is not None and 1 - likeness >= WORDS_MINIMUM) or (share is not None and share >= WORDS_MINIMUM)
    change = None if likeness is None else likeness - 1
    before = None if likeness is None else 1.0
    return Signal(Verdict.MOVED if moved else Verdict.NO_SIGN, value=likeness, before=before, change=change)


def programme_signal(items: Sequence[Item]) -> Signal:
    """Judge whether what is done matches the mission more or less than before.

    The mean strength, weighted by what is put into each item (the weighted average of Ma, Jing & Han 2018, with our
    weights), now and then. Interval of the difference: jackknife-t over the items (Tukey 1958), so no single item makes
    a movement. Cannot tell below four items at either time. Raises ValueError on a negative amount.
    """
    then, now = [each for each in items if each.before], [each for each in items if each.now]
    if any((amount or 0) < 0 for each in items for amount in (each.before, each.now)):
        raise ValueError("what is put into an item must not be negative")
    value, before = _mean(now, "now"), _mean(then, "before")
    if min(len(then), len(now)) < FEWEST_ITEMS or value is None or before is None:
        return Signal(Verdict.CANNOT_TELL, value=value, before=before, n=len(now), n_before=len(then))
    margin = _jackknife_margin([each for each in items if each.before or each.now])
    change = value - before
    low, high = change - margin, change + margin
    moved = abs(change) >= PROGRAMME_MINIMUM and not low <= 0 <= high
    return _between(value, before, (low, high), moved=moved, n=len(now), n_before=len(then))


def voice_signal(found: Divergence | None, *, n: int = 0, n_before: int = 0) -> Signal:
    """Judge how far people's mentions moved: p of at most .05 and a divergence of at least the minimum."""
    if found is None:
        return Signal(Verdict.CANNOT_TELL, n=n, n_before=n_before)
    moved = found.p_value <= ALPHA and found.value >= VOICE_MINIMUM
    return Signal(
        Verdict.MOVED if moved else Verdict.NO_SIGN,
        value=found.value,
        chance_line=found.chance_line,
        p_value=found.p_value,
        n=n,
        n_before=n_before,
    )


def money_signal(*, gap: float | None, before: float | None, n: int = 0, n_before: int = 0) -> Signal:
    """Judge the distance of money, or of hours, from the stated weights against that of before; both 0 to 1.

    Stated amounts are no sample: there is no interval, and the minimum alone decides. n counts activities.
    """
    if gap is None or before is None:
        return Signal(Verdict.CANNOT_TELL, value=gap, before=before, n=n, n_before=n_before)
    change = gap - before
    moved = abs(change) >= MONEY_MINIMUM - 1e-9
    verdict = Verdict.MOVED if moved else Verdict.NO_SIGN
    return Signal(verdict, value=gap, before=before, change=change, n=n, n_before=n_before)


def decisions_signal(*, failed: int, n: int, failed_before: int, n_before: int) -> Signal:
    """Judge the share of decisions with an answer against them in the mission test, against the period before.

    Interval of the difference of two shares: Newcombe 1998, method 10 (from two Wilson intervals). None without
    decisions at either time. Raises ValueError unless 0 <= failed <= n.
    """
    now, then = wilson(failed, n), wilson(failed_before, n_before)
    value, before = (share.value if share else None for share in (now, then))
    if now is None or then is None:
        return Signal(Verdict.CANNOT_TELL, value=value, before=before, n=n, n_before=n_before)
    change = now.value - then.value
    low = change - math.hypot(now.value - now.low, then.high - then.value)
    high = change + math.hypot(now.high - now.value, then.value - then.low)
    moved = abs(change) >= DECISIONS_MINIMUM and not low <= 0 <= high
    return _between(now.value, then.value, (low, high), moved=moved, n=n, n_before=n_before)


def _between(
    value: float, before: float, interval: tuple[float, float], *, moved: bool, n: int, n_before: int
) -> Signal:
    """A signal whose change has an interval."""
    return Signal(
        Verdict.MOVED if moved else Verdict.NO_SIGN,
        value=value,
        before=before,
        change=value - before,
        low=interval[0],
        high=interval[1],
        n=n,
        n_before=n_before,
    )


def either(*signals: Signal) -> Verdict:
    """Moved if one moved; no sign if one shows none; else nobody can tell."""
    verdicts = {signal.verdict for signal in signals}
    return next((each for each in (Verdict.MOVED, Verdict.NO_SIGN) if each in verdicts), Verdict.CANNOT_TELL)


def _by_key(promises: Sequence[PromiseWords]) -> Mapping[str, PromiseWords]:
    return {each.key: each for each in promises}


def _weight(promises: Sequence[PromiseWords]) -> int:
    return sum(each.weight for each in promises)


def _mean(items: Sequence[Item], when: str) -> float | None:
    amounts = [getattr(each, when) or 0.0 for each in items]
    total = sum(amounts)
    return sum(each.strength * amount for each, amount in zip(items, amounts, strict=True)) / total if total else None


def _jackknife_margin(items: Sequence[Item]) -> float:
    """Half the width of the interval of the difference; infinite where one item is all that was there."""
    n, differences = len(items), []
    for place in range(n):
        rest = [*items[:place], *items[place + 1 :]]
        value, before = _mean(rest, "now"), _mean(rest, "before")
        if value is None or before is None:
            return math.inf
        differences.append(value - before)
    spread = np.array(differences)
    return t_quantile(n - 1) * math.sqrt((n - 1) / n * float(np.sum((spread - spread.mean()) ** 2)))
