"""Tensions and opportunities, read off the matrix."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from partnerships.compatibility.matrix import Matrix
from partnerships.compatibility.matrix_input import Effect, Goal, made
from partnerships.compatibility.scale import HIGHEST, Pair


class Tag(StrEnum):
    """What the two goals differ in, as far as they say; tensions of values, resources or people are added by hand."""

    GOAL = "goal"
    APPROACH = "approach"
    TIME_HORIZON = "time_horizon"


GOALS_ONLY = (Tag.GOAL,)


class Tension(NamedTuple):
    """An effect below 0. `share` is its part of all tension T, in 0..1; the shares sum to 1."""

    effect: Effect
    value: float
    weight: int
    share: float
    is_important: bool
    tags: tuple[Tag, ...]


class Opportunity(NamedTuple):
    """A pair of goals that helps: `strength` in 0..1 of the most it could; mutual when both directions are above 0."""

    pair: Pair
    a_to_b: float
    b_to_a: float
    strength: float
    is_mutual: bool
    weight: int


@dataclass(frozen=True, slots=True)
class SameWords:
    """Two goals on the same topic, by the parties' or a text match's word, whose approach or time horizon differ."""

    pair: Pair
    tags: tuple[Tag, ...]


def find_tensions(matrix: Matrix) -> tuple[Tension, ...]:
    """Every effect below 0, also in pairs rated in one direction only, the heaviest first (weight times steps)."""
    keys = np.flatnonzero(matrix.figures < 0)
    heavy = matrix.weights[keys // 2] * matrix.figures.ravel()[keys]
    keys = keys[heavy.argsort(kind="stable")]
    heavy.sort()
    effects = [matrix.effects[key] for key in keys.tolist()]
    tags = _tags_of(matrix)
    columns = (
        effects,
        matrix.values.ravel()[keys].tolist(),
        matrix.weights[keys // 2].tolist(),
        (heavy / heavy.sum()).tolist(),
        matrix.is_important[keys // 2].tolist(),
        [tags.get(effect[:2], GOALS_ONLY) for effect in effects] if tags else [GOALS_ONLY] * len(effects),
    )
    return tuple(made(Tension, zip(*columns, strict=True)))


def find_opportunities(matrix: Matrix) -> tuple[Opportunity, ...]:
    """Pairs in which one direction helps and none hurts, the heaviest first: the common ground to build on."""
    there, back = matrix.known.T
    places = np.flatnonzero((there >= 0) & (back >= 0) & (there + back > 0))
    heavy = -matrix.weights[places] * ((there + back)[places] / (2 * HIGHEST))
    places = places[heavy.argsort(kind="stable")]
    columns = (
        [matrix.pairs[place] for place in places.tolist()],
        *([value or 0 for value in values] for values in matrix.values[places].T.tolist()),
        ((there + back)[places] / (2 * HIGHEST)).tolist(),
        ((there > 0) & (back > 0))[places].tolist(),
        matrix.weights[places].tolist(),
    )
    return tuple(made(Opportunity, zip(*columns, strict=True)))


def find_same_words(matrix: Matrix, same_topic: Collection[Pair]) -> tuple[SameWords, ...]:
    """Which of the pairs on the same topic differ in approach or time horizon: same words, different approach."""
    tags = _tags_of(matrix)
    return tuple(SameWords(pair, tags[pair]) for pair in same_topic if pair in tags)


def _tags_of(matrix: Matrix) -> dict[Pair, tuple[Tag, ...]]:
    """The pairs whose goals say that they differ in something."""
    speaking_a = [goal for goal in matrix.goals_a if goal.approach or goal.horizon]
    speaking_b = [goal for goal in matrix.goals_b if goal.approach or goal.horizon]
    tagged = {(goal_a.key, goal_b.key): _tags(goal_a, goal_b) for goal_a in speaking_a for goal_b in speaking_b}
    return {pair: tags for pair, tags in tagged.items() if tags}


def _tags(goal_a: Goal, goal_b: Goal) -> tuple[Tag, ...]:
    """Where both said something and said different things."""
    said = (
        (Tag.APPROACH, goal_a.approach, goal_b.approach),
        (Tag.TIME_HORIZON, goal_a.horizon, goal_b.horizon),
    )
    return tuple(tag for tag, ours, theirs in said if ours and theirs and ours != theirs)
