from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.organizations.models import Organization, Person
from missions.models import Mission
from surveys.intake import store_published
from surveys.models import Instrument, RosterEntry, Round
from surveys.questionnaire import as_json, built_in


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
    questionnaire = built_in(Instrument.Kind.LEADERS, question={"en": question})
    round = Round.objects.create(
        organization=organization,
        mission=mission,
        instrument=instrument,
        title=title,
        questions=as_json(questionnaire),
        question_text=question,
        told={"en": _("These texts were published before they were imported; nobody answered here.")},
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
