"""Which value feeds the formulas: one party's own view, the joint one, or what was agreed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from partnerships.compatibility.matrix_input import Agreement, Goal, Rating
from partnerships.compatibility.scale import EFFECTS, Direction, GoalKey, Pair, Party, View
from partnerships.compatibility.tally import ONE, Places, median, tally_ratings

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


class Columns(NamedTuple):
    """The cells' attributes, each for all cells: what a measure runs over in a third of the time."""

    goal_a: tuple[GoalKey, ...] = ()
    goal_b: tuple[GoalKey, ...] = ()
    weight: tuple[int, ...] = ()
    is_important: tuple[bool, ...] = ()
    a_to_b: tuple[float | None, ...] = ()
    b_to_a: tuple[float | None, ...] = ()
    a_says: tuple[Both, ...] = ()
    b_says: tuple[Both, ...] = ()
    agreed: tuple[Both, ...] = ()
    tallies: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True)
class Matrix:
    """All pairs of goals in one view, row by row. `party` is whose own view it is; `raters_a`, `raters_b` are n."""

    view: View
    party: Party | None
    goals_a: tuple[Goal, ...]
    goals_b: tuple[Goal, ...]
    cells: tuple[Cell, ...]
    raters_a: int
    raters_b: int

    @cached_property
    def columns(self) -> Columns:
        return Columns(*zip(*self.cells, strict=True))

    @cached_property
    def rated_weights(self) -> list[int]:
        """The weight of each pair; 0 where it is not rated in both directions."""
        columns = self.columns
        return [
            0 if there is None or back is None else weight
            for weight, there, back in zip(columns.weight, columns.a_to_b, columns.b_to_a, strict=True)
        ]

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
    places = _places(goals_a, goals_b)
    by_a, by_b, raters_a, raters_b = tally_ratings(ratings, pairs=places, parties=[party] if party else list(Party))
    a_there, a_back, b_there, b_back = ([*map(median, tallies)] for tallies in (*by_a, *by_b))
    seen = SEEN[party]
    there = [seen[by_a][by_b] for by_a, by_b in zip(a_there, b_there, strict=True)]
    back = [seen[by_a][by_b] for by_a, by_b in zip(a_back, b_back, strict=True)]
    agreed = [NOT_RATED] * len(there)
    for place, both in _agreed(agreements, places).items():
        agreed[place] = both
        there[place] = there[place] if both[0] is None else both[0]
        back[place] = back[place] if both[1] is None else both[1]
    columns = (
        *_pairs(goals_a, goals_b),
        there,
        back,
        zip(a_there, a_back, strict=True),
        zip(b_there, b_back, strict=True),
        agreed,
        zip(*by_a, *by_b, strict=True),
    )
    cells = tuple(map(Cell._make, zip(*columns, strict=True)))
    view = View.OWN if party else View.AGREED if _is_agreed(cells) else View.JOINT
    return Matrix(view, party, tuple(goals_a), tuple(goals_b), cells, raters_a, raters_b)


def _is_agreed(cells: Iterable[Cell]) -> bool:
    valued = [cell.agreed for cell in cells if cell.a_to_b is not None or cell.b_to_a is not None]
    return bool(valued) and not any(None in agreed for agreed in valued)


def _places(goals_a: Sequence[Goal], goals_b: Sequence[Goal]) -> Places:
    for name, goals in (("goals_a", goals_a), ("goals_b", goals_b)):
        keys = [goal.key for goal in goals]
        if len(set(keys)) < len(keys):
            raise ValueError(f"{name} must name each goal once; got {keys!r}")
    return {
        ours.key: {theirs.key: row * len(goals_b) + column for column, theirs in enumerate(goals_b)}
        for row, ours in enumerate(goals_a)
    }


def _pairs(
    goals_a: Sequence[Goal], goals_b: Sequence[Goal]
) -> tuple[list[GoalKey], list[GoalKey], list[int], list[bool]]:
    """Of each pair the two goals, the product of their importances, and whether both are at least 4."""
    keys_a = [ours.key for ours in goals_a for _ in goals_b]
    keys_b = [theirs.key for theirs in goals_b] * len(goals_a)
    importances_a = [ours.importance for ours in goals_a]
    importances_b = [theirs.importance for theirs in goals_b]
    weights = [ours * theirs for ours in importances_a for theirs in importances_b]
    high_a, high_b = ([one >= HIGH_IMPORTANCE for one in side] for side in (importances_a, importances_b))
    return keys_a, keys_b, weights, [ours and theirs for ours in high_a for theirs in high_b]


def _agreed(agreements: Iterable[Agreement], places: Places) -> dict[int, Both]:
    agreed: dict[int, Both] = {}
    for goal_a, goal_b, a_to_b, b_to_a in agreements:
        place = places.get(goal_a, {}).get(goal_b)
        if place is None:
            raise ValueError(f"an agreement must name a goal of A and a goal of B; got {(goal_a, goal_b)!r}")
        if a_to_b not in ONE or b_to_a not in ONE:
            raise ValueError(f"an agreed effect must be one of {sorted(EFFECTS)} or None; got {(a_to_b, b_to_a)!r}")
        agreed[place] = (a_to_b, b_to_a)
    return agreed
