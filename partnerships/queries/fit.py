"""Two shared profiles beside each other: values, what each needs and the other has, ways of working, and the whole."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from missionhub.core.charts import PairedRow
from partnerships import compatibility as engine
from partnerships.compatibility import Dimension, Item
from partnerships.models import AlignmentRound, Party, PartyProfile, ResourceNeedOffer
from partnerships.queries.picture import picture_of
from partnerships.queries.profile import shown_to
from partnerships.queries.profile_page import AMOUNT, WEIGHT, ShownProfile, shown
from partnerships.queries.profile_words import WAYS, same_value, value_label
from partnerships.queries.resonance import resonance_of
from partnerships.queries.sentences import hundredths

Words = str | Promise
DIMENSIONS: dict[Dimension, Words] = {
    Dimension.NET: _("What your goals do to each other"),
    Dimension.VALUES: _("What you value"),
    Dimension.COMPLEMENTARITY: _("What you bring each other"),
    Dimension.RESONANCE: _("What people around you think"),
    Dimension.FIT: _("How you work"),
}
HOW_TO_KNOW: dict[Dimension, Words] = {
    Dimension.NET: _("not known yet: rate each other’s goals"),
    Dimension.VALUES: _("not known yet"),
    Dimension.COMPLEMENTARITY: _("not known yet"),
    Dimension.RESONANCE: _("not known yet: share who is around you, and where they stand"),
    Dimension.FIT: _("not known yet"),
}
WIDE_STEPS = 3


@dataclass(frozen=True)
class ValuesSide:
    """`rows`: name, our points, theirs. `widest`: where you are furthest apart."""

    overlap: str
    n: int
    rows: list[tuple[str, int, int]]
    widest: tuple[str, int, int] | None


@dataclass(frozen=True)
class Need:
    """`state` is "met", "partly" or "open"."""

    label: str
    need: Words
    importance: Words
    offer: Words
    need_note: str
    offer_note: str
    state: str


@dataclass(frozen=True)
class NeedsSide:
    """`for_us`, `for_them`: how far the needs of the one are met by the other's offers, of 100."""

    both: str
    for_us: str
    for_them: str
    n: int
    ours: list[Need]
    theirs: list[Need]


@dataclass(frozen=True)
class Way:
    label: Words
    low: Words
    high: Words
    ours: int | None
    theirs: int | None

    @property
    def is_wide(self) -> bool:
        return None not in (self.ours, self.theirs) and abs(self.ours - self.theirs) >= WIDE_STEPS  # type: ignore[operator]


@dataclass(frozen=True)
class WaysSide:
    fit: str
    n: int
    rows: list[Way]

    @property
    def drawing(self) -> list[PairedRow]:
        return [PairedRow(str(row.label), str(row.low), str(row.high), row.ours, row.theirs) for row in self.rows]


@dataclass(frozen=True)
class DimensionRow:
    label: Words
    figure: str = ""
    missing: Words = ""
    is_weakest: bool = False


@dataclass(frozen=True)
class Whole:
    """The index never stands without its weakest part and its range."""

    rows: list[DimensionRow]
    weakest: Words
    weakest_figure: str
    index: str
    low: str
    high: str
    equal_weights: str
    arithmetic: str
    n: int
    all: int


@dataclass(frozen=True)
class Fit:
    we: Party
    they: Party
    ours: ShownProfile | None
    theirs: ShownProfile | None
    values: ValuesSide | None = None
    needs: NeedsSide | None = None
    ways: WaysSide | None = None
    motives: Sequence[tuple[Words, int, int, str, str]] = ()
    whole: Whole | None = None

    @property
    def both(self) -> list[ShownProfile]:
        return [one for one in (self.ours, self.theirs) if one is not None]


def fit_between(*, we: Party, they: Party) -> Fit:
    """Only what the viewing party may read goes in, so no figure depends on what is unseen."""
    ours, theirs = shown_to(we, of=we), shown_to(we, of=they)
    if ours is None or theirs is None:
        return Fit(we, they, shown(ours) if ours else None, shown(theirs) if theirs else None)
    overlap = engine.measure_values(_points(ours), _points(theirs))
    met = engine.measure_complementarity(_resources(ours), _resources(theirs))
    alike = engine.measure_fit(_ways(ours), _ways(theirs))
    found = {
        Dimension.NET: engine.share_of_net(_net(we, they)),
        Dimension.VALUES: overlap.overlap if overlap else None,
        Dimension.COMPLEMENTARITY: met.value if met else None,
        Dimension.RESONANCE: resonance_of(we, they),
        Dimension.FIT: alike.value if alike else None,
    }
    return Fit(
        we=we,
        they=they,
        ours=shown(ours),
        theirs=shown(theirs),
        values=_values_side(ours, theirs, overlap) if overlap else None,
        needs=_needs_side(ours, theirs, met) if met else None,
        ways=_ways_side(ours, theirs, alike) if alike else None,
        motives=_motives(ours, theirs),
        whole=_whole(found),
    )


