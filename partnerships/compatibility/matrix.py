"""Which value feeds the formulas: one party's own view, the joint one, or what was agreed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from partnerships.compatibility.matrix_input import Agreement, Goal, Rating
from partnerships.compatibility.scale import EFFECTS, Direction, GoalKey, Pair, Party, View
from partnerships.compatibility.tally import median, split, tally_ratings

HIGH_IMPORTANCE = 4
Both = tuple[int | None, int | None]
"""A to B, then B to A."""
NOT_RATED: Both = (None, None)


class Cell(NamedTuple):
    """One pair of goals. Effects lie in -3..3, halves included where two parties were averaged; None = not rated.

    `a_says` and `b_says` are the parties' positions; `tallies` what their raters said: A's two directions, then B's.
    """

    goal_a: GoalKey
    goal_b: GoalKey
    weight: int
    is_important: bool
    a_to_b: float | None
    b_to_a: float | None
    a_says: Both = NOT_RATED
    b_says: Both = NOT_RATED
    agreed: Both = NOT_RATED
    tallies: tuple[int, int, int, int] = (0, 0, 0, 0)

    @property
    def pair(self) -> Pair:
        return self.goal_a, self.goal_b

    @property
    def is_rated(self) -> bool:
        """A cell with one direction missing counts as not rated."""
        return self.a_to_b is not None and self.b_to_a is not None

    def value(self, direction: Direction) -> float | None:
        return self.a_to_b if direction is Direction.A_TO_B else self.b_to_a


@dataclass(frozen=True, slots=True)
class Matrix:
    """All pairs of goals in one view, row by row. `party` is whose own view it is; `raters_a`, `raters_b` are n."""

    view: View
    party: Party | None
    goals_a: tuple[Goal, ...]
    goals_b: tuple[Goal, ...]
    cells: tuple[Cell, ...]
    raters_a: int
    raters_b: int

    @property
    def n_agreed(self) -> int:
        """Pairs agreed in both directions."""
        return sum(None not in cell.agreed for cell in self.cells)


def joint_effect(by_a: int | None, by_b: int | None) -> float | None:
    """One direction as both parties see it, before they agree; None where one of them is silent.

    The mean when neither is negative, otherwise the lower: a kinder rating never lowers the result, and a -2 is never
    averaged away.
    """
    if by_a is None or by_b is None:
        return None
    return min(by_a, by_b) if by_a < 0 or by_b < 0 else (by_a + by_b) / 2


SAID = (None, *EFFECTS)
SEEN: dict[Party | None, dict[int | None, dict[int | None, float | None]]] = {
    Party.A: {by_a: dict.fromkeys(SAID, by_a) for by_a in SAID},
    Party.B: {by_a: {by_b: by_b for by_b in SAID} for by_a in SAID},
    None: {by_a: {by_b: joint_effect(by_a, by_b) for by_b in SAID} for by_a in SAID},
}
"""What counts in whose view, of what A and then B says of one direction."""


def own_matrix(*, goals_a: Sequence[Goal], goals_b: Sequence[Goal], ratings: Iterable[Rating], party: Party) -> Matrix:
    """One party's own view: the lower medians of its own raters. The other party's ratings are not looked at.

    Raises ValueError for goals named twice, a rating of a pair that is not asked, or an effect off the scale.
    """
    return _matrix(goals_a, goals_b, ratings, party=party, agreements=())


def joint_matrix(
    *,
    goals_a: Sequence[Goal],
    goals_b: Sequence[Goal],
    ratings: Sequence[Rating],
    agreements: Iterable[Agreement] = (),
) -> Matrix:
    """The view of both parties after the reveal; an agreed value takes the place of the two ratings.

    The view is called agreed when every pair with a value is agreed in both directions. Raises ValueError as
    `own_matrix`, and for an agreement on a pair that is not asked.
    """
    return _matrix(goals_a, goals_b, ratings, party=None, agreements=agreements)


def _matrix(
    goals_a: Sequence[Goal],
    goals_b: Sequence[Goal],
    ratings: Iterable[Rating],
    *,
    party: Party | None,
    agreements: Iterable[Agreement],
) -> Matrix:
    pairs = _pairs(goals_a, goals_b)
    by_a, by_b, raters_a, raters_b = tally_ratings(ratings, pairs=pairs, parties=[party] if party else list(Party))
    agreed = _agreed(agreements, pairs)
    seen = SEEN[party]
    cells = []
    for pair, (weight, is_important) in pairs.items():
        tallies = *split(by_a[pair]), *split(by_b[pair])
        a_there, a_back, b_there, b_back = map(median, tallies)
        there, back = seen[a_there][b_there], seen[a_back][b_back]
        both = agreed.get(pair, NOT_RATED)
        if both is not NOT_RATED:
            there = there if both[0] is None else both[0]
            back = back if both[1] is None else both[1]
        says = (a_there, a_back), (b_there, b_back)
        cells.append(Cell(*pair, weight, is_important, there, back, *says, both, tallies))
    view = View.OWN if party else View.AGREED if _is_agreed(cells) else View.JOINT
    return Matrix(view, party, tuple(goals_a), tuple(goals_b), tuple(cells), raters_a, raters_b)


def _is_agreed(cells: Iterable[Cell]) -> bool:
    valued = [cell.agreed for cell in cells if cell.a_to_b is not None or cell.b_to_a is not None]
    return bool(valued) and all(None not in agreed for agreed in valued)


def _pairs(goals_a: Sequence[Goal], goals_b: Sequence[Goal]) -> dict[Pair, tuple[int, bool]]:
    """Each pair with the product of its importances, and whether both are at least 4."""
    for name, goals in (("goals_a", goals_a), ("goals_b", goals_b)):
        keys = [goal.key for goal in goals]
        if len(set(keys)) < len(keys):
            raise ValueError(f"{name} must name each goal once; got {keys!r}")
    return {
        (a.key, b.key): (a.importance * b.importance, min(a.importance, b.importance) >= HIGH_IMPORTANCE)
        for a in goals_a
        for b in goals_b
    }


def _agreed(agreements: Iterable[Agreement], pairs: dict[Pair, tuple[int, bool]]) -> dict[Pair, Both]:
    agreed: dict[Pair, Both] = {}
    for goal_a, goal_b, a_to_b, b_to_a in agreements:
        if (goal_a, goal_b) not in pairs:
            raise ValueError(f"an agreement must name a goal of A and a goal of B; got {(goal_a, goal_b)!r}")
        if a_to_b not in SAID or b_to_a not in SAID:
            raise ValueError(f"an agreed effect must be one of {sorted(EFFECTS)} or None; got {(a_to_b, b_to_a)!r}")
        agreed[goal_a, goal_b] = (a_to_b, b_to_a)
    return agreed
