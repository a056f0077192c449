"""The fewest single steps that gain enough, exactly."""

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, product
from typing import NamedTuple

OVER_ZERO = 3


class Alike(NamedTuple):
    """Effects that each gain `gain` with each of `steps` steps, once `cost` steps that gain nothing are done."""

    gain: int
    steps: int
    keys: Sequence[int]
    cost: int = 0


class Climb(NamedTuple):
    """One effect below 0: `cost` steps that gain nothing, then three that do."""

    key: int
    gain: int
    cost: int


def fewest_ready(ready: Iterable[Alike], needed: int) -> dict[int, int]:
    """Steps for each key, the most gainful first, in the order given where they gain alike. None costs anything."""
    chosen: dict[int, int] = {}
    for group in sorted(ready, key=lambda alike: -alike.gain):
        for key in group.keys:
            if needed <= 0:
                return chosen
            taken = min(group.steps, -(-needed // group.gain))
            chosen[key] = chosen.get(key, 0) + taken
            needed -= taken * group.gain
    return chosen


def fewest_steps(ready: Sequence[Alike], blocked: Sequence[Alike], needed: int) -> dict[int, int]:
    """The same where some must first climb to 0.

    A climb pays only if its three gains beat the smallest step the ready ones need, on as many steps. Of climbs that
    cost alike the most gainful come first, and all but one of all of them are done in full: so trying how many of each
    cost are done, and where the last one stops, finds the fewest. `needed` is above 0 and within reach of all
    together.
    """
    steps = sorted(((group.gain, group.steps * len(group.keys)) for group in ready), reverse=True)
    gains = [gain for gain, times in steps for _ in range(times)]
    reached = [0, *accumulate(gains)]
    is_enough = reached[-1] >= needed
    smallest = gains[bisect_left(reached, needed) - 1] if is_enough else 0
    by_cost = _worth_climbing(blocked, smallest)
    best, left, taken = math.inf, needed, {}
    for numbers in product(*[range(len(group) + 1) for group in by_cost]):
        for climbs in _done([group[:number] for group, number in zip(by_cost, numbers, strict=True)]):
            missing = needed - sum(climb.gain * (count - climb.cost) for climb, count in climbs.items())
            total = sum(climbs.values()) + bisect_left(reached, missing)
            if total < best and missing <= reached[-1]:
                best, left, taken = total, missing, {climb.key: count for climb, count in climbs.items()}
    return taken | fewest_ready(ready, left)


def _worth_climbing(blocked: Sequence[Alike], smallest: int) -> list[list[Climb]]:
    """Those that may pay, the most gainful first, for each cost."""
    worth = sorted(
        [group for group in blocked if OVER_ZERO * group.gain > (group.cost + OVER_ZERO) * smallest],
        key=lambda group: -group.gain,
    )
    return [
        [Climb(key, group.gain, cost) for group in worth if group.cost == cost for key in group.keys]
        for cost in sorted({group.cost for group in worth})
    ]


def _done(groups: Sequence[Sequence[Climb]]) -> list[dict[Climb, int]]:
    """All in full; and for the least gainful of each cost, all but its last step or last two."""
    in_full = {climb: climb.cost + OVER_ZERO for group in groups for climb in group}
    return [
        in_full,
        *({**in_full, group[-1]: in_full[group[-1]] - less} for group in groups if group for less in (1, 2)),
    ]
