"""Tensions and opportunities, read off the matrix."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from partnerships.compatibility.matrix import Cell, Matrix
from partnerships.compatibility.matrix_input import Effect, Goal
from partnerships.compatibility.red_lines import DIRECTIONS
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
    found = [
        (cell.weight * value, place)
        for place, cell in enumerate(matrix.cells)
        for value, place in ((cell.a_to_b, 2 * place), (cell.b_to_a, 2 * place + 1))
        if value is not None and value < 0
    ]
    found.sort()
    total = sum([heavy for heavy, _ in found])
    tags = _tags_of(matrix)
    tensions = []
    for heavy, place in found:
        cell = matrix.cells[place // 2]
        effect = Effect(cell.goal_a, cell.goal_b, DIRECTIONS[place % 2])
        value = heavy / cell.weight
        tagged = tags.get(effect[:2], GOALS_ONLY) if tags else GOALS_ONLY
        tensions.append(Tension(effect, value, cell.weight, heavy / total, cell.is_important, tagged))
    return tuple(tensions)


def find_opportunities(matrix: Matrix) -> tuple[Opportunity, ...]:
    """Pairs in which one direction helps and none hurts, the heaviest first: the common ground to build on."""
    found = [_opportunity(cell) for cell in matrix.cells if _helps(cell)]
    found.sort(key=lambda one: -one.weight * one.strength)
    return tuple(found)


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


def _helps(cell: Cell) -> bool:
    there, back = cell.a_to_b or 0, cell.b_to_a or 0
    return there >= 0 and back >= 0 and there + back > 0


def _opportunity(cell: Cell) -> Opportunity:
    there, back = cell.a_to_b or 0, cell.b_to_a or 0
    strength = (there + back) / (2 * HIGHEST)
    return Opportunity((cell.goal_a, cell.goal_b), there, back, strength, there > 0 and back > 0, cell.weight)
