"""Dependence both ways, and whose voice is heard (formulas 12 and 13)."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from partnerships.compatibility.scale import FORMULA_VERSION, check_range, nine

IMBALANCED = 0.40
LOW_VOICE = 0.50
"""One side initiates three times as much as the other; below is low."""
FEWEST_ACTS = 11
"""From here on, two who begin as often look that one-sided by chance less than one time in ten."""


class Safeguard(StrEnum):
    VETO_AREAS = "veto_areas"
    NEUTRAL_CHAIR = "neutral_chair"
    INDEPENDENT_INCOME = "independent_income"
    EXIT_WITHOUT_PENALTY = "exit_without_penalty"
    COMMUNITY_SEAT = "community_seat"


@dataclass(frozen=True, slots=True)
class Supply:
    """What a party gets from the other: `importance` above 0, `share` of it from there and `substitutable`, both 0..1.

    Raises ValueError for other figures.
    """

    kind: Hashable
    importance: float
    share: float
    substitutable: float

    def __post_init__(self) -> None:
        if self.importance <= 0:
            raise ValueError(f"importance must be above 0; got {self.importance!r}")
        check_range(self.share, name="share", lowest=0, highest=1)
        check_range(self.substitutable, name="substitutable", lowest=0, highest=1)


@dataclass(frozen=True, slots=True)
class VoiceBalance:
    """`value` in 0..1 over n acts; 1 = both initiate as much. A signal, never a verdict."""

    value: float
    n: int


@dataclass(frozen=True, slots=True)
class Power:
    """A's and B's dependence on the other, how far apart they are and how large together, all in 0..1; over n supplies.

    `safeguards` are named when the imbalance is .40 or more and the voice balance low.
    """

    a_on_b: float
    b_on_a: float
    imbalance: float
    mutual: float
    safeguards: tuple[Safeguard, ...]
    n: int
    formula_version: str = FORMULA_VERSION


def measure_voice(acts_a: Mapping[str, int], acts_b: Mapping[str, int]) -> VoiceBalance | None:
    """Return 1 - |v_A - v_B| / (v_A + v_B) over proposals, agenda items and decisions initiated; None where none was.

    Perceived equity from check-ins stands beside it. Own heuristic. Raises ValueError for a count below 0.
    """
    for acts in (acts_a, acts_b):
        if any(count < 0 for count in acts.values()):
            raise ValueError(f"acts must not be below 0; got {dict(acts)!r}")
    ours, theirs = sum(acts_a.values()), sum(acts_b.values())
    if not ours + theirs:
        return None
    return VoiceBalance(1 - abs(ours - theirs) / (ours + theirs), ours + theirs)


def measure_power(
    supplies_a: Sequence[Supply], supplies_b: Sequence[Supply], *, voice: VoiceBalance | None = None
) -> Power | None:
    """Return D = Σ imp·share·(1 - substitutable) / Σ imp each way, PI = |D_A - D_B| and MD = (D_A + D_B) / 2.

    `supplies_a` is what A gets from B. Emerson (1962): dependence is need times lack of alternatives; imbalance and
    mutual dependence are two figures (Casciaro & Piskorski 2005). None while a party has listed nothing.
    """
    if not supplies_a or not supplies_b:
        return None
    a_on_b, b_on_a = measure_dependence(supplies_a), measure_dependence(supplies_b)
    imbalance = abs(a_on_b - b_on_a)
    is_unheard = voice is not None and nine(voice.value) < LOW_VOICE
    return Power(
        a_on_b=a_on_b,
        b_on_a=b_on_a,
        imbalance=imbalance,
        mutual=(a_on_b + b_on_a) / 2,
        safeguards=tuple(Safeguard) if nine(imbalance) >= IMBALANCED and is_unheard else (),
        n=len(supplies_a) + len(supplies_b),
    )


def measure_dependence(supplies: Sequence[Supply]) -> float:
    """Return D of at least one supply, in 0..1: what one side alone may know before the other shows its own."""
    needed = sum(one.importance * one.share * (1 - one.substitutable) for one in supplies)
    return needed / sum(one.importance for one in supplies)
