"""Which days a plan opens on: counted from the first, by the organization's clock."""

from datetime import UTC, date, datetime, time
from itertools import islice

import pytest
from django.db import IntegrityError, transaction

from missionhub.organizations.models import Organization
from surveys.models import RoundPlan
from surveys.models.round_plan import later
from tests.factories.round_plans import plan_for


def a_plan(first_on: date, every_months: int, **fields) -> RoundPlan:
    organization = Organization(time_zone=fields.pop("time_zone", "UTC"))
    fields = {"next_on": first_on, "time_of_day": time(9)} | fields
    return RoundPlan(organization=organization, first_on=first_on, every_months=every_months, **fields)


@pytest.mark.parametrize(
    ("first_on", "every_months", "days"),
    [
        (date(2026, 1, 31), 3, [date(2026, 1, 31), date(2026, 4, 30), date(2026, 7, 31), date(2026, 10, 31)]),
        (date(2024, 2, 29), 12, [date(2024, 2, 29), date(2025, 2, 28), date(2026, 2, 28), date(2027, 2, 28)]),
        (date(2026, 8, 31), 6, [date(2026, 8, 31), date(2027, 2, 28), date(2027, 8, 31), date(2028, 2, 29)]),
        (date(2026, 8, 31), 0, [date(2026, 8, 31)]),
        (date(9998, 12, 1), 12, [date(9998, 12, 1), date(9999, 12, 1)]),
    ],
)
def test_days_are_counted_from_the_first(first_on, every_months, days):
    assert list(islice(a_plan(first_on, every_months).days(), 4)) == days


def test_alarm_counted_from_the_day_before_the_31st_would_be_lost():
    day = later(later(date(2026, 1, 31), months=1), months=1)

    assert (day, later(date(2026, 1, 31), months=2)) == (date(2026, 3, 28), date(2026, 3, 31))


@pytest.mark.parametrize(
    ("at", "due"),
    [
        (datetime(2026, 1, 31, 8, 59, tzinfo=UTC), None),
        (datetime(2026, 1, 31, 9, tzinfo=UTC), date(2026, 1, 31)),
        (datetime(2026, 4, 30, 8, 59, tzinfo=UTC), date(2026, 1, 31)),
        (datetime(2027, 1, 1, tzinfo=UTC), date(2026, 10, 31)),
    ],
)
def test_only_the_newest_day_that_has_come_is_due(at, due):
    assert a_plan(date(2026, 1, 31), 3).newest_due(at=at) == due


@pytest.mark.parametrize(
    ("time_zone", "day", "begins_at"),
    [
        ("Pacific/Kiritimati", date(2026, 6, 1), datetime(2026, 5, 31, 12, 30, tzinfo=UTC)),
        ("America/Los_Angeles", date(2026, 6, 1), datetime(2026, 6, 1, 9, 30, tzinfo=UTC)),
        ("Europe/Berlin", date(2026, 3, 29), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # the hour that is skipped
        ("Europe/Berlin", date(2026, 10, 25), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # the first of two
    ],
)
def test_it_begins_by_the_clock_of_the_organization(time_zone, day, begins_at):
    assert a_plan(day, 0, time_zone=time_zone, time_of_day=time(2, 30)).begins_at(day) == begins_at


@pytest.mark.parametrize(
    "change",
    [
        {"minimum_scores": 4},
        {"minimum_distributions": 7},
        {"minimum_quotes": 9},
        {"open_for": 0},
        {"open_for": 91},
        {"every_months": 1},
        {"audience": "leaders"},
        {"blocked_by": "owed"},
    ],
)
def test_database_refuses_nonsense(leader, change):
    plan = plan_for(by=leader.person)

    with pytest.raises(IntegrityError), transaction.atomic():
        RoundPlan.objects.filter(pk=plan.pk).update(**change)


def test_the_next_three_days_begin_with_the_one_that_comes():
    plan = a_plan(date(2026, 1, 31), 3, next_on=date(2026, 7, 31))

    assert plan.coming() == [date(2026, 7, 31), date(2026, 10, 31), date(2027, 1, 31)]
    assert plan.following == plan.coming()[1:]
    assert (a_plan(date(2026, 1, 31), 0).following, a_plan(date(2026, 1, 31), 3, next_on=None).coming()) == ([], [])
