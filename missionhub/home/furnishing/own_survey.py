"""A survey the demonstration wrote itself, ready to be asked."""

from datetime import datetime, timedelta

from missionhub.home.furnishing.pages import read_area
from missionhub.organizations.models import Organization, Person
from surveys.questionnaire import from_json
from surveys.services import save_survey, start_survey

WRITTEN_BEFORE = timedelta(days=3)


def furnish_own_survey(*, organization: Organization, by: Person, at: datetime) -> None:
    wanted = read_area("own_survey")
    survey = start_survey(organization=organization, by=by, at=at - WRITTEN_BEFORE)
    save_survey(survey=survey, number=1, title=wanted["title"], asked=from_json(wanted), by=by, at=at - WRITTEN_BEFORE)
