"""Surveys an organization wrote itself, as a list and as the page on which one is written."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery

from missionhub.organizations.models import Organization
from surveys.models import Instrument, InstrumentVersion, RoundPlan
from surveys.questionnaire import BUILT_IN, Questionnaire, from_json


@dataclass(frozen=True)
class SurveyRow:
    survey: Instrument
    questions: int
    faults: int
    rounds: int
    plans: Sequence[RoundPlan]  # that will ask it

    @property
    def is_ready(self) -> bool:
        return not self.faults and not self.survey.is_archived


@dataclass(frozen=True)
class BuiltInRow:
    kind: str
    title: str
    questions: int


def own_surveys(organization: Organization) -> QuerySet[Instrument]:
    """Those that were put away too: they stay readable."""
    return Instrument.objects.of(organization).own().select_related("origin", "organization").by_title()


def survey_rows(organization: Organization) -> list[SurveyRow]:
    newest = InstrumentVersion.objects.saved().filter(instrument=OuterRef("pk")).newest_first()
    going_on = RoundPlan.objects.going_on().select_related("organization").by_day()
    found = own_surveys(organization).annotate(
        asked=Subquery(newest.values("questions")[:1]), times=Count("rounds", distinct=True)
    )
    return [_row(survey, from_json(survey.asked)) for survey in found.prefetch_related(Prefetch("plans", going_on))]


def _row(survey: Instrument, asked: Questionnaire) -> SurveyRow:
    times: int = survey.times  # type: ignore[attr-defined]  # annotated above
    return SurveyRow(survey, len(asked), len(asked.faults()), times, list(survey.plans.all()))


def built_in_rows() -> list[BuiltInRow]:
    return [BuiltInRow(kind, str(Instrument.Kind(kind).label), len(asked)) for kind, asked in BUILT_IN.items()]


def ready_surveys(organization: Organization) -> Sequence[Instrument]:
    """Those a round can be opened with."""
    return [row.survey for row in survey_rows(organization) if row.is_ready]


def newest_questions(survey: Instrument) -> Questionnaire:
    return InstrumentVersion.objects.saved().filter(instrument=survey).newest_first()[0].questionnaire
