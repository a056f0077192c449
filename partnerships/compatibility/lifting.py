"""What would change the verdict: the fewest single steps on effects that lift it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from partnerships.compatibility.fewest_steps import Alike, fewest_ready, fewest_steps
from partnerships.compatibility.gap import Gap
from partnerships.compatibility.matrix import Matrix
from partnerships.compatibility.matrix_input import Effect, made
from partnerships.compatibility.red_lines import RedLine, Source
from partnerships.compatibility.scale import FORMULA_VERSION, HIGHEST, LOWEST, Pair, Party, nine
from partnerships.compatibility.synergy import ENOUGH, Synergy
from partnerships.compatibility.verdict import (
    COUNTERACTING,
    THRESHOLDS,
    Judgement,
    Thresholds,
    Verdict,
    is_counteracting_important,
    judge,
    judge_figures,
)

HALVES = 2
"""Gains are counted in half steps, for the mean of two ratings may end on a half."""
OVER_ANY_WEIGHT = 32
"""So that value and weight make one number, by which effects are sorted."""


Group = tuple[float, int, list[int]]
"""Effects alike in value and weight, by their keys."""


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
        parties = _who_must_rate(still_open)
        changes = made(Change, [(effect, LOWEST, LOWEST + 1, 1, tuple(by)) for effect, by in parties.items()])
        lowest = np.flatnonzero(matrix.figures == LOWEST).tolist()
        figures = _after(matrix, synergy, {key: 1 for key in lowest if matrix.effects[key] in parties})
        leads_to = judge(matrix, synergy=figures, gap=gap, waiting_for=waiting_for, thresholds=thresholds).verdict
        no_effect = Source.NON_NEGOTIABLE
        to_accept = tuple(line.about for line in still_open if line.source is no_effect)
        return Lift(tuple(changes), (), to_accept, (), (), leads_to)
    steps = _STEPS[judgement.verdict](matrix, thresholds)
    values = matrix.values.ravel()
    rows = [
        (matrix.effects[key], was, min(HIGHEST, was + count), count, ())
        for key, count in sorted(steps.items())
        for was in (values[key] or 0.0,)
    ]
    to_agree = gap.important_disagreements if gap and judgement.verdict is Verdict.NEGOTIATE else ()
    leads_to, _ = judge_figures(_after(matrix, synergy, steps), thresholds)
    return Lift(tuple(made(Change, rows)), to_agree, (), (), (), leads_to)


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


def _who_must_rate(still_open: Iterable[RedLine]) -> dict[Effect, list[Party]]:
    """By effect, the parties whose position is -3; none where only the agreed value is."""
    parties: dict[Effect, list[Party]] = {}
    for _, party, about, _ in still_open:
        if isinstance(about, Effect):
            by = parties.setdefault(about, [])
            if party:
                by.append(party)
    return parties


def _from_negotiate(matrix: Matrix, thresholds: Thresholds) -> dict[int, int]:
    milder = np.where(is_counteracting_important(matrix), COUNTERACTING + 1, matrix.figures)
    must = (milder - matrix.figures).ravel()
    steps = {key: int(must[key]) for key in np.flatnonzero(must > 0).tolist()}
    alike = [group for group in _alike(matrix, milder) if group[0] < 0]
    hurt = -sum(int(HALVES * weight * value) * len(keys) for value, weight, keys in alike)
    allowed = _least(thresholds.tension_to_negotiate, matrix) - 1
    ready = [Alike(HALVES * weight, int(-value), keys) for value, weight, keys in alike]
    for key, more in fewest_ready(ready, hurt - allowed).items():
        steps[key] = steps.get(key, 0) + more
    return steps


def _from_parallel(matrix: Matrix, thresholds: Thresholds) -> dict[int, int]:
    alike = _alike(matrix, matrix.figures)
    helped = sum(int(HALVES * weight * value) * len(keys) for value, weight, keys in alike if value > 0)
    needed = _least(thresholds.synergy_to_merge, matrix) - helped
    blocked = [Alike(HALVES * weight, HIGHEST, keys, cost=int(-value)) for value, weight, keys in alike if value < 0]
    return fewest_steps(_ready(alike, lowest=0), blocked, needed)


def _from_promising(matrix: Matrix, thresholds: Thresholds) -> dict[int, int]:
    alike = _alike(matrix, matrix.figures)
    net = sum(int(HALVES * weight * value) * len(keys) for value, weight, keys in alike)
    return fewest_ready(_ready(alike, lowest=LOWEST), _least(thresholds.net_to_complement, matrix) - net)


_STEPS = {
    Verdict.NEGOTIATE: _from_negotiate,
    Verdict.PARALLEL: _from_parallel,
    Verdict.PROMISING: _from_promising,
}


def _alike(matrix: Matrix, figures: np.ndarray) -> list[Group]:
    """The effects of rated pairs, the lowest first, those of one value by weight."""
    values, weights = figures.ravel(), np.repeat(matrix.rated_weights, 2)
    keys = np.flatnonzero(weights)
    values, weights = values[keys], weights[keys]
    kinds = (HALVES * values * OVER_ANY_WEIGHT + weights).astype(np.int16)
    order = kinds.argsort(kind="stable")
    starts = np.flatnonzero(np.diff(kinds[order], prepend=kinds.min(initial=0) - 1))
    groups = pairwise([*starts.tolist(), len(order)])
    first = order[starts]
    keys = keys[order].tolist()
    return [
        (value, weight, keys[start:end])
        for value, weight, (start, end) in zip(values[first].tolist(), weights[first].tolist(), groups, strict=True)
    ]


def _ready(alike: Iterable[Group], *, lowest: int) -> list[Alike]:
    """The steps left to effects from `lowest` up; the last one from a half is worth half."""
    ready = []
    for value, weight, keys in alike:
        whole = int(HIGHEST - value)
        if value >= lowest and whole:
            ready.append(Alike(HALVES * weight, whole, keys))
        if value >= lowest and value + whole < HIGHEST:
            ready.append(Alike(weight, 1, keys))
    return ready


def _least(line: float, matrix: Matrix) -> int:
    """The smallest number of half steps by weight that reaches the line, as rounded to nine decimals."""
    most = HALVES * 2 * HIGHEST * int(matrix.rated_weights.sum())
    halves = int(line * most)
    while nine(halves / most) >= line:
        halves -= 1
    while nine(halves / most) < line:
        halves += 1
    return halves


def _after(matrix: Matrix, synergy: Synergy | None, steps: Mapping[int, int]) -> Synergy | None:
    """The three figures after the steps. A counteracting effect stays one after the single step off a red line."""
    if synergy is None:
        return None
    keys = np.array([*steps], dtype=int)
    weights, was = matrix.rated_weights[keys // 2], matrix.known.ravel()[keys]
    becomes = np.minimum(HIGHEST, was + np.array([*steps.values()]))
    most = 2 * HIGHEST * int(matrix.rated_weights.sum())
    more = synergy.synergy + float((weights * (becomes.clip(min=0) - was.clip(min=0))).sum()) / most
    less = synergy.tension + float((weights * (was.clip(max=0) - becomes.clip(max=0))).sum()) / most
    return replace(synergy, synergy=more, tension=less, net=more - less)
