"""Everything the matrix says, in one view."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from partnerships.compatibility.gap import Gap, measure_gap
from partnerships.compatibility.lifting import Lift, find_lift
from partnerships.compatibility.matrix import Matrix, joint_matrix, own_matrix
from partnerships.compatibility.matrix_input import Acceptance, Agreement, Breach, Effect, Goal, Rating
from partnerships.compatibility.red_lines import RedLine, find_red_lines, lone_red_flags
from partnerships.compatibility.scale import FORMULA_VERSION, Party, View, nine
from partnerships.compatibility.synergy import Coverage, Synergy, measure_coverage, measure_synergy
from partnerships.compatibility.tensions import Opportunity, Tension, find_opportunities, find_tensions
from partnerships.compatibility.verdict import THRESHOLDS, Judgement, Thresholds, judge

NEAR_ZERO = 0.05


class Flag(StrEnum):
    NET_NEAR_ZERO = "net_near_zero"
    """Help and harm cancel in the net, and both are there."""
    ASYMMETRIC = "asymmetric"
    """One side gives much more than it receives."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """All results of one view: figures, red lines, verdict, what would change it, tensions and opportunities.

    `gap` is None in an own view; `lone_red_flags` are () in a joint one. n in every part.
    """

    view: View
    party: Party | None
    matrix: Matrix
    coverage: Coverage
    synergy: Synergy | None
    red_lines: tuple[RedLine, ...]
    lone_red_flags: tuple[Effect, ...]
    gap: Gap | None
    judgement: Judgement
    lift: Lift | None
    tensions: tuple[Tension, ...]
    opportunities: tuple[Opportunity, ...]
    flags: tuple[Flag, ...]
    formula_version: str = FORMULA_VERSION


def assess_own(
    *,
    party: Party,
    goals_a: Sequence[Goal],
    goals_b: Sequence[Goal],
    ratings: Iterable[Rating],
    breaches: Iterable[Breach] = (),
    waiting_for: Collection[Party] = (),
    thresholds: Thresholds = THRESHOLDS,
) -> Assessment:
    """One party's own picture, before the reveal: nothing in it depends on the other party's ratings.

    Raises ValueError as `own_matrix`.
    """
    matrix = own_matrix(goals_a=goals_a, goals_b=goals_b, ratings=ratings, party=party)
    red_lines = find_red_lines(matrix, breaches=breaches)
    return _assess(matrix, red_lines, lone=lone_red_flags(matrix), waiting_for=waiting_for, thresholds=thresholds)


def assess_joint(
    *,
    goals_a: Sequence[Goal],
    goals_b: Sequence[Goal],
    ratings: Sequence[Rating],
    agreements: Iterable[Agreement] = (),
    breaches: Iterable[Breach] = (),
    acceptances: Collection[Acceptance] = (),
    waiting_for: Collection[Party] = (),
    thresholds: Thresholds = THRESHOLDS,
) -> Assessment:
    """Both parties' picture, after the reveal: joint, provisional until every rated pair is agreed.

    Raises ValueError as `joint_matrix`.
    """
    matrix = joint_matrix(goals_a=goals_a, goals_b=goals_b, ratings=ratings, agreements=agreements)
    red_lines = find_red_lines(matrix, breaches=breaches, acceptances=acceptances)
    return _assess(matrix, red_lines, gap=measure_gap(matrix), waiting_for=waiting_for, thresholds=thresholds)


def _assess(
    matrix: Matrix,
    red_lines: tuple[RedLine, ...],
    *,
    gap: Gap | None = None,
    lone: tuple[Effect, ...] = (),
    waiting_for: Collection[Party],
    thresholds: Thresholds,
) -> Assessment:
    synergy = measure_synergy(matrix)
    judgement = judge(
        matrix, synergy=synergy, gap=gap, red_lines=red_lines, waiting_for=waiting_for, thresholds=thresholds
    )
    lift = find_lift(
        matrix,
        judgement,
        synergy=synergy,
        gap=gap,
        red_lines=red_lines,
        waiting_for=waiting_for,
        thresholds=thresholds,
    )
    return Assessment(
        view=matrix.view,
        party=matrix.party,
        matrix=matrix,
        coverage=synergy.coverage if synergy else measure_coverage(matrix),
        synergy=synergy,
        red_lines=red_lines,
        lone_red_flags=lone,
        gap=gap,
        judgement=judgement,
        lift=lift,
        tensions=find_tensions(matrix),
        opportunities=find_opportunities(matrix),
        flags=_flags(synergy, thresholds),
    )


def _flags(synergy: Synergy | None, thresholds: Thresholds) -> tuple[Flag, ...]:
    if synergy is None:
        return ()
    cancels = nine(abs(synergy.net)) <= NEAR_ZERO and nine(synergy.tension) >= thresholds.tension_to_negotiate
    raised = ((Flag.NET_NEAR_ZERO, cancels), (Flag.ASYMMETRIC, synergy.is_asymmetric))
    return tuple(flag for flag, holds in raised if holds)
