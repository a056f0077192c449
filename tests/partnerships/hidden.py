"""All that one side keeps from the other: how it is changed, and which door hides it. New private things add a line."""

from collections.abc import Callable
from dataclasses import dataclass

from partnerships.models import Goal, Hearing, Participant, Visibility
from partnerships.models.dialogue import DialogueAnswerQuerySet
from partnerships.models.first_look import FirstLookQuerySet
from partnerships.models.power import PowerSheetQuerySet
from partnerships.models.profile import PartyProfileQuerySet
from partnerships.models.rating import CellRatingQuerySet
from partnerships.models.stakeholder import HearingQuerySet, StakeholderEngagementQuerySet, StakeholderQuerySet
from partnerships.models.visibility import SeenByPartyQuerySet
from partnerships.queries.rating_sheet import pairs_to_rate
from partnerships.services.first_looks import take_first_look
from partnerships.services.mediation import show_to_facilitator
from partnerships.services.notes import write_note
from partnerships.services.rating import save_ratings
from partnerships.services.stakeholders import note_engagement
from partnerships.services.telling import tell_event, write_assumption
from tests.factories.hearings import ask
from tests.factories.partnership_power import tell
from tests.factories.partnership_value import draft
from tests.factories.partnerships import AT, write_down
from tests.factories.profiles import answer, write


@dataclass(frozen=True)
class Hidden:
    """`change` writes as the given side; `door`.`name` is the queryset method that keeps it from everybody else.

    `shown_by`: a page that would tell without the door.
    """

    what: str
    change: Callable[[Participant], object]
    door: type
    name: str
    shown_by: str


def rate_harshly(side: Participant) -> None:
    newest = side.partnership.rounds.newest_first()[0]
    sheet = zip(pairs_to_rate(newest, side), [(-3, 3), (2, 2), (None, 1)], strict=False)
    judged = [pair.judged(gives=gives, receives=receives, note="Never tell them.") for pair, (gives, receives) in sheet]
    save_ratings(round=newest, rater=side, judgements=judged, at=AT)


def write_of_critics(side: Participant) -> None:
    """One on their list whom nobody else is to know of."""
    write_down(side, "The paper that wants us gone", stance=-2, is_legitimate=True, affected=-3)


def meet_in_silence(side: Participant) -> None:
    met = write_down(side, "The buyer who came at night", is_shared=False)
    note_engagement(stakeholder=met, text="We promised them silence.", held_on=AT.date(), by=side, at=AT)


def look_at_the_guest(side: Participant) -> None:
    organization = side.party.organization
    take_first_look(organization=organization, name="The guest", purpose="Their money", by=None, at=AT)


def tell_of_a_change(side: Participant) -> None:
    goals = Goal.objects.filter(round__partnership=side.partnership).select_related("round")
    tell_event(kind="funding", text="Our grant ends.", happened_on=AT.date(), goals=list(goals), by=side, at=AT)


def assume(side: Participant) -> None:
    goals = Goal.objects.filter(round__partnership=side.partnership).select_related("round")
    write_assumption(text="They will run out of money.", goals=list(goals), by=side, at=AT)


def note_for_facilitator(side: Participant) -> None:
    write_note(text="We are near to walking away.", visibility=Visibility.MEDIATION, by=side, at=AT)


def draft_for_facilitator(side: Participant) -> None:
    show_to_facilitator(row=draft(side, "What we would pay to keep them.", expected=900), by=side)


def write_for_facilitator(side: Participant) -> None:
    show_to_facilitator(row=write_down(side, "Their banker, who calls us", stance=-2, affected=-3), by=side)


def tell_the_facilitator(side: Participant) -> None:
    goals = Goal.objects.filter(round__partnership=side.partnership).select_related("round")
    words = {"kind": "reputation", "text": "A paper asks about them.", "happened_on": AT.date()}
    tell_event(**words, goals=list(goals), visibility=Visibility.MEDIATION, by=side, at=AT)


def assume_for_facilitator(side: Participant) -> None:
    goals = Goal.objects.filter(round__partnership=side.partnership).select_related("round")
    text = "They hide a debt from us."
    write_assumption(text=text, goals=list(goals), visibility=Visibility.MEDIATION, by=side, at=AT)


def hear_for_facilitator(side: Participant) -> None:
    """As if its round had closed and released these figures."""
    heard = Hearing.objects.filter(party=side.party).first() or ask(side)
    figures = [{"text": {"en": "I trust them."}, "n": 6, "value": {"value": 20, "at_least": False, "at_most": False}}]
    words = {"summary": "Nobody there trusts them.", "figures": figures}
    Hearing.objects.filter(pk=heard.pk).update(visibility=Visibility.MEDIATION, **words)


KEPT = [
    Hidden("ratings", rate_harshly, CellRatingQuerySet, "seen_by", "partnerships:api-ratings"),
    Hidden(
        "notes",
        lambda side: write_note(text="They are our last hope.", by=side, at=AT),
        SeenByPartyQuerySet,
        "seen_by",
        "partnerships:partnership",
    ),
    Hidden(
        "value drafts",
        lambda side: draft(side, "What we hope to get from them.", expected=700),
        SeenByPartyQuerySet,
        "seen_by",
        "partnerships:value",
    ),
    Hidden("stakeholders", write_of_critics, StakeholderQuerySet, "seen_by", "partnerships:stakeholders"),
    Hidden(
        "engagements with stakeholders",
        meet_in_silence,
        StakeholderEngagementQuerySet,
        "of",
        "partnerships:stakeholders",
    ),
    Hidden(
        "profile",
        lambda side: write(side, mission="We need them badly."),
        PartyProfileQuerySet,
        "seen_by",
        "partnerships:fit",
    ),
    Hidden(
        "answer",
        lambda side: answer(side, "We would walk away today.", is_shared=False),
        DialogueAnswerQuerySet,
        "seen_by",
        "partnerships:talk",
    ),
    Hidden(
        "answers about power",
        lambda side: tell(side, "Their money keeps us alive.", share=4, elsewhere=0),
        PowerSheetQuerySet,
        "seen_by",
        "partnerships:api-power",
    ),
    Hidden("first looks", look_at_the_guest, FirstLookQuerySet, "of", "partnerships:list"),
    Hidden("hearings", ask, HearingQuerySet, "seen_by", "partnerships:stakeholders"),
    Hidden("changes", tell_of_a_change, SeenByPartyQuerySet, "seen_by", "partnerships:rounds"),
    Hidden("assumptions", assume, SeenByPartyQuerySet, "seen_by", "partnerships:differences"),
]

FOR_THE_FACILITATOR = [
    Hidden(
        "a note for the facilitator", note_for_facilitator, SeenByPartyQuerySet, "seen_by", "partnerships:partnership"
    ),
    Hidden(
        "a value draft for the facilitator", draft_for_facilitator, SeenByPartyQuerySet, "seen_by", "partnerships:value"
    ),
    Hidden(
        "a stakeholder for the facilitator",
        write_for_facilitator,
        StakeholderQuerySet,
        "seen_by",
        "partnerships:stakeholders",
    ),
    Hidden("a change for the facilitator", tell_the_facilitator, SeenByPartyQuerySet, "seen_by", "partnerships:rounds"),
    Hidden(
        "an assumption for the facilitator",
        assume_for_facilitator,
        SeenByPartyQuerySet,
        "seen_by",
        "partnerships:differences",
    ),
    Hidden(
        "a hearing for the facilitator", hear_for_facilitator, HearingQuerySet, "seen_by", "partnerships:stakeholders"
    ),
]

HIDDEN = [*KEPT, *FOR_THE_FACILITATOR]
