"""How much two sides need each other, as far as one of them may see it: its own answers, and both once shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from partnerships import compatibility as engine
from partnerships.models import Party, PowerSheet, Supply
from partnerships.models.power import QUARTERS
from partnerships.queries.sentences import hundredths


@dataclass(frozen=True)
class Needs:
    """What one side gets from the other, and how much it depends on it, in hundredths."""

    party: Party
    supplies: list[Supply]
    depends: str

    @property
    def n(self) -> int:
        return len(self.supplies)


@dataclass(frozen=True)
class PowerPicture:
    """`draft` is what we have told and not shown. `found` and both sides' needs are there once both were shown."""

    we: Party
    they: Party
    draft: PowerSheet | None
    own: Needs | None
    ours: Needs | None
    theirs: Needs | None
    shown_on: object
    they_offer: bool
    found: engine.Power | None

    @property
    def imbalance(self) -> str:
        return hundredths(self.found.imbalance) if self.found else ""

    @property
    def mutual(self) -> str:
        return hundredths(self.found.mutual) if self.found else ""

    @property
    def is_imbalanced(self) -> bool:
        return self.found is not None and round(self.found.imbalance, 9) >= engine.IMBALANCED

    @property
    def depends_more(self) -> Party | None:
        if self.found is None or not self.found.imbalance:
            return None
        return self.we if self.found.a_on_b > self.found.b_on_a else self.they


def power_picture(*, we: Party, they: Party, voice: engine.VoiceBalance | None) -> PowerPicture:
    """Three queries. Of the other side's sheet nothing is read before both were shown, only whether it offers."""
    seen = PowerSheet.objects.seen_by(we).filter(party__in=(we, they), about__in=(we, they))
    newest_first = seen.prefetch_related("supplies").order_by("-revealed_at", "-pk")
    rows = list(newest_first)
    draft = next((row for row in rows if row.party_id == we.pk and row.revealed_at is None), None)
    ours = _needs(we, (row for row in rows if row.party_id == we.pk and row.revealed_at is not None))
    theirs = _needs(they, (row for row in rows if row.party_id == they.pk))
    found = None
    if ours and theirs:
        found = engine.measure_power(_for_engine(ours.supplies), _for_engine(theirs.supplies), voice=voice)
    return PowerPicture(
        we=we,
        they=they,
        draft=draft,
        own=_needs(we, [draft] if draft else []),
        ours=ours,
        theirs=theirs,
        shown_on=max((row.revealed_at for row in rows if row.revealed_at), default=None),
        they_offer=PowerSheet.objects.offered_to(we).filter(party=they).exists(),
        found=found,
    )


def newest_supplies(*, of: Party, about: Party) -> list[Supply]:
    """What this side answered last, to begin from: not shown yet, else as it was shown."""
    mine = PowerSheet.objects.filter(party=of, about=about)
    sheet = mine.unshown().first() or mine.order_by("-revealed_at", "-pk").first()
    return list(sheet.supplies.order_by("position")) if sheet else []


def _needs(party: Party, sheets: Iterable[PowerSheet]) -> Needs | None:
    sheet = next(iter(sheets), None)
    if sheet is None:
        return None
    supplies = sorted(sheet.supplies.all(), key=lambda one: one.position)
    depends = engine.measure_dependence(_for_engine(supplies)) if supplies else None
    return Needs(party, supplies, hundredths(depends))


def _for_engine(supplies: Iterable[Supply]) -> list[engine.Supply]:
    return [engine.Supply(one.pk, one.importance, one.share / QUARTERS, one.elsewhere / QUARTERS) for one in supplies]