def _net(we: Party, they: Party) -> float | None:
    """Of the newest round that is revealed, as both see it."""
    rounds = AlignmentRound.objects.filter(partnership=we.partnership_id, revealed_at__isnull=False)
    newest = rounds.newest_first().first()
    synergy = picture_of(newest, we=we, they=they).assessment.synergy if newest else None
    return synergy.net if synergy else None


def _points(row: PartyProfile) -> dict[Hashable, int]:
    return {same_value(one.name): one.points for one in row.values.all()}


def _resources(row: PartyProfile) -> list[engine.Resource]:
    rows = sorted(row.resources.all(), key=lambda one: one.kind)
    return [engine.Resource(one.kind, one.need, one.offer, one.importance) for one in rows]


def _ways(row: PartyProfile) -> dict[Item, int]:
    return {item: step for item in Item if (step := getattr(row, item.value)) is not None}


def _values_side(ours: PartyProfile, theirs: PartyProfile, overlap: engine.ValuesOverlap) -> ValuesSide:
    names: dict[Hashable, str] = {
        same_value(one.name): value_label(one.name) for row in (theirs, ours) for one in row.values.all()
    }
    our_points, their_points = _points(ours), _points(theirs)
    rows = [(name, our_points.get(key, 0), their_points.get(key, 0)) for key, name in names.items()]
    rows.sort(key=lambda row: (-row[1] - row[2], row[0]))
    widest = max(rows, key=lambda row: (abs(row[1] - row[2]), row[0]))
    return ValuesSide(hundredths(overlap.overlap), overlap.n, rows, widest if widest[1] != widest[2] else None)


def _needs_side(ours: PartyProfile, theirs: PartyProfile, met: engine.Complementarity) -> NeedsSide:
    return NeedsSide(
        both=hundredths(met.value),
        for_us=hundredths(met.met_a),
        for_them=hundredths(met.met_b),
        n=met.n,
        ours=_needs(ours, theirs),
        theirs=_needs(theirs, ours),
    )


def _needs(needing: PartyProfile, offering: PartyProfile) -> list[Need]:
    """The weightiest need first."""
    offers = {one.kind: one for one in offering.resources.all()}
    rows = [one for one in needing.resources.all() if one.need]
    kinds = ResourceNeedOffer.Kind.values
    rows.sort(key=lambda one: (-one.need * one.importance, kinds.index(one.kind)))
    return [_need(one, offers.get(one.kind)) for one in rows]


def _need(one: ResourceNeedOffer, other: ResourceNeedOffer | None) -> Need:
    offer = other.offer if other else 0
    return Need(
        label=one.get_kind_display(),
        need=AMOUNT[one.need],
        importance=WEIGHT[one.importance],
        offer=AMOUNT[offer],
        need_note=one.need_note,
        offer_note=other.offer_note if other and offer else "",
        state="met" if offer >= one.need else "partly" if offer else "open",
    )


def _ways_side(ours: PartyProfile, theirs: PartyProfile, alike: engine.OperatingFit) -> WaysSide:
    rows = [Way(*words, getattr(ours, item.value), getattr(theirs, item.value)) for item, words in WAYS.items()]
    return WaysSide(hundredths(alike.value), alike.n, rows)


def _motives(ours: PartyProfile, theirs: PartyProfile) -> list[tuple[Words, int, int, str, str]]:
    """What it is, how much of a reason for us and for them, in our words and theirs."""
    both = [{one.kind: one for one in row.motivations.all()} for row in (ours, theirs)]
    kinds = {kind: one.get_kind_display() for side in both for kind, one in side.items()}
    found = []
    for kind, label in kinds.items():
        our, their = (side.get(kind) for side in both)
        weights = (our.weight if our else 0, their.weight if their else 0)
        found.append((label, *weights, our.words if our else "", their.words if their else ""))
    return sorted(found, key=lambda row: (-row[1] - row[2], str(row[0])))


def _whole(found: dict[Dimension, float | None]) -> Whole | None:
    """Parts with data from the weakest up, then those that are missing."""
    profile = engine.measure_profile(found)
    if profile is None:
        return None
    known = sorted(profile.dimensions, key=lambda one: one[1])
    rows = [DimensionRow(DIMENSIONS[one], hundredths(value), is_weakest=one == profile.weakest) for one, value in known]
    rows += [DimensionRow(DIMENSIONS[one], missing=HOW_TO_KNOW[one]) for one in profile.missing]
    return Whole(
        rows=rows,
        weakest=DIMENSIONS[profile.weakest],
        weakest_figure=hundredths(dict(profile.dimensions)[profile.weakest]),
        index=hundredths(profile.index),
        low=hundredths(profile.low),
        high=hundredths(profile.high),
        equal_weights=hundredths(profile.equal_weights),
        arithmetic=hundredths(profile.arithmetic),
        n=profile.n,
        all=len(Dimension),
    )
