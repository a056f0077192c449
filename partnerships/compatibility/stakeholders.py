"""Who counts for a partnership, and how it resonates with them (formula 7)."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from partnerships.compatibility.scale import FORMULA_VERSION, check_range

HIGH = 3
"""Power and interest from here count as high, as on the mission's own power-interest grid."""
HARMED = -2
EXPECTANT = 2 / 3
"""Two of the three attributes: expectant stakeholders (Mitchell, Agle & Wood 1997)."""


class Salience(StrEnum):
    """Classes by power, legitimacy and urgency (Mitchell, Agle & Wood 1997)."""

    NON = "non"
    DORMANT = "dormant"
    DISCRETIONARY = "discretionary"
    DEMANDING = "demanding"
    DOMINANT = "dominant"
    DANGEROUS = "dangerous"
    DEPENDENT = "dependent"
    DEFINITIVE = "definitive"


CLASSES = {
    (False, False, False): Salience.NON,
    (True, False, False): Salience.DORMANT,
    (False, True, False): Salience.DISCRETIONARY,
    (False, False, True): Salience.DEMANDING,
    (True, True, False): Salience.DOMINANT,
    (True, False, True): Salience.DANGEROUS,
    (False, True, True): Salience.DEPENDENT,
    (True, True, True): Salience.DEFINITIVE,
}
"""By (powerful, legitimate, urgent)."""


class Quadrant(StrEnum):
    """By power and interest (Mendelow 1981); whoever is harmed without power gets a voice, not a monitor."""

    MANAGE_CLOSELY = "manage_closely"
    KEEP_SATISFIED = "keep_satisfied"
    KEEP_INFORMED = "keep_informed"
    MONITOR = "monitor"
    GIVE_A_VOICE = "give_a_voice"


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """`power` and `interest` 1..5, `stance` -2 against..2 for, `affected` -3 harmed..3 helped; None = nobody said.

    Raises ValueError for other figures.
    """

    key: Hashable
    power: int
    interest: int
    is_legitimate: bool
    is_urgent: bool
    stance: int | None = None
    affected: int | None = None

    def __post_init__(self) -> None:
        check_range(self.power, name="power", lowest=1, highest=5)
        check_range(self.interest, name="interest", lowest=1, highest=5)
        check_range(self.stance or 0, name="stance", lowest=-2, highest=2)
        check_range(self.affected or 0, name="affected", lowest=-3, highest=3)


@dataclass(frozen=True, slots=True)
class StakeholderReading:
    """`salience` in 0..1. `needs_a_voice`: harmed and without power. `is_hostile`: against, two attributes or more."""

    key: Hashable
    salience: float
    salience_class: Salience
    quadrant: Quadrant
    needs_a_voice: bool
    is_hostile: bool


@dataclass(frozen=True, slots=True)
class Resonance:
    """`value` R in 0..1, ½ = neither for nor against; None while nobody who counts has a known stance.

    `n` stakeholders with a known stance, of all in `readings`.
    """

    value: float | None
    n: int
    readings: tuple[StakeholderReading, ...]
    formula_version: str = FORMULA_VERSION

    @property
    def hostile(self) -> tuple[Hashable, ...]:
        return tuple(reading.key for reading in self.readings if reading.is_hostile)

    @property
    def without_a_voice(self) -> tuple[Hashable, ...]:
        return tuple(reading.key for reading in self.readings if reading.needs_a_voice)


def read_stakeholder(stakeholder: Stakeholder) -> StakeholderReading:
    """Return salience = (powerful + legitimate + urgent) / 3, its class, and the quadrant of power and interest.

    Mitchell, Agle & Wood (1997); Mendelow (1981). Power and interest of 3 and more count as high.
    """
    is_powerful = stakeholder.power >= HIGH
    attributes = (is_powerful, stakeholder.is_legitimate, stakeholder.is_urgent)
    needs_a_voice = stakeholder.affected is not None and stakeholder.affected <= HARMED and not is_powerful
    salience = sum(attributes) / 3
    is_against = stakeholder.stance is not None and stakeholder.stance < 0
    return StakeholderReading(
        key=stakeholder.key,
        salience=salience,
        salience_class=CLASSES[attributes],
        quadrant=Quadrant.GIVE_A_VOICE if needs_a_voice else _quadrant(stakeholder),
        needs_a_voice=needs_a_voice,
        is_hostile=is_against and salience >= EXPECTANT,
    )


def as_both_see(first: Stakeholder, second: Stakeholder) -> Stakeholder:
    """Return one stakeholder of two parties' views, so that a group both name counts once.

    The lower stance and effect; the higher power and interest, and a claim or urgency that either sees. What one of
    them did not judge is the other's.
    """
    return Stakeholder(
        key=first.key,
        power=max(first.power, second.power),
        interest=max(first.interest, second.interest),
        is_legitimate=first.is_legitimate or second.is_legitimate,
        is_urgent=first.is_urgent or second.is_urgent,
        stance=_lower(first.stance, second.stance),
        affected=_lower(first.affected, second.affected),
    )


def measure_resonance(stakeholders: Iterable[Stakeholder]) -> Resonance:
    """Return R = ½(1 + Σ salience·stance / 2Σ salience) over stakeholders with a known stance."""
    everyone = list(stakeholders)
    readings = tuple(read_stakeholder(stakeholder) for stakeholder in everyone)
    known = [
        (reading.salience, stakeholder.stance)
        for reading, stakeholder in zip(readings, everyone, strict=True)
        if stakeholder.stance is not None
    ]
    total = sum(salience for salience, _ in known)
    value = (1 + sum(salience * stance for salience, stance in known) / (2 * total)) / 2 if total else None
    return Resonance(value, len(known), readings)


def _lower(first: int | None, second: int | None) -> int | None:
    return min((value for value in (first, second) if value is not None), default=None)


def _quadrant(stakeholder: Stakeholder) -> Quadrant:
    if stakeholder.interest >= HIGH:
        return Quadrant.MANAGE_CLOSELY if stakeholder.power >= HIGH else Quadrant.KEEP_INFORMED
    return Quadrant.KEEP_SATISFIED if stakeholder.power >= HIGH else Quadrant.MONITOR
