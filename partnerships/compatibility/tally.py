"""How often the raters of each party chose each step of the scale, for each effect."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from itertools import accumulate, chain

import numpy as np

from partnerships.compatibility.matrix_input import Rating
from partnerships.compatibility.scale import EFFECTS, GoalKey, Party

Places = Mapping[GoalKey, Mapping[GoalKey, int]]
"""By a goal of A and then a goal of B: where their pair stands, counted row by row."""
Spread = tuple[int, int] | None
SAID = (*EFFECTS, None)
STEP = {value: step for step, value in enumerate(SAID)}
"""The steps of the scale from 0 up, and after them the one that means not rated."""
NOT_RATED = STEP[None]
FEWEST_FOR_A_SPREAD = 3
SMALL = np.uint16
"""Of counts: what is larger is handed back to the system each time, and asked for again."""
MOST = int(np.iinfo(SMALL).max)


def count_choices(ratings: Iterable[Rating], *, places: Places) -> tuple[np.ndarray, list[int]]:
    """How often each step from -3 to +3 was chosen, by step, party, pair and direction; then how many raters each has.

    Raises ValueError for a pair that is not asked, an effect off the scale, or more raters than can be counted.
    """
    pairs = sum(map(len, places.values()))
    steps = {x: {y: pairs * (len(SAID) * STEP[x] + STEP[y]) for y in SAID} for x in SAID}
    said: dict[Party, dict[Hashable, list[int]]] = {party: defaultdict(list) for party in Party}
    for party, rater, goal_a, goal_b, a_to_b, b_to_a in ratings:
        try:
            said[party][rater].append(places[goal_a][goal_b] + steps[a_to_b][b_to_a])
        except KeyError as missing:
            raise ValueError(
                f"a rating must name a goal of A, a goal of B and effects of {sorted(EFFECTS)} or None; "
                f"got {(goal_a, goal_b, a_to_b, b_to_a)!r}"
            ) from missing
    chosen = np.stack([_count(chain.from_iterable(by_rater.values()), pairs) for by_rater in said.values()], axis=1)
    return chosen, [len(by_rater) for by_rater in said.values()]


def _count(said: Iterable[int], pairs: int) -> np.ndarray:
    both, place = np.divmod(np.fromiter(said, int), pairs)
    there, back = np.divmod(both, len(SAID))
    spots = np.concatenate([2 * (there * pairs + place), 2 * (back * pairs + place) + 1])
    counted = np.bincount(spots, minlength=len(SAID) * pairs * 2).reshape(len(SAID), pairs, 2)[:NOT_RATED]
    if counted.max(initial=0) > MOST:
        raise ValueError(f"at most {MOST:,} raters of one party may say the same of a pair; got {counted.max():,}")
    return counted.astype(SMALL)


def median(chosen: np.ndarray) -> np.ndarray:
    """The step of the median; of an even number the lower of the middle two. `NOT_RATED` where nobody rated."""
    reached = np.array([*accumulate(chosen)])
    return np.where(reached[-1] > 0, (reached < reached[-1] - reached).sum(axis=0), NOT_RATED)


def spread(chosen: np.ndarray) -> np.ndarray:
    """The lowest and the highest step chosen; None below three raters, whose spread would show who said what."""
    reached = np.array([*accumulate(chosen)])
    lowest, highest = (reached == 0).sum(axis=0), (reached < reached[-1]).sum(axis=0)
    return SPREADS[np.where(reached[-1] < FEWEST_FOR_A_SPREAD, NOT_RATED, lowest), highest]


SPREADS = np.frompyfunc(lambda low, high: None if low == NOT_RATED else (SAID[low], SAID[high]), 2, 1).outer(
    range(len(SAID)), range(len(EFFECTS))
)
