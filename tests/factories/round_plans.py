"""A staff round planned for the first of June at nine, by the same service the product uses."""

from datetime import UTC, date, datetime
from typing import Any

from django.utils import timezone

from missionhub.organizations.models import Person
from surveys.models import Round, RoundPlan
from surveys.services import (
    Planned,
    Schedule,
    agree_action,
    close_round,
    open_up_closed_rounds,
    plan_round,
    share_summary,
)
from tests.factories.alignment import mission_with

FIRST_DAY = date(2026, 6, 1)
BEFORE = datetime(2026, 5, 1, 12, tzinfo=UTC)
DUE = datetime(2026, 6, 1, 9, tzinfo=UTC)


def plan_for(*, by: Person, at: datetime = BEFORE, every_months: int = 6, **planned: Any) -> RoundPlan:
    schedule = planned.pop("schedule", None) or Schedule(planned.pop("first_on", FIRST_DAY), every_months=every_months)
    mission = planned.pop("mission", None) or mission_with(organization=by.organization)
    return plan_round(Planned(mission=mission, schedule=schedule, **planned), by=by, at=at)


def told_and_acted_on(round: Round, *, by: Person) -> None:
    """All that is owed after a round, so that the next may begin."""
    at = timezone.now()
    if round.is_open:
        close_round(round=round, by=by, at=at)
    open_up_closed_rounds(at=at)
    round.refresh_from_db()
    share_summary(round=round, text="Lunch is too short.", by=by, at=at)
    agree_action(round=round, text="Longer lunch", person=by, due_on=at.date(), by=by, at=at)
