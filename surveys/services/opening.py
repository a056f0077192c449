from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from missions.models import Mission
from surveys.intake import new_key, seal_ahead
from surveys.models import FounderReading, Instrument, Invitation, Question, RosterEntry, Round

QUESTION = "What do you get paid to do?"
VOLUNTEER_QUESTION = "What are you here to do?"


class NobodyAsked(DomainError):
    """A round needs somebody to ask."""


def open_leaders_round(
    *,
    mission: Mission,
    people: Sequence[Person],
    closes_at: datetime | None = None,
    question: str | None = None,
    by: Person,
    at: datetime,
) -> Round:
    """Ask each of them once. The own answer that `by` gave first becomes their response if they are asked too."""
    asked = list(dict.fromkeys(people))
    if not asked:
        raise NobodyAsked(_("Choose at least one person to ask, or add names."))
    if closes_at is not None and closes_at <= at:
        raise NobodyAsked(_("The closing date has passed already. Choose a later one."))
    public_key = new_key()
    with transaction.atomic():
        round = _create(mission=mission, question=question or QUESTION, closes_at=closes_at, by=by, at=at)
        Round.objects.filter(pk=round.pk).update(public_key=public_key)
        round.public_key = public_key
        entries = _invite(round=round, people=asked)
        _seal_own_answer(round=round, entries=entries)
    return round


def _create(*, mission: Mission, question: str, closes_at: datetime | None, by: Person, at: datetime) -> Round:
    title = _("Leaders' round, %(month)s") % {"month": date_format(at, "F Y")}
    instrument = Instrument.objects.create(organization=mission.organization, title=title)
    Question.objects.create(instrument=instrument, text=question)
    return Round.objects.create(
        organization=mission.organization,
        mission=mission,
        instrument=instrument,
        title=title,
        question_text=question,
        disclosure_text=disclosure(mission.organization.name),
        shows_results_by_link=True,
        opened_at=at,
        opened_by=by,
        closes_at=closes_at,
    )


def disclosure(organization_name: str) -> str:
    """What the first screen of an attributed round says; stored with the round, and kept by `reads_results`."""
    return _(
        "Your name stands beside your answer. Until the round closes it is sealed and nobody can read it. Then "
        "everyone asked reads all answers with their names, at the link each was given, and so do the "
        "administrators and leaders of %(name)s. You cannot change it after sending."
    ) % {"name": organization_name}


def _invite(*, round: Round, people: Sequence[Person]) -> list[RosterEntry]:
    entries = RosterEntry.objects.bulk_create(
        RosterEntry(
            round=round,
            person=person,
            name=person.name,
            team_name=person.team.name if person.team else "",
            position=position,
        )
        for position, person in enumerate(people, start=1)
    )
    Invitation.objects.bulk_create(Invitation(round=round, roster_entry=entry) for entry in entries)
    return entries


def _seal_own_answer(*, round: Round, entries: Sequence[RosterEntry]) -> None:
    """Only the opener's: a colleague who answered for their own eyes has not agreed to be read."""
    reading = FounderReading.objects.filter(mission=round.mission, person=round.opened_by).first()
    own = next((entry for entry in entries if entry.person_id == round.opened_by_id), None)
    if reading and own and round.question_text == QUESTION:  # the question it answered
        seal_ahead(round=round, roster_entry=own, texts=[reading.text])
