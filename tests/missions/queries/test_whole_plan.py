from datetime import date, timedelta
from decimal import Decimal

import pytest

from missions.models import Contribution, Milestone, Outcome, Pause, PromiseEvidence, Responsibility
from missions.queries.alive import alive_today
from missions.queries.resources import resources
from missions.queries.standing import pauses_of, standings
from missions.queries.whole_plan import whole_plan
from tests.factories.missions import AT, MissionFactory, PromiseFactory
from tests.factories.organizations import PersonFactory
from tests.factories.plans import (
    ActivityFactory,
    CheckInFactory,
    KeyRoleFactory,
    ObjectiveFactory,
    OutcomeFactory,
    RoleHolderFactory,
    StoryFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.either]
ON = date(2026, 11, 25)
BEFORE = ON - timedelta(days=20)


@pytest.fixture
def mission(organization):
    """Everything a plan can hold, once."""
    mission = MissionFactory(organization=organization)
    first, second = (PromiseFactory(mission=mission, position=n, weight=n) for n in (1, 2))
    retired = PromiseFactory(mission=mission, position=3, retired_at=AT)
    elsewhere = PromiseFactory(mission=MissionFactory(organization=organization))
    lead = PersonFactory(organization=organization)
    led = OutcomeFactory(organization=organization, lead=lead, target=5, baseline=0, due_on=ON, money=900)
    roled = OutcomeFactory(organization=organization, hours_a_week=3)
    whole = OutcomeFactory(organization=organization, rolls_up=True)
    part = OutcomeFactory(organization=organization, parent=whole, baseline=0, target=10)
    closed = OutcomeFactory(organization=organization, closed_at=AT, result=Outcome.Result.REACHED)
    role = RoleHolderFactory(role=KeyRoleFactory(organization=organization)).role
    Responsibility.objects.create(role=role, outcome=roled, kind=Responsibility.Kind.ACCOUNTABLE)
    for outcome, promise, weight in (
        (led, first, 2), (led, elsewhere, 1), (roled, second, 1), (roled, retired, 5), (closed, second, 1),
    ):  # fmt: skip
        Contribution.objects.create(outcome=outcome, promise=promise, weight=weight)
    CheckInFactory(outcome=led, on=BEFORE, value=1, confidence="low")
    CheckInFactory(outcome=led, on=ON, value=3, confidence="high")
    CheckInFactory(outcome=part, on=ON, value=5)
    CheckInFactory(outcome=roled, on=ON + timedelta(days=3), confidence="low")
    PromiseEvidence.objects.create(promise=first, text="x", seen_on=ON, added_at=AT)
    StoryFactory(promise=second)
    for starts_on in (ON - timedelta(days=9), BEFORE):
        Pause.objects.create(organization=organization, starts_on=starts_on, ends_on=starts_on + timedelta(days=2))
    objective = ObjectiveFactory(organization=organization)
    objective.promises.set([first, second])
    for serves in ({"outcome": led}, {"objective": objective}, {}, {"outcome": roled, "ends_on": BEFORE}):
        ActivityFactory(organization=organization, money_a_year=100, hours_a_month=7, **serves)
    return mission


def test_whole_plan_finds_what_each_page_finds_alone(mission):
    plan = whole_plan(mission.organization, on=ON, before=BEFORE)
    alone = resources(mission=mission, on=ON)

    assert plan.kept == alive_today(mission, on=ON)
    assert [(row.promise, row.money, row.hours) for row in plan.resources.rows] == [
        (row.promise, pytest.approx(row.money), pytest.approx(row.hours)) for row in alone.rows
    ]
    assert (plan.resources.counted, plan.resources.outcomes, plan.resources.not_on) == (
        alone.counted,
        alone.outcomes,
        alone.not_on,
    )
    assert plan.pauses == pauses_of(mission.organization_id)
    told = {pk: (found.health, found.progress) for pk, found in standings(plan.outcomes, on=ON).items()}
    assert {pk: (found.health, found.progress) for pk, found in plan.standings.items()} == told


def test_whole_plan_knows_how_open_outcomes_stood_on_an_earlier_day(mission):
    plan = whole_plan(mission.organization, on=ON, before=BEFORE)

    then = standings(plan.open_outcomes, on=BEFORE)

    assert {pk: found.health for pk, found in plan.standings_before.items()} == {
        pk: found.health for pk, found in then.items()
    }


def test_outcomes_made_since_are_not_in_the_earlier_standing(mission):
    assert whole_plan(mission.organization, on=ON, before=date(2020, 1, 1)).standings_before == {}


def test_whole_plan_is_three_queries_and_our_own(mission, django_assert_num_queries):
    strange = OutcomeFactory(organization=MissionFactory().organization)

    with django_assert_num_queries(3):
        plan = whole_plan(mission.organization, on=ON, before=BEFORE)
        assert plan.kept.rows
        assert plan.resources.rows
        assert plan.standings_before is not None

    assert strange not in plan.outcomes


def test_without_a_mission_there_is_no_promise(organization):
    assert whole_plan(organization, on=ON, before=BEFORE).promises == []


def test_milestones_bend_what_is_expected_here_as_on_the_page_of_the_outcome(organization):
    usual = {"baseline": 10, "target": 20, "start_on": ON - timedelta(days=100), "due_on": ON + timedelta(days=100)}
    outcome = OutcomeFactory(organization=organization, direction="increase", **usual)
    Milestone.objects.create(outcome=outcome, name="Half", due_on=ON, value=Decimal("12.3456"))

    plan = whole_plan(organization, on=ON, before=BEFORE)

    theirs = standings([outcome], on=ON)[outcome.pk].expected
    assert plan.standings[outcome.pk].expected == theirs == pytest.approx(0.23456)


def test_who_took_up_the_role_since_does_not_answer_for_the_earlier_day(organization):
    outcome = OutcomeFactory(organization=organization)
    role = RoleHolderFactory(role=KeyRoleFactory(organization=organization), since=ON).role
    Responsibility.objects.create(role=role, outcome=outcome, kind=Responsibility.Kind.ACCOUNTABLE)

    plan = whole_plan(organization, on=ON, before=BEFORE)

    assert (plan.standings_before[outcome.pk].has_owner, plan.standings[outcome.pk].has_owner) == (False, True)
