"""A survey of one's own that can be asked; by the same services the product uses."""

from django.utils import timezone

from missionhub.organizations.models import Organization
from surveys.models import Instrument
from surveys.questionnaire import Kind, Question, Questionnaire
from surveys.services import newest_of, save_survey, start_survey


def own_survey(organization: Organization, title: str = "Vans", words: str = "How are the vans?") -> Instrument:
    survey = start_survey(organization=organization, by=None, at=timezone.now())
    write(survey, words, title=title)
    survey.refresh_from_db()
    return survey


def write(survey: Instrument, words: str, *, title: str = "") -> None:
    """Its one question, in these words; without words it has a fault."""
    asked = Questionnaire((Question(key="q1", kind=Kind.OPEN, text={"en": words}),))
    number = newest_of(survey).number
    save_survey(survey=survey, number=number, title=title, asked=asked, by=None, at=timezone.now())
