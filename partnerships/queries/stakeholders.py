"""Who is around two parties: our list beside what the other shares, as a picture, as rows, and what both say."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from missionhub.core.charts import Mark
from missions.models import Stakeholder as RegisterEntry
from partnerships import compatibility as engine
from partnerships.models import Party, Stakeholder, StakeholderEngagement
from partnerships.queries.resonance import for_engine, joint_resonance, own_resonance, pair_up
from partnerships.queries.sentences import hundredths
from partnerships.queries.stakeholder_words import AFFECTED, CARE, OUTLINES, SHAPES, SIZES, STANCES, WEIGHT

LATELY = 6


@dataclass(frozen=True)
class View:
    """One entry as a page shows it."""

    entry: Stakeholder

    @cached_property
    def reading(self) -> engine.StakeholderReading | None:
        """None until power and interest are judged."""
        return engine.read_stakeholder(for_engine(self.entry)) if self.entry.is_placed else None

    @property
    def care(self) -> str | Promise:
        return CARE[self.reading.quadrant][0] if self.reading else _("Not placed yet")

    @property
    def advice(self) -> str | Promise:
        if self.reading is None:
            return _("Say how much they can do and how much they care; then the page says what that asks of you.")
        return CARE[self.reading.quadrant][1]

    @property
    def weight(self) -> str | Promise:
        return WEIGHT[self.reading.salience_class] if self.reading else ""

    @property
    def stance(self) -> str | Promise:
        return dict(STANCES).get(self.entry.stance, _("stance not known"))  # type: ignore[arg-type]  # None is a key

    @property
    def tone(self) -> str:
        stance = self.entry.stance or 0
        return "good" if stance > 0 else "bad" if stance < 0 else ""

    @property
    def affected(self) -> str | Promise:
        return dict(AFFECTED).get(self.entry.affected, _("not judged"))  # type: ignore[arg-type]

    @property
    def needs_a_voice(self) -> bool:
        return self.reading is not None and self.reading.needs_a_voice

    @property
    def is_hostile(self) -> bool:
        return self.reading is not None and self.reading.is_hostile


@dataclass(frozen=True)
class Row:
    """The same group on our list and on theirs; at least one of them."""

    ours: View | None
    theirs: View | None

    @property
    def first(self) -> View:
        return self.ours or self.theirs  # type: ignore[return-value]  # one there is

    @property
    def needs_a_voice(self) -> bool:
        return any(one.needs_a_voice for one in (self.ours, self.theirs) if one)

    @property
    def is_seen_differently(self) -> bool:
        """Another place on the grid, or another side."""
        if not (self.ours and self.theirs and self.ours.reading and self.theirs.reading):
            return False
        sides = {one.entry.stance is not None and one.entry.stance < 0 for one in (self.ours, self.theirs)}
        return self.ours.reading.quadrant != self.theirs.reading.quadrant or len(sides) == 2

    @property
    def order(self) -> tuple[bool, int, int, str, int]:
        """Whoever needs a voice first, then by power and interest."""
        entry = self.first.entry
        return (not self.needs_a_voice, -(entry.power or 0), -(entry.interest or 0), entry.name.casefold(), entry.pk)


@dataclass(frozen=True)
class Figure:
    """Resonance in hundredths: 50 is neither for nor against; empty while nobody who weighs has a known stance."""

    figure: str
    n: int
    all: int
    hostile: list[str]

    @classmethod
    def of(cls, found: engine.Resonance, names: dict[int, str]) -> "Figure":
        hostile = [names[key] for key in found.hostile]  # type: ignore[index]  # keys are our ids
        return cls(hundredths(found.value), found.n, len(found.readings), hostile)


@dataclass(frozen=True)
class Surroundings:
    we: Party
    they: Party | None
    rows: list[Row]
    joint: Figure | None
    own: Figure

    @property
    def without_a_voice(self) -> list[Row]:
        return [row for row in self.rows if row.needs_a_voice]

    @property
    def hostile_to_us_alone(self) -> list[str]:
        """Beside those whom both sides can read of."""
        known = self.joint.hostile if self.joint else []
        return [name for name in self.own.hostile if name not in known]

    @property
    def has_theirs(self) -> bool:
        return any(row.theirs for row in self.rows)

    @property
    def placed(self) -> list[Row]:
        return [row for row in self.rows if any(one.reading for one in (row.ours, row.theirs) if one)]


def surroundings_of(we: Party, they: Party | None) -> Surroundings:
    """Three queries. Of the others' entries only those they share are read."""
    seen = list(Stakeholder.objects.seen_by(we).select_related("party").order_by("pk"))
    ours = [one for one in seen if one.party_id == we.pk]
    theirs = [one for one in seen if they is not None and one.party_id == they.pk]
    rows = [Row(*(View(one) if one else None for one in pair)) for pair in pair_up(ours, theirs)]
    names = {one.pk: one.name for one in seen}
    return Surroundings(
        we=we,
        they=they,
        rows=sorted(rows, key=lambda row: row.order),
        joint=Figure.of(joint_resonance(we, they), names) if they is not None else None,
        own=Figure.of(own_resonance(ours, theirs), names),
    )


