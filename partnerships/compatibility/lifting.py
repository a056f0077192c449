"""What would change the verdict: the fewest single steps on effects that lift it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from partnerships.compatibility.fewest_steps import Alike, fewest_ready, fewest_steps
from partnerships.compatibility.gap import Gap
from partnerships.compatibility.matrix import Matrix
from partnerships.compatibility.matrix_input import Effect
from partnerships.compatibility.red_lines import DIRECTIONS, RedLine, Source
from partnerships.compatibility.scale import FORMULA_VERSION, HIGHEST, LOWEST, Pair, Party, nine
from partnerships.compatibility.synergy import ENOUGH, Synergy
from partnerships.compatibility.verdict import (
    COUNTERACTING,
    THRESHOLDS,
    Judgement,
    Thresholds,
    Verdict,
    judge,
    judge_figures,
)

HALVES = 2
"""Gains are counted in half steps, for the mean of two ratings may end on a half."""


class Change(NamedTuple):
    """One effect and how far it would have to rise; `parties` who must rate it higher, () = no matter who."""

    effect: Effect
    was: float
    becomes: float
    steps: int
    parties: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class Lift:
    """What together lifts the verdict to `leads_to`: fewest steps first, then what no step can do.

    `to_agree` are effects on which signs disagree, `to_accept` red lines that are no effect, `to_rate` the fewest
    pairs that reach enough coverage, `waiting_for` who has not submitted. `leads_to` is None where ratings are missing:
    nobody knows them yet.
    """

    changes: tuple[Change, ...]
    to_agree: tuple[Effect, ...]
    to_accept: tuple[object, ...]
    to_rate: tuple[Pair, ...]
    waiting_for: tuple[Party, ...]
    leads_to: Verdict | None
    formula_version: str = FORMULA_VERSION

    @property
    def steps(self) -> int:
        return sum(change.steps for change in self.changes)


def find_lift(
    matrix: Matrix,
    judgement: Judgement,
    *,
    synergy: Synergy | None,
    gap: Gap | None = None,
    red_lines: Sequence[RedLine] = (),
    waiting_for: Collection[Party] = (),
    thresholds: Thresholds = THRESHOLDS,
) -> Lift | None:
    """Return the smallest set of changes, each a step up on -3..3, that lifts the verdict; None for complementary.

    A step is one on the value this view rests on. From red line: each open one a step up. From provisional: what is
    missing. From negotiate: tension under its line and no important effect of -2, with the fewest steps. From parallel:
    to the line of synergy; from promising: to the line of net. No verdict is lifted by worse ratings.
    """
    if judgement.verdict is Verdict.COMPLEMENTARY:
        return None
    if judgement.verdict is Verdict.PROVISIONAL:
        return _missing(matrix, judgement.waiting_for)
    if judgement.verdict is Verdict.RED_LINE:
        still_open = [line for line in red_lines if line.is_open]
        by_key = _who_must_rate(matrix, still_open)
        changes = [_change(matrix, key, LOWEST, 1, by) for key, by in by_key.items()]
        figures = _after(matrix, synergy, {key: 1 for key in by_key if _value(matrix, key) == LOWEST})
        leads_to = judge(matrix, synergy=figures, gap=gap, waiting_for=waiting_for, thresholds=thresholds).verdict
        no_effect = Source.NON_NEGOTIABLE
        to_accept = tuple(line.about for line in still_open if line.source is no_effect)
        return Lift(tuple(changes), (), to_accept, (), (), leads_to)
    steps = _STEPS[judgement.verdict](matrix, thresholds)
    changes = [_change(matrix, key, _value(matrix, key), count) for key, count in sorted(steps.items())]
    to_agree = gap.important_disagreements if gap and judgement.verdict is Verdict.NEGOTIATE else ()
    leads_to, _ = judge_figures(_after(matrix, synergy, steps), thresholds)
    return Lift(tuple(changes), to_agree, (), (), (), leads_to)


def _missing(matrix: Matrix, waiting_for: Collection[Party]) -> Lift:
    total = sum(cell.weight for cell in matrix.cells)
    rated = sum(cell.weight for cell in matrix.cells if cell.is_rated)
    to_rate = []
    for cell in sorted([cell for cell in matrix.cells if not cell.is_rated], key=lambda cell: -cell.weight):
        if nine(rated / total) >= ENOUGH:
            break
        to_rate.append(cell.pair)
        rated += cell.weight
    return Lift((), (), (), tuple(to_rate), tuple(waiting_for), None)


def _who_must_rate(matrix: Matrix, still_open: Iterable[RedLine]) -> dict[int, list[Party]]:
    """By effect, the parties whose position is -3; none where only the agreed value is."""
    pairs = zip(matrix.columns.goal_a, matrix.columns.goal_b, strict=True)
    places = {pair: place for place, pair in enumerate(pairs)}
    parties: dict[int, list[Party]] = {}
    for _, party, about, _ in still_open:
        if isinstance(about, Effect):
            goal_a, goal_b, direction = about
            by = parties.setdefault(2 * places[goal_a, goal_b] + DIRECTIONS.index(direction), [])
            if party:
                by.append(party)
    return parties


def _from_negotiate(matrix: Matrix, thresholds: Thresholds) -> dict[int, int]:
    steps: dict[int, int] = {}
    spare: dict[tuple[int, int], list[int]] = defaultdict(list)
    hurt = 0
    for place, (weight, is_important, there, back) in enumerate(zip(*matrix.columns[2:6], strict=True)):
        for key, value in ((2 * place, there), (2 * place + 1, back)):
            if value is None or value >= 0:
                continue
            below = int(value)
            if is_important and below <= COUNTERACTING:
                steps[key] = COUNTERACTING + 1 - below
                below = COUNTERACTING + 1
            if there is not None and back is not None:
                hurt -= HALVES * weight * below
                spare[below, weight].append(key)
    allowed = _least(thresholds.tension_to_negotiate, matrix) - 1
    ready = [Alike(HALVES * weight, -below, keys) for (below, weight), keys in sorted(spare.items())]
    for key, more in fewest_ready(ready, hurt - allowed).items():
        steps[key] = steps.get(key, 0) + more
    return steps


def _from_parallel(matrix: Matrix, thresholds: Thresholds) -> dict[int, int]:
    alike = _alike(matrix)
    helped = sum(int(HALVES * weight * value) * len(keys) for (value, weight), keys in alike.items() if value > 0)
    needed = _least(thresholds.synergy_to_merge, matrix) - helped
    blocked = [
        Alike(HALVES * weight, HIGHEST, keys, cost=int(-value)) for (value, weight), keys in alike.items() if value < 0
    ]
    return fewest_steps(_ready(alike, lowest=0), blocked, needed)


def _from_promising(matrix: Matrix, thresholds: Thresholds) -> dict[int, int]:
    alike = _alike(matrix)
    net = sum(int(HALVES * weight * value) * len(keys) for (value, weight), keys in alike.items())
    return fewest_ready(_ready(alike, lowest=LOWEST), _least(thresholds.net_to_complement, matrix) - net)


_STEPS = {
    Verdict.NEGOTIATE: _from_negotiate,
    Verdict.PARALLEL: _from_parallel,
    Verdict.PROMISING: _from_promising,
}


def _alike(matrix: Matrix) -> dict[tuple[float, int], list[int]]:
    """Effects of rated pairs by (value, weight), lowest first: twice the cell's place, plus 1 for B to A."""
    alike: dict[tuple[float, int], list[int]] = defaultdict(list)
    columns = matrix.columns
    for index, (weight, there, back) in enumerate(zip(columns.weight, columns.a_to_b, columns.b_to_a, strict=True)):
        if there is not None and back is not None:
            alike[there, weight].append(2 * index)
            alike[back, weight].append(2 * index + 1)
    return dict(sorted(alike.items()))


