"""What several raters of one party said of one effect, as one number: seven counters of twenty bits side by side.

Thousands of ratings fall into a few hundred different tallies, so that each is read once.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping
from functools import cache

from partnerships.compatibility.matrix_input import Rating
from partnerships.compatibility.scale import EFFECTS, LOWEST, GoalKey, Party

Places = Mapping[GoalKey, Mapping[GoalKey, int]]
"""By a goal of A and then a goal of B: where their pair stands, counted row by row."""
Tallies = tuple[list[int], list[int]]
"""A to B, then B to A: the tally of each pair, in its place."""
BITS = 20
FULL = (1 << BITS) - 1
ONE: dict[int | None, int] = {None: 0} | {value: 1 << BITS * (value - LOWEST) for value in EFFECTS}
FEWEST_FOR_A_SPREAD = 3


@cache
def counts(tally: int) -> tuple[int, ...]:
    """How often each step from -3 to +3 was chosen."""
    return tuple(tally >> BITS * step & FULL for step in range(len(EFFECTS)))


@cache
def median(tally: int) -> int | None:
    """The median; of an even number the lower of the middle two. None when nobody rated."""
    middle = (sum(counts(tally)) + 1) // 2
    reached = 0
    for value, count in zip(EFFECTS, counts(tally), strict=True):
        reached += count
        if count and reached >= middle:
            return value
    return None


@cache
def spread(tally: int) -> tuple[int, int] | None:
    """The lowest and the highest step chosen; None below three raters, whose spread would show who said what."""
    if sum(counts(tally)) < FEWEST_FOR_A_SPREAD:
        return None
    chosen = [value for value, count in zip(EFFECTS, counts(tally), strict=True) if count]
    return chosen[0], chosen[-1]


def tally_ratings(
    ratings: Iterable[Rating], *, pairs: Places, parties: Collection[Party]
) -> tuple[Tallies, Tallies, int, int]:
    """What A's raters said of each pair, and B's; then how many raters each has.

    Ratings of a party that is not in `parties` are not looked at. Raises ValueError for a pair that is not asked or an
    effect off the scale.
    """
    nothing = [0] * sum(map(len, pairs.values()))
    a_there, a_back, b_there, b_back = (nothing.copy() for _ in range(4))
    raters_a: set[Hashable] = set()
    raters_b: set[Hashable] = set()
    with_a, with_b, party_a = Party.A in parties, Party.B in parties, Party.A
    for party, rater, goal_a, goal_b, a_to_b, b_to_a in ratings:
        try:
            if party == party_a:
                if with_a:
                    place = pairs[goal_a][goal_b]
                    a_there[place] += ONE[a_to_b]
                    a_back[place] += ONE[b_to_a]
                    raters_a.add(rater)
            elif with_b:
                place = pairs[goal_a][goal_b]
                b_there[place] += ONE[a_to_b]
                b_back[place] += ONE[b_to_a]
                raters_b.add(rater)
        except KeyError as missing:
            raise ValueError(
                f"a rating must name a goal of A, a goal of B and effects of {sorted(EFFECTS)} or None; "
                f"got {(goal_a, goal_b, a_to_b, b_to_a)!r}"
            ) from missing
    return (a_there, a_back), (b_there, b_back), len(raters_a), len(raters_b)