def grid_marks(around: Surroundings, *, slug: str, may_move: bool) -> list[Mark]:
    """Ours solid, theirs as ghosts; a ghost of somebody who is on our list too is tied to ours and not named again."""
    marks: list[Mark] = []
    for row in around.rows:
        tied = None
        if row.ours and row.ours.reading:
            tied = len(marks)
            marks.append(_mark(row.ours, slug, around.we, key=str(row.ours.entry.pk) if may_move else ""))
        if row.theirs and row.theirs.reading:
            marks.append(_mark(row.theirs, slug, around.we, ghost_of=tied))
    return marks


def _mark(view: View, slug: str, we: Party, *, ghost_of: int | None = None, key: str = "") -> Mark:
    entry, reading = view.entry, view.reading
    is_ghost = entry.party_id != we.pk
    said = [str(view.stance), str(view.affected) if entry.affected is not None else "", str(view.weight)]
    if is_ghost:
        said.append(_("as %(name)s sees it") % {"name": entry.party.name})
    return Mark(
        label=entry.name,
        power=entry.power or 0,
        interest=entry.interest or 0,
        shape=SHAPES[entry.stance],
        word=", ".join(filter(None, said)),
        url=reverse("partnerships:stakeholder", args=[slug, we.partnership_id, entry.pk]),
        size=SIZES[None if entry.affected is None else abs(entry.affected)],
        outline=OUTLINES[round(3 * reading.salience)] if reading and not is_ghost else 0,
        is_ringed=view.needs_a_voice,
        is_ghost=is_ghost,
        ghost_of=ghost_of,
        key=key,
    )


def critics_known_to_all(party: Party, others: Iterable[Party]) -> list[str]:
    """Against it, and they weigh: of what is shared alone, so that every side reads the same names."""
    shared = list(Stakeholder.objects.shared_by(party, *others).order_by("name", "pk"))
    return list(dict.fromkeys(one.name for one in shared if View(one).is_hostile))


def lately(party: Party) -> list[StakeholderEngagement]:
    """What our side did together with whom, the newest first."""
    ours = StakeholderEngagement.objects.of(party).select_related("stakeholder")
    return list(ours.order_by("-held_on", "-pk")[:LATELY])


def offered_from_register(party: Party) -> list[RegisterEntry]:
    """What the organization keeps in its own register and this list does not have yet."""
    there = {name.casefold() for name in Stakeholder.objects.filter(party=party).values_list("name", flat=True)}
    entries = RegisterEntry.objects.of(party.organization).active().by_name() if party.organization else ()
    return [entry for entry in entries if entry.name.casefold() not in there]