def _ready(alike: Mapping[tuple[float, int], list[int]], *, lowest: int) -> list[Alike]:
    """The steps left to effects from `lowest` up; the last one from a half is worth half."""
    ready = []
    for (value, weight), keys in alike.items():
        whole = int(HIGHEST - value)
        if value >= lowest and whole:
            ready.append(Alike(HALVES * weight, whole, keys))
        if value >= lowest and value + whole < HIGHEST:
            ready.append(Alike(weight, 1, keys))
    return ready


def _least(line: float, matrix: Matrix) -> int:
    """The smallest number of half steps by weight that reaches the line, as rounded to nine decimals."""
    most = HALVES * 2 * HIGHEST * sum(matrix.rated_weights)
    halves = int(line * most)
    while nine(halves / most) >= line:
        halves -= 1
    while nine(halves / most) < line:
        halves += 1
    return halves


def _value(matrix: Matrix, key: int) -> float:
    values = matrix.columns.b_to_a if key % 2 else matrix.columns.a_to_b
    return values[key // 2] or 0.0


def _change(matrix: Matrix, key: int, was: float, steps: int, parties: Iterable[Party] = ()) -> Change:
    cell = matrix.cells[key // 2]
    effect = Effect(cell.goal_a, cell.goal_b, DIRECTIONS[key % 2])
    return Change(effect, was, min(HIGHEST, was + steps), steps, tuple(parties))


def _after(matrix: Matrix, synergy: Synergy | None, steps: Mapping[int, int]) -> Synergy | None:
    """The three figures after the steps. A counteracting effect stays one after the single step off a red line."""
    if synergy is None:
        return None
    helped = hurt = 0.0
    weights = matrix.rated_weights
    for key, count in steps.items():
        weight, was = weights[key // 2], _value(matrix, key)
        becomes = min(HIGHEST, was + count)
        helped += weight * (max(becomes, 0) - max(was, 0))
        hurt += weight * (min(was, 0) - min(becomes, 0))
    most = 2 * HIGHEST * sum(weights)
    more, less = synergy.synergy + helped / most, synergy.tension + hurt / most
    return replace(synergy, synergy=more, tension=less, net=more - less)
