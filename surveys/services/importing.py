from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.organizations.models import Organization, Person
from missions.models import Mission
from surveys.intake import store_published
from surveys.models import Instrument, Question, RosterEntry, Round


@transaction.atomic
def import_closed_round(
    *,
    organization: Organization,
    mission: Mission,
    title: str,
    question: str,
    entries: Sequence[tuple[str, str]],
    label: str,
    by: Person | None,
    at: datetime,
) -> Round:
    """A round of texts that were published elsewhere: closed, attributed and labeled as what it is."""
    instrument = Instrument.objects.create(organization=organization, title=title)
    Question.objects.create(instrument=instrument, text=question)
    round = Round.objects.create(
        organization=organization,
        mission=mission,
        instrument=instrument,
        title=title,
        question_text=question,
        disclosure_text=_("These texts were published before they were imported; nobody answered here."),
        label=label,
        opened_at=at,
        opened_by=by,
        closed_at=at,
        closed_by=by,
        opened_up_at=at,
    )
    roster = RosterEntry.objects.bulk_create(
        RosterEntry(round=round, name=name, position=position)
        for position, (name, _text) in enumerate(entries, start=1)
    )
    texts = [text for _name, text in entries]
    store_published(round=round, entries=list(zip(roster, texts, strict=True)))
    return round
