from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from missions.models import Mission
from surveys.events import founder_answered
from surveys.models import FounderReading
from surveys.questionnaire import QUESTION


class NothingWritten(DomainError):
    """An own answer needs words."""


def answer_first(*, mission: Mission, text: str, question: str = QUESTION, by: Person, at: datetime) -> FounderReading:
    """Keep the author's own answer for that person only and ask for its reading; a new text replaces the old."""
    if not text.strip():
        raise NothingWritten(_("Write a sentence or two first."))
    reading = _keep(mission=mission, text=text, question=question, by=by, at=at)
    founder_answered.send(sender=FounderReading, reading=reading)
    return reading


@transaction.atomic
def _keep(*, mission: Mission, text: str, question: str, by: Person, at: datetime) -> FounderReading:
    """What was said of the matches of another text goes with that text."""
    FounderReading.objects.filter(mission=mission, person=by).exclude(text=text).update(disputed=[], said={})
    reading, _created = FounderReading.objects.update_or_create(
        mission=mission,
        person=by,
        defaults={
            "organization": mission.organization,
            "question": question,
            "text": text,
            "requested_at": at,
            "result": None,
            "read_at": None,
        },
    )
    return reading
