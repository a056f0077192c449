"""A plan asks one of our own surveys in the words of that day; one that a plan asks is not put away under it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Membership, Organization
from surveys.models import Instrument, Round, RoundPlan
from surveys.models.instrument import InstrumentQuerySet
from surveys.models.round_plan import RoundPlanQuerySet
from surveys.queries import plans_of, ready_surveys
from surveys.services import (
    Plan,
    StillPlanned,
    SurveyPutAway,
    bring_back_survey,
    copy_built_in,
    end_plan,
    newest_of,
    open_due_plans,
    open_round,
    open_up_closed_rounds,
    planning,
    put_away_survey,
)
from tests.factories.alignment import mission_with
from tests.factories.organizations import MembershipFactory
from tests.factories.own_surveys import own_survey, write
from tests.factories.round_plans import DUE, plan_for
from tests.factories.staff_rounds import closed, open_staff_round, staff

AT = timezone.now()


@pytest.fixture
def people(organization):
    return staff(organization)


@pytest.fixture
def survey(organization) -> Instrument:
    return own_survey(organization)


@pytest.fixture
def plan(leader, people, survey) -> RoundPlan:
    return plan_own(leader, survey)


def plan_own(leader: Membership, survey: Instrument, **planned) -> RoundPlan:
    return plan_for(by=leader.person, kind="own", survey=survey, **planned)


def put_away_somehow(survey: Instrument) -> None:
    """As a plan that came from elsewhere would find it."""
    Instrument.objects.filter(pk=survey.pk).update(archived_at=AT)


def blocked_by(plan: RoundPlan) -> str:
    plan.refresh_from_db()
    return plan.blocked_by


def why(organization: Organization) -> str:
    waiting = plans_of(organization)[0].waiting
    return waiting.why if waiting else ""


def test_it_asks_the_words_that_stand_on_its_day(plan, survey, people):
    write(survey, "Are the vans clean?", title="Vans and carts")

    assert open_due_plans(at=DUE) == 1

    round = Round.objects.get()
    assert (round.instrument, round.title, round.mode) == (survey, "Vans and carts, June 2026", "confidential")
    assert [one.text["en"] for one in round.questionnaire] == ["Are the vans clean?"]
    assert round.roster.count() == len(people) + 1


def test_one_that_was_put_away_asks_nobody_until_it_is_brought_back(plan, survey, organization):
    put_away_somehow(survey)

    assert open_due_plans(at=DUE) == 0
    assert blocked_by(plan) == "survey"
    assert why(organization) == "“Vans” was put away, so nobody is asked it. Bring it back, or choose another survey."
    bring_back_survey(survey=survey)
    assert why(organization).startswith("Nothing is in its way any more")
    assert open_due_plans(at=DUE) == 1


def test_alarm_without_the_look_at_opening_one_that_was_put_away_would_be_asked(plan, survey, monkeypatch):
    put_away_somehow(survey)
    monkeypatch.setattr(Instrument, "is_archived", False)

    assert open_due_plans(at=DUE) == 1


def test_by_hand_one_that_was_put_away_is_refused_as_well(survey, leader, people, organization):
    put_away_survey(survey=survey, by=leader.person, at=AT)

    promised = Plan(mission=mission_with(organization=organization), version=newest_of(survey), people=people)
    with pytest.raises(SurveyPutAway, match="“Vans” was put away"):
        open_round(promised, by=leader.person, at=AT)


def test_one_with_faults_waits_until_they_are_mended(plan, survey, organization):
    write(survey, "")

    assert open_due_plans(at=DUE) == 0
    assert (blocked_by(plan), why(organization)[:22]) == ("questions", "“Vans” has faults that")
    write(survey, "How are the vans?")
    assert open_due_plans(at=DUE) == 1


def test_rounds_of_other_surveys_are_not_in_its_way(plan, leader, people, organization):
    open_staff_round(by=leader.person, people=people)
    plan_own(leader, own_survey(organization, title="Carts"))

    assert open_due_plans(at=DUE) == 2


def test_a_round_of_its_own_survey_is(plan, survey, leader, people, organization):
    beside = open_staff_round(by=leader.person, people=people, version=newest_of(survey))
    open_due_plans(at=DUE)

    assert (blocked_by(plan), beside.title in why(organization)) == ("open", True)
    closed(beside, by=leader.person)
    open_due_plans(at=DUE)
    assert (blocked_by(plan), why(organization).startswith("People have not heard")) == ("owed", True)


def test_a_copy_of_a_built_in_survey_waits_for_its_round(leader, people, organization):
    copy = copy_built_in(organization=organization, kind="staff", by=None, at=AT)
    plan = plan_own(leader, copy)
    open_staff_round(by=leader.person, people=people)

    assert (open_due_plans(at=DUE), blocked_by(plan)) == (0, "open")


def test_one_that_was_put_away_or_is_not_ours_cannot_be_planned(leader, survey, organization):
    theirs = own_survey(MembershipFactory().organization, title="Theirs")
    put_away_somehow(survey)

    for wrong in (survey, theirs):
        with pytest.raises(SurveyPutAway):
            plan_own(leader, wrong)
    assert not RoundPlan.objects.exists()


def test_alarm_without_the_tenancy_door_a_strangers_survey_would_be_planned(leader, monkeypatch):
    theirs = own_survey(MembershipFactory().organization, title="Theirs")
    monkeypatch.setattr(InstrumentQuerySet, "of", lambda self, organization: self)

    assert plan_own(leader, theirs).survey == theirs


def test_the_database_knows_no_own_survey_without_its_name(plan):
    for wrong in ({"survey": None}, {"kind": "staff"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            RoundPlan.objects.filter(pk=plan.pk).update(**wrong)


def test_one_that_a_plan_asks_is_not_put_away(plan, survey, organization, leader):
    for _twice in range(2):
        with pytest.raises(StillPlanned, match="“Vans” is planned for 1 June 2026"):
            put_away_survey(survey=survey, by=leader.person, at=AT)
    assert ready_surveys(organization) == [survey]

    end_plan(plan=plan)
    put_away_survey(survey=survey, by=leader.person, at=AT)
    put_away_survey(survey=survey, by=None, at=DUE)
    survey.refresh_from_db()
    assert (survey.archived_at, survey.archived_by, ready_surveys(organization)) == (AT, leader.person, [])


def test_alarm_without_the_look_at_plans_one_would_wait_for_ever(plan, survey, monkeypatch):
    with monkeypatch.context() as without:
        without.setattr(RoundPlanQuerySet, "going_on", RoundPlanQuerySet.none)
        put_away_survey(survey=survey, by=None, at=AT)

    assert (open_due_plans(at=DUE), blocked_by(plan)) == (0, "survey")


def test_its_rounds_stay_as_they_were(survey, leader, people):
    round = open_staff_round(by=leader.person, people=people, version=newest_of(survey))
    put_away_survey(survey=survey, by=leader.person, at=AT)

    closed(round, by=leader.person)
    open_up_closed_rounds(at=timezone.now())
    round.refresh_from_db()
    assert (round.instrument, round.opened_up_at is not None) == (survey, True)


def planned_and_put_away(leader: Membership, survey: Instrument) -> list[str]:
    """Both at once: what each says."""
    mission, barrier = mission_with(organization=leader.organization), Barrier(2)

    def at_once(what) -> str:
        try:
            barrier.wait()
            what()
        except DomainError as error:
            return type(error).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(2) as pool:
        both = (
            lambda: plan_own(leader, survey, mission=mission),
            lambda: put_away_survey(survey=survey, by=None, at=AT),
        )
        return sorted(pool.map(at_once, both))


@pytest.mark.django_db(transaction=True)
def test_planned_and_put_away_at_once_one_of_them_is_refused(leader):
    said = planned_and_put_away(leader, own_survey(leader.organization))

    assert said in (["SurveyPutAway", "done"], ["StillPlanned", "done"])


@pytest.mark.django_db(transaction=True)
def test_alarm_without_looking_again_a_plan_could_ask_what_was_put_away(leader, monkeypatch):
    survey = own_survey(leader.organization)
    put_away_survey(survey=survey, by=None, at=AT)
    monkeypatch.setattr(planning, "_still_there", lambda survey, organization: survey)

    assert plan_own(leader, survey).survey == survey
