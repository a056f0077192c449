"""Pausing, leaving out, ending and changing a planned round."""

from datetime import date, datetime, timedelta

import pytest

from missionhub.organizations.models import Membership, Person
from surveys.models import Round, RoundPlan
from surveys.services import (
    DayPassed,
    Planned,
    Schedule,
    end_plan,
    open_due_plans,
    pause_plan,
    resume_plan,
    revise_plan,
    skip_day,
)
from tests.factories.round_plans import BEFORE, DUE, FIRST_DAY, plan_for
from tests.factories.staff_rounds import staff


@pytest.fixture
def plan(leader, organization) -> RoundPlan:
    staff(organization)
    return plan_for(by=leader.person)


def state(plan: RoundPlan) -> tuple:
    plan.refresh_from_db()
    return plan.next_on, plan.blocked_by, Round.objects.filter(plan=plan).count()


def test_paused_it_opens_nothing_and_resumed_it_makes_up_for_nothing(plan):
    pause_plan(plan=plan)
    assert open_due_plans(at=DUE) == 0

    resume_plan(plan=plan, at=DUE + timedelta(days=3))
    assert open_due_plans(at=DUE + timedelta(days=3)) == 0
    assert state(plan) == (date(2026, 12, 1), "", 0)


def test_resumed_before_its_day_it_opens_on_it(plan):
    pause_plan(plan=plan)
    resume_plan(plan=plan, at=BEFORE)
    resume_plan(plan=plan, at=DUE)  # pressed once more, late: it was not paused

    assert open_due_plans(at=DUE) == 1


def test_a_day_can_be_left_out(plan, leader):
    Person.objects.filter(pk=leader.person_id).update(left_on=FIRST_DAY)
    open_due_plans(at=DUE)
    skip_day(plan=plan, day=FIRST_DAY, at=DUE)
    skip_day(plan=plan, day=FIRST_DAY, at=DUE)

    assert state(plan) == (date(2026, 12, 1), "", 0)


def test_ended_it_opens_nothing(plan):
    end_plan(plan=plan)
    end_plan(plan=plan)

    assert (open_due_plans(at=DUE), state(plan)) == (0, (None, "", 0))


def revised(plan: RoundPlan, leader: Membership, at: datetime, **schedule) -> RoundPlan:
    wanted = {"first_on": FIRST_DAY, "every_months": 6} | schedule
    return revise_plan(
        plan=plan, planned=Planned(mission=plan.mission, schedule=Schedule(**wanted)), by=leader.person, at=at
    )


def test_changing_the_days_counts_anew_and_changing_anything_else_keeps_what_is_due(plan, leader):
    revised(plan, leader, DUE, open_for=7)
    assert state(plan)[0] == FIRST_DAY

    revised(plan, leader, DUE, every_months=3)
    assert state(plan)[0] == date(2026, 9, 1)


def test_a_day_that_was_asked_is_not_asked_again_at_a_later_hour(plan, leader):
    open_due_plans(at=DUE)

    revised(plan, leader, DUE, time_of_day=DUE.time().replace(hour=15))

    assert state(plan)[0] == date(2026, 12, 1)


def test_a_plan_begins_on_a_day_to_come(leader):
    with pytest.raises(DayPassed, match="Choose a later day"):
        plan_for(by=leader.person, at=DUE, every_months=0)
    assert not RoundPlan.objects.exists()


def test_a_page_left_open_for_long_leaves_out_nothing(plan):
    RoundPlan.objects.update(next_on=date(2027, 6, 1))

    skip_day(plan=plan, day=FIRST_DAY, at=DUE)

    assert state(plan)[0] == date(2027, 6, 1)
