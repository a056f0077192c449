"""From people's labels to the line above which a match counts, and how often matching agrees with them."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from alignment.measures.proportion import Proportion, wilson

FEWEST_LABELS = 10
FEWEST_OF_EACH = 3
FEWEST_OF_A_PROMISE = 4
STEEPNESS = 20.0  # from .25 to .75 sure within .11 of strength
SPREAD = 0.05  # how far a mission's line lies from the general one, and a promise's from its mission's
LOWEST, HIGHEST = 0.25, 0.60


@dataclass(frozen=True)
class LabeledPair:
    """An answer and a promise that people have judged.

    `strength` is that of the match, 0..1, or None where no passage speaks for the promise: no line can count it.
    `line` is where matches counted when it was released; `promise` is empty where the promise reads otherwise today.
    """

    answer: str
    promise: str
    strength: float | None
    shows: bool
    line: float


@dataclass(frozen=True)
class Lines:
    """The strength from which a match counts: of the mission, and of promises with labels enough of their own."""

    mission: float
    promises: dict[str, float] = field(default_factory=dict)

    def of(self, promise: str) -> float:
        return self.promises.get(promise, self.mission)

    def reach(self, pair: LabeledPair) -> bool:
        """Say whether these lines count the pair."""
        return _reaches(pair, self.of(pair.promise))


@dataclass(frozen=True)
class Agreement:
    """Precision: the share of counted pairs that show their promise. Recall: the share of those that are counted.

    Each with its n and Wilson interval; None where nothing is counted, or nothing shows a promise.
    """

    precision: Proportion | None
    recall: Proportion | None
    errors: int


@dataclass(frozen=True)
class Calibration:
    """What labels say: the lines they set, and agreement with the line of the release and with lines set without.

    `lines` is None while the labels are too few; `is_kept` says that no line of their own agrees with them better.
    """

    labels: int
    showing: int
    before: Agreement
    after: Agreement | None
    lines: Lines | None
    is_kept: bool = False


def calibrate(*, pairs: Sequence[LabeledPair], general: float) -> Calibration:
    """Set the lines from labels, if there are at least `FEWEST_LABELS`, and `FEWEST_OF_EACH` of both kinds.

    `after` is cross-validated: each answer's pairs are judged by lines set without any label of that answer (leave one
    group out; Stone 1974), never by lines they helped to set. Unless that makes fewer errors than the general line, the
    general line is kept: labels that do not improve the matching do not change it.
    """
    showing = sum(pair.shows for pair in pairs)
    before = agreement(pairs=pairs, counts=lambda pair: _reaches(pair, pair.line))
    if len(pairs) < FEWEST_LABELS or min(showing, len(pairs) - showing) < FEWEST_OF_EACH:
        return Calibration(len(pairs), showing, before, after=None, lines=None)
    after = agreement(pairs=pairs, counts=_set_without_the_answer(pairs, general))
    is_kept = after.errors >= agreement(pairs=pairs, counts=Lines(general).reach).errors
    lines = Lines(general) if is_kept else fit_lines(pairs=pairs, general=general)
    return Calibration(len(pairs), showing, before, after=after, lines=lines, is_kept=is_kept)


def fit_lines(*, pairs: Iterable[LabeledPair], general: float) -> Lines:
    """The mission's line, drawn from the general one by all labels; promises', drawn from the mission's by their own.

    A promise has a line of its own from `FEWEST_OF_A_PROMISE` labels. Pairs without a strength move no line.
    """
    usable = [pair for pair in pairs if pair.strength is not None]
    mission = fit_line(pairs=usable, prior=general)
    by_promise: dict[str, list[LabeledPair]] = {}
    for pair in usable:
        by_promise.setdefault(pair.promise, []).append(pair)
    return Lines(
        mission=mission,
        promises={
            promise: fit_line(pairs=own, prior=mission)
            for promise, own in sorted(by_promise.items())
            if promise and len(own) >= FEWEST_OF_A_PROMISE
        },
    )


def fit_line(*, pairs: Iterable[LabeledPair], prior: float) -> float:
    """The line t in LOWEST..HIGHEST that is most probable given the labels y (1 shows, 0 does not) of strengths s.

    P(y = 1 | s) = 1 / (1 + exp(-a (s - t))), a = STEEPNESS (Platt 1999, slope fixed), t ~ Normal(prior, SPREAD²).
    The maximum solves  (t - prior) / SPREAD² + a Σ (y - P(s)) = 0,  whose left side rises with t: halved 50 times.
    Labels of pairs chosen by their strength do not bias it, since it models y given s; few labels stay by the prior.
    """
    points = [(pair.strength, pair.shows) for pair in pairs if pair.strength is not None]
    low, high = LOWEST, HIGHEST
    for _ in range(50):
        middle = (low + high) / 2
        surplus = sum(shows - 1 / (1 + math.exp(-STEEPNESS * (strength - middle))) for strength, shows in points)
        if (middle - prior) / SPREAD**2 + STEEPNESS * surplus < 0:
            low = middle
        else:
            high = middle
    return round((low + high) / 2, 4)


def agreement(*, pairs: Sequence[LabeledPair], counts: Callable[[LabeledPair], bool]) -> Agreement:
    """Precision, recall and the number of errors of a rule on labeled pairs."""
    judged = [(counts(pair), pair.shows) for pair in pairs]
    right = sum(counted and shows for counted, shows in judged)
    return Agreement(
        precision=wilson(right, sum(counted for counted, _ in judged)),
        recall=wilson(right, sum(shows for _, shows in judged)),
        errors=sum(counted != shows for counted, shows in judged),
    )


def _set_without_the_answer(pairs: Sequence[LabeledPair], general: float) -> Callable[[LabeledPair], bool]:
    lines = {
        answer: fit_lines(pairs=[pair for pair in pairs if pair.answer != answer], general=general)
        for answer in {pair.answer for pair in pairs}
    }
    return lambda pair: lines[pair.answer].reach(pair)


def _reaches(pair: LabeledPair, line: float) -> bool:
    return pair.strength is not None and pair.strength >= line
