"""How likely conflict is, by rules, and who should help (formula 11)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from partnerships.compatibility.gap import Gap
from partnerships.compatibility.matrix import Matrix
from partnerships.compatibility.matrix_input import Effect
from partnerships.compatibility.red_lines import RedLine
from partnerships.compatibility.scale import FORMULA_VERSION, check_range, nine
from partnerships.compatibility.synergy import Synergy
from partnerships.compatibility.verdict import counteracting_important

STAGES = 9


class Level(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


class Sign(StrEnum):
    OPEN_RED_LINE = "open_red_line"
    CONFLICT_STAGE = "conflict_stage"
    TENSION = "tension"
    UNMITIGATED = "unmitigated"
    GAP = "gap"
    OPPOSED_SIGNS = "opposed_signs"


class Help(StrEnum):
    SELF_HELP = "self_help"
    PROCESS_GUIDANCE = "process_guidance"
    MEDIATION = "mediation"
    ARBITRATION = "arbitration"
    EXIT = "exit"


BANDS = (
    (Help.SELF_HELP, 1, 3),
    (Help.PROCESS_GUIDANCE, 3, 5),
    (Help.MEDIATION, 5, 7),
    (Help.ARBITRATION, 6, 8),
    (Help.EXIT, 7, 9),
)
"""First and last stage at which each fits; the published bands overlap."""


@dataclass(frozen=True, slots=True)
class Risk:
    """`level` with the signs of it. `trend` in 0..1 is a heuristic to watch over time, made of what is not `missing`.

    `help` fits the worst open stage; n rated pairs.
    """

    level: Level
    signs: tuple[Sign, ...]
    trend: float | None
    missing: tuple[str, ...]
    help: tuple[Help, ...]
    n: int
    formula_version: str = FORMULA_VERSION


def help_at(stage: int) -> tuple[Help, ...]:
    """Who should help at a stage of 1..9 (Glasl 1982). Raises ValueError for another stage."""
    check_range(stage, name="stage", lowest=1, highest=STAGES)
    return tuple(kind for kind, first, last in BANDS if first <= stage <= last)


def measure_risk(
    matrix: Matrix,
    *,
    synergy: Synergy | None,
    gap: Gap | None = None,
    red_lines: Sequence[RedLine] = (),
    mitigated: Collection[Effect] = (),
    stage: int = 0,
    missed: float | None = None,
) -> Risk:
    """Return the level by the first rule that holds, and 1 - (1-T)(1-G)(1-E/9)(1-U) as its trend.

    Critical: an open red line, or a conflict at stage 7 and more. High: T of .30, an important effect of -2 nobody has
    mitigated, or stage 4-6. Medium: T of .10, G of .33, any opposite signs, or stage 1-3. `stage` E is the worst of
    open conflicts, 0 = none (Glasl 1982); `missed` U the share of due commitments missed, 0..1, None = none due.
    Raises ValueError for another stage or share.
    """
    check_range(stage, name="stage", lowest=0, highest=STAGES)
    check_range(missed or 0, name="missed", lowest=0, highest=1)
    tension = nine(synergy.tension) if synergy else None
    distance = nine(gap.gap) if gap and gap.gap is not None else None
    unmitigated = [effect for effect in counteracting_important(matrix) if effect not in mitigated]
    rules = (
        (Level.CRITICAL, Sign.OPEN_RED_LINE, any(line.is_open for line in red_lines)),
        (Level.CRITICAL, Sign.CONFLICT_STAGE, stage >= 7),
        (Level.HIGH, Sign.TENSION, tension is not None and tension >= 0.30),
        (Level.HIGH, Sign.UNMITIGATED, bool(unmitigated)),
        (Level.HIGH, Sign.CONFLICT_STAGE, stage >= 4),
        (Level.MEDIUM, Sign.TENSION, tension is not None and tension >= 0.10),
        (Level.MEDIUM, Sign.GAP, distance is not None and distance >= 0.33),
        (Level.MEDIUM, Sign.OPPOSED_SIGNS, bool(gap and gap.sign_disagreements)),
        (Level.MEDIUM, Sign.CONFLICT_STAGE, stage >= 1),
    )
    level = next((level for level, _, holds in rules if holds), Level.LOW)
    trend, missing = _trend({"tension": tension, "gap": distance, "stage": stage / STAGES, "missed": missed})
    return Risk(
        level=level,
        signs=tuple(sign for of_level, sign, holds in rules if holds and of_level is level),
        trend=trend,
        missing=missing,
        help=help_at(stage) if stage else (),
        n=synergy.n if synergy else 0,
    )


def _trend(parts: dict[str, float | None]) -> tuple[float | None, tuple[str, ...]]:
    """None without tension: a trend of the rest alone would look like calm."""
    missing = tuple(name for name, part in parts.items() if part is None)
    if parts["tension"] is None:
        return None, missing
    calm = 1.0
    for part in parts.values():
        calm *= 1 - (part or 0)
    return 1 - calm, missing
