"""Examples to begin from, one per kind of organization, in our own words."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class StarterPromise:
    phrase: str | LazyText
    text: str | LazyText
    definition: str | LazyText
    cues: tuple[str | LazyText, ...]

    def promise_fields(self) -> dict[str, Any]:
        return {
            "phrase": str(self.phrase),
            "text": str(self.text),
            "definition": str(self.definition),
            "cues": [str(cue) for cue in self.cues],
        }


@dataclass(frozen=True)
class StarterSet:
    kind: str
    name: str | LazyText
    statement: str | LazyText
    vision: str | LazyText
    values: str | LazyText
    horizon: str | LazyText
    promises: tuple[StarterPromise, ...]

    def version_fields(self) -> dict[str, str]:
        return {name: str(getattr(self, name)) for name in ("statement", "vision", "values", "horizon")}


NONPROFIT = StarterSet(
    kind="nonprofit",
    name=_("Nonprofit"),
    statement=_(
        "We make sure that every child in our valley can swim before the age of ten. We teach in small groups, "
        "train volunteers from the same neighborhoods, and pay the fees of families who cannot."
    ),
    vision=_("A valley where no child drowns."),
    values=_("Safety before speed. Nobody is left at the edge of the pool. We say what did not work."),
    horizon=_("Until every school year in the valley can swim"),
    promises=(
        StarterPromise(
            phrase=_("every child in our valley can swim before the age of ten"),
            text=_("Every child can swim before the age of ten"),
            definition=_("Swims 25 meters and treads water for one minute, shown to a teacher."),
            cues=(_("learn to swim"), _("swimming lessons"), _("water safety")),
        ),
        StarterPromise(
            phrase=_("train volunteers from the same neighborhoods"),
            text=_("Train volunteers from the neighborhoods we serve"),
            definition=_("At least half of our helpers live where they teach."),
            cues=(_("train volunteers"), _("coach helpers"), _("local volunteers")),
        ),
        StarterPromise(
            phrase=_("pay the fees of families who cannot"),
            text=_("Pay the fees of families who cannot"),
            definition=_("No child leaves a course because of money."),
            cues=(_("cover the fees"), _("free places"), _("raise money for families")),
        ),
    ),
)
SOCIAL_ENTERPRISE = StarterSet(
    kind="social_enterprise",
    name=_("Social enterprise"),
    statement=_(
        "We repair electronics so that fewer are thrown away. We hire people who have been out of work for a year or "
        "more, train them to a recognized certificate, and sell repaired devices at a price that a family on a low "
        "income can afford."
    ),
    vision=_("A town where repairing is the normal thing to do."),
    values=_("Good work for good pay. Nothing is waste until three people have tried."),
    horizon=_("Ten years"),
    promises=(
        StarterPromise(
            phrase=_("repair electronics so that fewer are thrown away"),
            text=_("Repair electronics so that fewer are thrown away"),
            definition=_("Tonnes of devices that leave our workshop working, each year."),
            cues=(_("fix devices"), _("repair phones and laptops"), _("keep electronics out of landfill")),
        ),
        StarterPromise(
            phrase=_("hire people who have been out of work for a year or more"),
            text=_("Hire people who have been out of work for a year or more"),
            definition=_("Seven of ten new colleagues come from long unemployment."),
            cues=(_("hire the long-term unemployed"), _("jobs for people out of work")),
        ),
        StarterPromise(
            phrase=_("train them to a recognized certificate"),
            text=_("Train colleagues to a recognized certificate"),
            definition=_("Everybody can sit the examination within eighteen months."),
            cues=(_("train technicians"), _("apprenticeship"), _("certificate")),
        ),
        StarterPromise(
            phrase=_("at a price that a family on a low income can afford"),
            text=_("Sell at a price that a family on a low income can afford"),
            definition=_("A working laptop costs at most two days of the minimum wage."),
            cues=(_("affordable devices"), _("low prices"), _("families with little money")),
        ),
    ),
)
PUBLIC_BODY = StarterSet(
    kind="public_body",
    name=_("Council or public body"),
    statement=_(
        "The council keeps the town safe to walk in, answers every resident within five working days, and decides in "
        "public how each euro is spent. We look after the streets, parks and libraries for those who will live "
        "here in thirty years."
    ),
    vision=_("A town people stay in because they want to."),
    values=_("Open doors, plain words, and the same rules for everyone."),
    horizon=_("Thirty years, reviewed with each budget"),
    promises=(
        StarterPromise(
            phrase=_("keeps the town safe to walk in"),
            text=_("Keep the town safe to walk in"),
            definition=_("No street where people on foot are hurt two years running; lamps repaired within a week."),
            cues=(_("safe streets"), _("pavements and crossings"), _("street lighting")),
        ),
        StarterPromise(
            phrase=_("answers every resident within five working days"),
            text=_("Answer every resident within five working days"),
            definition=_("A real answer, not a receipt, to letters, calls and messages."),
            cues=(_("reply to residents"), _("answer letters and calls"), _("help desk")),
        ),
        StarterPromise(
            phrase=_("decides in public how each euro is spent"),
            text=_("Decide in public how each euro is spent"),
            definition=_("Budgets, bids and minutes are published before the decision."),
            cues=(_("publish the budget"), _("open meetings"), _("public spending")),
        ),
        StarterPromise(
            phrase=_("look after the streets, parks and libraries"),
            text=_("Look after streets, parks and libraries"),
            definition=_("Nothing we own is in a worse state than ten years ago."),
            cues=(_("maintain parks"), _("repair roads"), _("run the library")),
        ),
    ),
)
SMALL_BUSINESS = StarterSet(
    kind="small_business",
    name=_("Small or medium business"),
    statement=_(
        "We bake bread from grain grown within fifty kilometers. We pay farmers a fair price agreed before sowing, "
        "train an apprentice in every shop, and throw nothing away that somebody could eat."
    ),
    vision=_("A region that feeds itself well."),
    values=_("Craft takes time. We tell customers what is in it. Partners are paid on the day."),
    horizon=_("A business our apprentices will want to take over"),
    promises=(
        StarterPromise(
            phrase=_("bake bread from grain grown within fifty kilometers"),
            text=_("Bake from grain grown within fifty kilometers"),
            definition=_("Nine of ten sacks, on the yearly average."),
            cues=(_("local grain"), _("regional flour"), _("bake bread")),
        ),
        StarterPromise(
            phrase=_("pay farmers a fair price agreed before sowing"),
            text=_("Pay farmers a fair price agreed before sowing"),
            definition=_("Every supplier has a written price before the seed is in the ground."),
            cues=(_("fair price for farmers"), _("contracts with growers")),
        ),
        StarterPromise(
            phrase=_("train an apprentice in every shop"),
            text=_("Train an apprentice in every shop"),
            definition=_("No shop is without one for longer than a year."),
            cues=(_("train apprentices"), _("teach the trade")),
        ),
        StarterPromise(
            phrase=_("throw nothing away that somebody could eat"),
            text=_("Throw nothing away that somebody could eat"),
            definition=_("What is left at closing is sold cheaper, given away or fed to animals."),
            cues=(_("avoid waste"), _("give away unsold bread"), _("leftovers")),
        ),
    ),
)
STARTER_SETS = (NONPROFIT, SOCIAL_ENTERPRISE, PUBLIC_BODY, SMALL_BUSINESS)


def starter_for(kind: str) -> StarterSet | None:
    return next((starter for starter in STARTER_SETS if starter.kind == kind), None)


def starters_for(kind: str) -> list[StarterSet]:
    """All of them, the one for this kind of organization first."""
    return sorted(STARTER_SETS, key=lambda starter: starter.kind != kind)
