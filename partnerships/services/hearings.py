"""Asking one's own stakeholders about the partnership: a public round of one's own organization, and telling of it.

Each party asks for itself. The other party reads nothing of a round: what it may read is copied here when it is shared.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from missions.models import Mission
from partnerships.models import Hearing, Participant, Party
from partnerships.models.visibility import Visibility
from partnerships.queries.hearings import released_scores
from partnerships.services.mediation import ReadByAll
from surveys.models import Instrument, Round
from surveys.questionnaire import Item, Kind, Question, Questionnaire
from surveys.services import Plan, newest_of, open_round, save_survey, start_survey

LONGEST_TITLE = 200


class NothingReleased(DomainError):
    """The round has no figures yet, or too few answered for any."""


@dataclass(frozen=True)
class Wanted:
    mission: Mission
    about: str  # what those who are asked read first
    closes_at: datetime


def asks_about(*, we: str, they: Sequence[str], about: str) -> Questionnaire:
    """Three sentences to rate and one open question; the figures may be shown to the others, never the words."""
    names = {"we": we, "they": ", ".join(they)}
    told = {
        "en": "{about} {we} may show the figures to {they}, never your words.",
        "de": "{about} {we} darf {they} die Zahlen zeigen, nie Ihre Worte.",
    }
    sentences = (
        Item(
            "good",
            {
                "en": "It is good that {we} and {they} work together.".format(**names),
                "de": "Es ist gut, dass {we} und {they} zusammenarbeiten.".format(**names),
            },
        ),
        Item("better", {"en": "It makes things better for me.", "de": "Es macht die Dinge für mich besser."}),
        Item(
            "heard",
            {
                "en": "People like me are heard before something is decided.",
                "de": "Menschen wie ich werden gehört, bevor etwas entschieden wird.",
            },
        ),
    )
    rated = Question(
        key="view",
        kind=Kind.RATING,
        text={"en": "How true is this for you?", "de": "Wie sehr trifft das für Sie zu?"},
        help={language: text.format(about=about, **names) for language, text in told.items()},
        items=sentences,
    )
    heed = Question(
        key="heed",
        kind=Kind.OPEN,
        text={"en": "What should they watch out for?", "de": "Worauf sollten sie achten?"},
        help={"en": "Leave out names. You may skip this.", "de": "Bitte ohne Namen. Sie können das überspringen."},
    )
    return Questionnaire((rated, heed))


@transaction.atomic
def ask_stakeholders(*, wanted: Wanted, by: Participant, person: Person, at: datetime) -> Hearing:
    """Open a public round of one's own organization; asked again, it is the same survey with the words of today."""
    others = Party.objects.here().filter(partnership=by.partnership).exclude(pk=by.party_id).in_order()
    asked = asks_about(we=by.party.name, they=[one.name for one in others], about=wanted.about)
    last = Hearing.objects.filter(party=by.party, round__isnull=False).order_by("-asked_at", "-pk").first()
    survey = (
        last.round.instrument
        if last and last.round
        else start_survey(organization=wanted.mission.organization, by=person, at=at)
    )
    title = (_("What they think of “%(name)s”") % {"name": by.partnership.name})[:LONGEST_TITLE]
    save_survey(survey=survey, number=newest_of(survey).number, title=title, asked=asked, by=person, at=at)
    survey = Instrument.objects.select_related("organization").get(pk=survey.pk)
    plan = Plan(
        mission=wanted.mission,
        version=newest_of(survey),
        mode=Round.Mode.PUBLIC,
        audience=Round.Audience.STAKEHOLDERS,
        closes_at=wanted.closes_at,
    )
    return Hearing.objects.create(party=by.party, round=open_round(plan, by=person, at=at), by=by, asked_at=at)


def share_hearing(*, hearing: Hearing, summary: str, with_all: bool = True, by: Participant, at: datetime) -> None:
    """The summary and the figures as they were released; nothing else of the round. Else with the facilitator."""
    figures = released_scores(hearing.round) if hearing.round else []
    if not figures:
        raise NothingReleased(_("There are no figures to show. They come after closing, if enough people answered."))
    ours = Hearing.objects.filter(pk=hearing.pk, party=by.party)
    ours = ours if with_all else ours.exclude(visibility=Visibility.SHARED)
    told = ours.update(
        summary=summary.strip(),
        figures=figures,
        visibility=Visibility.SHARED if with_all else Visibility.MEDIATION,
        shared_at=at if with_all else None,
    )
    if not told:
        raise ReadByAll(_("Every side reads it by now, the facilitator too."))


def withdraw_hearing(*, hearing: Hearing, by: Participant) -> None:
    """From now on; what somebody has read or taken along is read."""
    ours = Hearing.objects.filter(pk=hearing.pk, party=by.party)
    ours.update(visibility=Visibility.PARTY_PRIVATE, shared_at=None)
