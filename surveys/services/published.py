"""Aggregates somebody else published, beside our own results."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from missionhub.organizations.models import Organization
from surveys.models import PublishedResult, PublishedSurvey


@dataclass(frozen=True)
class PublishedItem:
    """Shares in whole percent of those who answered."""

    number: int
    text: str
    positive: int
    negative: int
    answered: int
    do_not_know: int | None


@transaction.atomic
def add_published_survey(
    *, organization: Organization, title: str, source: str, items: Iterable[PublishedItem], at: datetime
) -> PublishedSurvey:
    survey = PublishedSurvey.objects.create(organization=organization, title=title, source=source, added_at=at)
    PublishedResult.objects.bulk_create(PublishedResult(survey=survey, **asdict(item)) for item in items)
    return survey
