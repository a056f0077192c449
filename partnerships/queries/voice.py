"""Who begins things between two sides, counted from what both can see: by side, never by person. A signal only."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partnerships import compatibility as engine
from partnerships.models import AlignmentRound, CellAgreement, Party, Safeguard, ValueItem, Visibility
from partnerships.queries.sentences import hundredths

LOW = engine.LOW_VOICE


def _agreements(we: Party, they: Party) -> QuerySet:
    both = (we, they)
    return CellAgreement.objects.filter(goal_a__party__in=both, goal_b__party__in=both)


def _rounds(we: Party, _they: Party) -> QuerySet:
    return AlignmentRound.objects.filter(partnership=we.partnership_id)


def _safeguards(we: Party, _they: Party) -> QuerySet:
    return Safeguard.objects.filter(partnership=we.partnership_id)


def _value(we: Party, _they: Party) -> QuerySet:
    return ValueItem.objects.filter(visibility=Visibility.SHARED, party__partnership=we.partnership_id)


SHARED_ACTS: tuple[tuple[str | Promise, str, Callable[[Party, Party], QuerySet]], ...] = (
    (_("How to see a pair of goals, proposed"), "proposed_by", _agreements),
    (_("What is put in or comes of it, shared"), "party", _value),
    (_("Safeguards proposed"), "proposed_by", _safeguards),
    (_("New rounds begun"), "begun_by", _rounds),
)
"""What counts as beginning something: a name, the field that says whose act it is, and the acts both can see."""


@dataclass(frozen=True)
class Acts:
    label: str | Promise
    ours: int
    theirs: int


@dataclass(frozen=True)
class Voice:
    """`value` in hundredths; empty while there are too few acts to tell anything from chance."""

    acts: list[Acts]
    measured: engine.VoiceBalance | None

    @property
    def ours(self) -> int:
        return sum(one.ours for one in self.acts)

    @property
    def theirs(self) -> int:
        return sum(one.theirs for one in self.acts)

    @property
    def n(self) -> int:
        return self.ours + self.theirs

    @property
    def known(self) -> engine.VoiceBalance | None:
        return self.measured if self.n >= engine.FEWEST_ACTS else None

    @property
    def value(self) -> str:
        return hundredths(self.known.value) if self.known else ""

    @property
    def is_low(self) -> bool:
        return self.known is not None and round(self.known.value, 9) < LOW

    @property
    def fewest(self) -> int:
        return engine.FEWEST_ACTS


def voice_between(*, we: Party, they: Party) -> Voice:
    """One query for each kind of act."""
    acts = []
    for label, whose, rows in SHARED_ACTS:
        found = rows(we, they).filter(**{f"{whose}__in": (we, they)}).values_list(whose).annotate(Count("pk"))
        counts = dict(found.order_by(whose))
        acts.append(Acts(label, counts.get(we.pk, 0), counts.get(they.pk, 0)))
    ours, theirs = ({str(one.label): getattr(one, side) for one in acts} for side in ("ours", "theirs"))
    return Voice(acts, engine.measure_voice(ours, theirs))
