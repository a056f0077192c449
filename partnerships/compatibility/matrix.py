"""Which value feeds the formulas: one party's own view, the joint one, or what was agreed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count, product
from typing import NamedTuple

import numpy as np

from partnerships.compatibility.matrix_input import Agreement, Effect, Goal, Rating, made
from partnerships.compatibility.scale import EFFECTS, Direction, GoalKey, Pair, Party, View
from partnerships.compatibility.tally import NOT_RATED, SAID, STEP, Places, Spread, count_choices, median, spread

HIGH_IMPORTANCE = 4
Both = tuple[int | None, int | None]
"""A to B, then B to A."""
NOTHING: Both = (None, None)


class Cell(NamedTuple):
    """One pair of goals. Effects lie in -3..3, halves included where two parties were averaged; None = not rated.

    `a_says` and `b_says` are the parties' positions; `spreads` are of A's raters in both directions, then of B's.
    """

    goal_a: GoalKey
    goal_b: GoalKey
    weight: int
    is_important: bool
    a_to_b: float | None
    b_to_a: float | None
    a_says: Both = NOTHING
    b_says: Both = NOTHING
    agreed: Both = NOTHING
    spreads: tuple[Spread, Spread, Spread, Spread] = (None, None, None, None)

    @property
    def pair(self) -> Pair:
        return self.goal_a, self.goal_b

    @property
    def is_rated(self) -> bool:
        """A cell with one direction missing counts as not rated."""
        return self.a_to_b is not None and self.b_to_a is not None


@dataclass(frozen=True, eq=False)
class Matrix:
    """All pairs of goals in one view, row by row. `party` is whose own view it is; `raters_a`, `raters_b` are n.

    Arrays hold a row for each pair, and in it A to B, then B to A. The key of an effect is its place in such an array
    laid out flat. `chosen` are counts of raters, by step of the scale and party before that; `agreed` are steps.
    """

    party: Party | None
    goals_a: tuple[Goal, ...]
    goals_b: tuple[Goal, ...]
    raters_a: int
    raters_b: int
    chosen: np.ndarray
    agreed: np.ndarray

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Matrix):
            return NotImplemented
        ours, theirs = (
            (one.party, one.goals_a, one.goals_b, one.raters_a, one.raters_b, one.chosen.tolist(), one.agreed.tolist())
            for one in (self, other)
        )
        return ours == theirs

    __hash__ = None  # type: ignore[assignment]

    @cached_property
    def view(self) -> View:
        """Agreed when every pair with a value is agreed in both directions."""
        if self.party:
            return View.OWN
        agreed = (self.agreed != NOT_RATED).all(axis=1)[~np.isnan(self.figures).all(axis=1)]
        return View.AGREED if agreed.size and agreed.all() else View.JOINT

    @cached_property
    def positions(self) -> np.ndarray:
        """What A says and what B says: the step of the median of its raters."""
        return median(self.chosen)

    @cached_property
    def values(self) -> np.ndarray:
        """What counts in this view; None = not rated."""
        return SEEN[self.party][(*self.positions, self.agreed)]

    @cached_property
    def figures(self) -> np.ndarray:
        """The same to calculate with; NaN = not rated."""
        return FIGURES[self.party][(*self.positions, self.agreed)]

    @cached_property
    def known(self) -> np.ndarray:
        """The same once more, with 0 for what is not rated."""
        return np.where(np.isnan(self.figures), 0, self.figures)

    @cached_property
    def importances(self) -> tuple[np.ndarray, np.ndarray]:
        a, b = (np.array([goal.importance for goal in goals], dtype=int) for goals in (self.goals_a, self.goals_b))
        return a, b

    @cached_property
    def weights(self) -> np.ndarray:
        """Of each pair, the product of its importances."""
        return np.outer(*self.importances).ravel()

    @cached_property
    def rated_weights(self) -> np.ndarray:
        """The weight of each pair; 0 where it is not rated in both directions."""
        there, back = self.figures.T
        return np.where(np.isnan(there + back), 0, self.weights)

    @cached_property
    def is_important(self) -> np.ndarray:
        """Of each pair, whether both goals have an importance of at least 4."""
        return np.outer(*(side >= HIGH_IMPORTANCE for side in self.importances)).ravel()

    @property
    def goal_keys(self) -> tuple[list[GoalKey], list[GoalKey]]:
        return [goal.key for goal in self.goals_a], [goal.key for goal in self.goals_b]

    @cached_property
    def pairs(self) -> list[Pair]:
        a, b = self.goal_keys
        return [*product(a, b)]

    @cached_property
    def effects(self) -> list[Effect]:
        """The name of each effect, by its key."""
        return [*made(Effect, product(*self.goal_keys, Direction))]

    def effects_where(self, holds: np.ndarray) -> tuple[Effect, ...]:
        effects = self.effects
        return tuple([effects[key] for key in np.flatnonzero(holds).tolist()])

    @property
    def cells(self) -> Iterator[Cell]:
        """One by one: whoever reads them makes something else of them."""
        columns = (
            [goal.key for goal in self.goals_a for _ in self.goals_b],
            [goal.key for goal in self.goals_b] * len(self.goals_a),
            self.weights.tolist(),
            self.is_important.tolist(),
            *self.values.T.tolist(),
            *(AS_SAID[there, back].tolist() for there, back in (*self.positions.swapaxes(1, 2), self.agreed.T)),
            zip(*(of_effects for of_party in spread(self.chosen) for of_effects in of_party.T.tolist()), strict=True),
        )
        return made(Cell, zip(*columns, strict=True))

    @property
    def n_agreed(self) -> int:
        """Pairs agreed in both directions."""
        return int((self.agreed != NOT_RATED).all(axis=1).sum())


def joint_effect(by_a: int | None, by_b: int | None) -> float | None:
    """One direction as both parties see it, before they agree; None where one of them is silent.

    The mean when neither is negative, otherwise the lower: a kinder rating never lowers the result, and a -2 is never
    averaged away.
    """
    if by_a is None or by_b is None:
        return None
    return min(by_a, by_b) if by_a < 0 or by_b < 0 else (by_a + by_b) / 2


def _seen(party: Party | None, by_a: int | None, by_b: int | None, agreed: int | None) -> float | None:
    """What counts in whose view, of what A and then B says of one direction, and what they agreed."""
    if agreed is not None:
        return agreed
    return joint_effect(by_a, by_b) if party is None else by_a if party is Party.A else by_b


SEEN = {
    party: np.array([[[_seen(party, a, b, agreed) for agreed in SAID] for b in SAID] for a in SAID], dtype=object)
    for party in (None, *Party)
}
FIGURES = {party: seen.astype(float) for party, seen in SEEN.items()}
AS_SAID = np.frompyfunc(lambda there, back: (SAID[there], SAID[back]), 2, 1).outer(range(len(SAID)), range(len(SAID)))
"""The same two words of every cell, by their steps."""


def own_matrix(*, goals_a: Sequence[Goal], goals_b: Sequence[Goal], ratings: Iterable[Rating], party: Party) -> Matrix:
    """One party's own view: the lower medians of its own raters. The other party's ratings are not looked at.

    Raises ValueError for goals named twice, a rating of a pair that is not asked, or an effect off the scale.
    """
    return _matrix(goals_a, goals_b, only_of(party, ratings), party=party)


def only_of(party: Party, ratings: Iterable[Rating]) -> list[Rating]:
    return [rating for rating in ratings if rating.party == party]


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
    return _matrix(goals_a, goals_b, ratings, agreements=agreements)


def _matrix(
    goals_a: Sequence[Goal],
    goals_b: Sequence[Goal],
    ratings: Iterable[Rating],
    *,
    party: Party | None = None,
    agreements: Iterable[Agreement] = (),
) -> Matrix:
    places = _places(goals_a, goals_b)
    chosen, raters = count_choices(ratings, places=places)
    agreed = _agreed(agreements, places)
    return Matrix(party, tuple(goals_a), tuple(goals_b), raters[0], raters[1], chosen, agreed)


def _places(goals_a: Sequence[Goal], goals_b: Sequence[Goal]) -> Places:
    for name, goals in (("goals_a", goals_a), ("goals_b", goals_b)):
        keys = [goal.key for goal in goals]
        if len(set(keys)) < len(keys):
            raise ValueError(f"{name} must name each goal once; got {keys!r}")
    place = count()
    return {ours.key: {theirs.key: next(place) for theirs in goals_b} for ours in goals_a}


def _agreed(agreements: Iterable[Agreement], places: Places) -> np.ndarray:
    at, there, back = [], [], []
    for goal_a, goal_b, a_to_b, b_to_a in agreements:
        place = places.get(goal_a, {}).get(goal_b)
        if place is None:
            raise ValueError(f"an agreement must name a goal of A and a goal of B; got {(goal_a, goal_b)!r}")
        if a_to_b not in STEP or b_to_a not in STEP:
            raise ValueError(f"an agreed effect must be one of {sorted(EFFECTS)} or None; got {(a_to_b, b_to_a)!r}")
        at.append(place)
        there.append(STEP[a_to_b])
        back.append(STEP[b_to_a])
    agreed = np.full((sum(map(len, places.values())), 2), NOT_RATED)
    agreed[at, 0], agreed[at, 1] = there, back
    return agreed
