"""The verdict on two missions: readable rules, first match, with every reason of that rule (formula 10)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from partnerships.compatibility.gap import Gap
from partnerships.compatibility.matrix import Matrix
from partnerships.compatibility.matrix_input import Effect
from partnerships.compatibility.red_lines import RedLine
from partnerships.compatibility.scale import FORMULA_VERSION, Party, View, nine
from partnerships.compatibility.synergy import Coverage, Standing, Synergy, measure_coverage

COUNTERACTING = -2


class Verdict(StrEnum):
    RED_LINE = "red_line"
    PROVISIONAL = "provisional"
    NEGOTIATE = "negotiate"
    COMPLEMENTARY = "complementary"
    PARALLEL = "parallel"
    PROMISING = "promising"


class Because(StrEnum):
    OPEN_RED_LINE = "open_red_line"
    LOW_COVERAGE = "low_coverage"
    WAITING_FOR_PARTY = "waiting_for_party"
    HIGH_TENSION = "high_tension"
    COUNTERACTING_IMPORTANT = "counteracting_important"
    OPPOSED_IMPORTANT = "opposed_important"
    NET_REACHED = "net_reached"
    LITTLE_SYNERGY = "little_synergy"
    LITTLE_TENSION = "little_tension"
    SOME_SYNERGY = "some_synergy"
    SOME_TENSION = "some_tension"
    NET_NOT_REACHED = "net_not_reached"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where the rules turn. Starting points, calibrated on twelve written cases only."""

    tension_to_negotiate: float = 0.15
    net_to_complement: float = 0.30
    synergy_to_merge: float = 0.15
    tension_to_watch: float = 0.10


THRESHOLDS = Thresholds()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: the figure met and the line it was held against, or what it is about; None and () where not fitting."""

    because: Because
    figure: float | None = None
    line: float | None = None
    about: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict with its reasons, in the view named; `waiting_for` who has not submitted; n rated pairs."""

    verdict: Verdict
    reasons: tuple[Reason, ...]
    waiting_for: tuple[Party, ...]
    view: View
    n: int
    coverage: Coverage
    formula_version: str = FORMULA_VERSION


def judge(
    matrix: Matrix,
    *,
    synergy: Synergy | None,
    gap: Gap | None = None,
    red_lines: Sequence[RedLine] = (),
    waiting_for: Collection[Party] = (),
    thresholds: Thresholds = THRESHOLDS,
) -> Judgement:
    """Return the first rule that holds, with its reasons. Figures are rounded to nine decimals before any line.

    Red line: one is open. Provisional: under .8 of the matrix by weight is rated, or a party has not submitted.
    Negotiate: tension of .15, an effect of -2 or worse between two goals of importance 4 and more, or opposite signs
    there. Complementary: net of .30. Parallel: synergy under .15 and tension under .10. Otherwise promising. An own
    view waits for its own party only. Own rules, after the cases in docs/method.md.
    """
    coverage = synergy.coverage if synergy else measure_coverage(matrix)
    if matrix.view is View.OWN:
        waiting_for = [party for party in waiting_for if party == matrix.party]
    waiting = tuple(sorted(waiting_for))
    verdict, reasons = (
        _red(red_lines)
        or _provisional(coverage, waiting)
        or _negotiate(matrix, synergy, gap, thresholds)
        or judge_figures(synergy, thresholds)
    )
    return Judgement(verdict, tuple(reasons), waiting, matrix.view, coverage.rated, coverage)


Found = tuple[Verdict, list[Reason]] | None


def _red(red_lines: Sequence[RedLine]) -> Found:
    still_open = tuple(line for line in red_lines if line.is_open)
    return (Verdict.RED_LINE, [Reason(Because.OPEN_RED_LINE, about=still_open)]) if still_open else None


def _provisional(coverage: Coverage, waiting_for: tuple[Party, ...]) -> Found:
    reasons = []
    if coverage.standing is not Standing.FULL:
        reasons.append(Reason(Because.LOW_COVERAGE, figure=coverage.share, line=0.8))
    if waiting_for:
        reasons.append(Reason(Because.WAITING_FOR_PARTY, about=waiting_for))
    return (Verdict.PROVISIONAL, reasons) if reasons else None


def _negotiate(matrix: Matrix, synergy: Synergy | None, gap: Gap | None, thresholds: Thresholds) -> Found:
    reasons = []
    if synergy and nine(synergy.tension) >= thresholds.tension_to_negotiate:
        reasons.append(Reason(Because.HIGH_TENSION, synergy.tension, thresholds.tension_to_negotiate))
    if counteracting := counteracting_important(matrix):
        reasons.append(Reason(Because.COUNTERACTING_IMPORTANT, about=counteracting))
    if gap and gap.important_disagreements:
        reasons.append(Reason(Because.OPPOSED_IMPORTANT, about=gap.important_disagreements))
    return (Verdict.NEGOTIATE, reasons) if reasons else None


def judge_figures(synergy: Synergy | None, thresholds: Thresholds) -> tuple[Verdict, list[Reason]]:
    """Where nothing speaks against it: complementary, parallel or promising. Raises ValueError without figures."""
    if synergy is None:
        raise ValueError("synergy must be given where at least half of the matrix is rated; got None")
    net, helped, hurt = nine(synergy.net), nine(synergy.synergy), nine(synergy.tension)
    if net >= thresholds.net_to_complement:
        return Verdict.COMPLEMENTARY, [Reason(Because.NET_REACHED, synergy.net, thresholds.net_to_complement)]
    is_synergic, is_tense = helped >= thresholds.synergy_to_merge, hurt >= thresholds.tension_to_watch
    reasons = [
        Reason(
            Because.SOME_SYNERGY if is_synergic else Because.LITTLE_SYNERGY,
            synergy.synergy,
            thresholds.synergy_to_merge,
        ),
        Reason(
            Because.SOME_TENSION if is_tense else Because.LITTLE_TENSION,
            synergy.tension,
            thresholds.tension_to_watch,
        ),
    ]
    if not is_synergic and not is_tense:
        return Verdict.PARALLEL, reasons
    return Verdict.PROMISING, [*reasons, Reason(Because.NET_NOT_REACHED, synergy.net, thresholds.net_to_complement)]


def counteracting_important(matrix: Matrix) -> tuple[Effect, ...]:
    """Effects of -2 or worse between two goals of importance 4 and more."""
    return matrix.effects_where(is_counteracting_important(matrix))


def is_counteracting_important(matrix: Matrix) -> np.ndarray:
    return matrix.is_important[:, None] & (matrix.figures <= COUNTERACTING)
