"""A planned round opens once for each of its days, whatever dies on the way, or waits and says why."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier

import pytest
from django.conf import settings
from django.db import IntegrityError, connection

from missionhub.messaging.services.planning import plan_due
from missionhub.organizations.models import Membership, Organization, Person, Team
from missionhub.organizations.permissions import Role
from missions.models import Mission
from surveys.models import FounderReading, Round, RoundPlan
from surveys.services import (
    NotToldYet,
    PlanEnded,
    Schedule,
    close_due_rounds,
    open_due_plans,
    open_planned,
    pause_plan,
    planning,
    take_over_plan,
)
from surveys.services import opening as opening_service
from tests.factories.alignment import own_answer
from tests.factories.organizations import MembershipFactory, PersonFactory
from tests.factories.round_plans import BEFORE, DUE, FIRST_DAY, plan_for, told_and_acted_on
from tests.factories.staff_rounds import closed, open_staff_round, staff
from tests.factories.surveys import open_round as open_leaders

SECOND = timedelta(seconds=1)


@pytest.fixture
def people(organization) -> list[Person]:
    return staff(organization)


@pytest.fixture
def plan(leader, people) -> RoundPlan:
    return plan_for(by=leader.person)


class Killed(BaseException):
    """Stands for the process's end."""


def state(plan: RoundPlan) -> tuple:
    plan.refresh_from_db()
    return plan.next_on, plan.blocked_by, Round.objects.filter(plan=plan).count()


def keys() -> int:
    return len(list(settings.KEY_DIR.glob("*.key")))


def test_it_opens_at_its_minute_as_if_somebody_had_opened_it(plan, leader, people):
    assert open_due_plans(at=DUE - SECOND) == 0
    assert open_due_plans(at=DUE) == 1

    round = Round.objects.get()
    assert (round.title, round.mode, round.audience) == ("Staff round, June 2026", "confidential", "staff")
    assert (round.opened_by, round.opened_at, round.period_key) == (leader.person, DUE, "2026-06-01")
    assert round.closes_at == datetime(2026, 6, 15, 23, 59, tzinfo=UTC)
    assert set(round.roster.values_list("person", flat=True)) == {leader.person.pk, *(one.pk for one in people)}
    assert state(plan) == (date(2026, 12, 1), "", 1)


def test_a_second_sweep_opens_nothing(plan):
    assert [open_due_plans(at=DUE), open_due_plans(at=DUE), open_due_plans(at=DUE + timedelta(days=1))] == [1, 0, 0]


def test_invitations_go_the_way_of_every_round(plan, people, settings):
    settings.MAIL_ENABLED = True
    Person.objects.filter(pk=people[0].pk).update(email="kit@example.org")
    open_due_plans(at=DUE)

    plan_due(at=DUE)

    assert list(people[0].messages.values_list("kind", flat=True)) == ["surveys.invitation"]


def test_whoever_came_is_asked_and_whoever_left_is_not(plan, people, organization):
    Person.objects.filter(pk=people[0].pk).update(left_on=FIRST_DAY)
    PersonFactory(organization=organization, name="Newly Here")

    open_due_plans(at=DUE)

    names = set(Round.objects.get().roster.values_list("name", flat=True))
    assert ("Newly Here" in names, people[0].name in names, len(names)) == (True, False, len(people) + 1)


def test_teams_are_looked_at_on_the_day(leader, people, organization):
    kitchen = Team.objects.get(name="Kitchen")
    plan_for(by=leader.person, audience="teams", teams=[kitchen])
    Person.objects.filter(name="Drivers 1").update(team=kitchen)

    open_due_plans(at=DUE)

    assert set(Round.objects.get().roster.values_list("name", flat=True)) == {
        *(f"Kitchen {number}" for number in range(1, 9)),
        "Drivers 1",
    }


def test_chosen_people_are_asked_as_long_as_they_are_here(leader, people):
    plan = plan_for(by=leader.person, audience="people", people=people[:7])
    Person.objects.filter(pk=people[0].pk).update(left_on=FIRST_DAY)

    open_due_plans(at=DUE)

    round = Round.objects.get()
    assert (round.audience, round.mode) == ("people", "confidential")
    assert set(round.roster.values_list("person", flat=True)) == {one.pk for one in people[1:7]}
    assert plan.people.count() == 7


def test_chosen_people_who_became_too_few_are_not_asked(leader, people):
    plan = plan_for(by=leader.person, audience="people", people=people[:5])
    Person.objects.filter(pk=people[0].pk).update(left_on=FIRST_DAY)

    assert (open_due_plans(at=DUE), state(plan)[1]) == (0, "people")


def test_leaders_are_asked_by_name_and_never_with_an_answer_they_gave_before(leader, administrator, member):
    mission = plan_for(by=leader.person, kind="leaders", audience="leaders").mission
    own_answer(person=leader.person, mission=mission)

    open_due_plans(at=DUE)

    round = Round.objects.get()
    assert (round.mode, round.title) == ("attributed", "Leaders’ round, June 2026")
    assert set(round.roster.values_list("name", flat=True)) == {"Lena Leader", "Ada Administrator"}
    assert not round.invitations.filter(responded=True).exists()
    assert FounderReading.objects.exists()


def test_words_and_days_are_those_of_the_organization_whoever_sweeps(plan, organization):
    Organization.objects.filter(pk=organization.pk).update(language="de", time_zone="Pacific/Kiritimati")
    due = datetime(2026, 5, 31, 19, tzinfo=UTC)  # it is the first of June, nine o’clock, there

    assert (open_due_plans(at=due - SECOND), open_due_plans(at=due)) == (0, 1)
    round = Round.objects.get()
    assert round.title.endswith("Juni 2026")
    assert round.closes_at == datetime(2026, 6, 15, 9, 59, tzinfo=UTC)


def test_what_was_chosen_holds(leader, people):
    minimums = planning.Minimums(scores=6, distributions=9, quotes=12)
    plan_for(by=leader.person, minimums=minimums, is_strict=True, volunteers=True)

    open_due_plans(at=DUE)

    round = Round.objects.get()
    assert (round.minimums, round.is_strict, round.question_text) == (minimums, True, "What are you here to do?")


def test_after_weeks_without_a_worker_only_the_newest_day_opens(plan):
    assert open_due_plans(at=datetime(2028, 1, 10, tzinfo=UTC)) == 1

    assert Round.objects.get().period_key == "2027-12-01"
    assert state(plan) == (date(2028, 6, 1), "", 1)


def test_a_plan_that_does_not_repeat_has_ended_after_it_opened(leader, people):
    plan = plan_for(by=leader.person, every_months=0)
    open_due_plans(at=DUE)

    assert state(plan) == (None, "", 1)
    with pytest.raises(PlanEnded, match="Make a new one"):
        pause_plan(plan=plan)


def test_killed_before_the_commit_the_next_sweep_opens_one(plan, monkeypatch):
    def crash(point: str) -> None:
        assert point == "surveys.planned_round_uncommitted"
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(planning, "crash", crash)
        with pytest.raises(Killed):
            open_due_plans(at=DUE)
    assert state(plan) == (FIRST_DAY, "", 0)

    assert (open_due_plans(at=DUE), open_due_plans(at=DUE)) == (1, 0)
    assert state(plan) == (date(2026, 12, 1), "", 1)


def test_an_opening_that_fails_leaves_no_key(plan, monkeypatch):
    def fail(**_options: object) -> None:
        raise ValueError("planted")

    before = keys()
    with monkeypatch.context() as patch:
        patch.setattr(opening_service, "freeze_roster", fail)
        with pytest.raises(ValueError, match="planted"):
            open_due_plans(at=DUE)

    assert (keys(), state(plan)) == (before, (FIRST_DAY, "", 0))


def together(plan: RoundPlan) -> list[str]:
    barrier = Barrier(2)

    def sweep(_number: int) -> str:
        try:
            barrier.wait()
            return "opened" if open_planned(plan=plan, at=DUE) else "left alone"
        except IntegrityError:
            return "refused by the database"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(sweep, range(2)))


@pytest.mark.django_db(transaction=True)
def test_two_sweeps_at_once_open_one_round(plan):
    before = keys()

    assert together(plan) == ["left alone", "opened"]
    assert (state(plan), keys() - before) == ((date(2026, 12, 1), "", 1), 1)


@pytest.mark.django_db(transaction=True)
def test_alarm_without_looking_again_the_database_alone_refuses_the_second(plan, monkeypatch):
    read_before = RoundPlan.objects.select_related("organization", "mission__organization", "owner").get()
    monkeypatch.setattr(planning, "_locked", lambda _pk: read_before)
    monkeypatch.setattr(RoundPlan, "newest_due", lambda _plan, *, at: FIRST_DAY)
    monkeypatch.setattr(opening_service, "_refuse_too_early", lambda _plan: None)

    assert together(plan) == ["opened", "refused by the database"]


def test_people_hear_of_the_last_round_first(plan, leader):
    last = closed(open_staff_round(by=leader.person, people=list(Person.objects.all())), by=leader.person)

    assert open_due_plans(at=DUE) == 0
    assert state(plan) == (FIRST_DAY, "owed", 0)

    told_and_acted_on(last, by=leader.person)
    assert open_due_plans(at=DUE) == 1
    assert state(plan) == (date(2026, 12, 1), "", 1)


def test_alarm_a_round_before_sharing_opens_although_nobody_heard(leader, people):
    closed(open_staff_round(by=leader.person, people=people), by=leader.person)

    with pytest.raises(NotToldYet, match="have not heard"):
        open_staff_round(by=leader.person, people=people, is_before_sharing=False)
    assert open_staff_round(by=leader.person, people=people, is_before_sharing=True).is_before_sharing


def test_nothing_opens_beside_an_open_round_of_the_kind(plan, leader, people):
    open_leaders(by=leader.person)
    beside = open_staff_round(by=leader.person, people=people)

    assert open_due_plans(at=DUE) == 0
    assert state(plan) == (FIRST_DAY, "open", 0)

    told_and_acted_on(beside, by=leader.person)
    assert open_due_plans(at=DUE) == 1


def test_its_own_round_that_is_open_still_blocks_the_next(leader, people):
    plan = plan_for(by=leader.person, schedule=Schedule(FIRST_DAY, open_for=90, every_months=3))
    open_due_plans(at=DUE)

    open_due_plans(at=datetime(2026, 8, 30, tzinfo=UTC))
    close_due_rounds(at=datetime(2026, 8, 31, tzinfo=UTC))
    open_due_plans(at=datetime(2026, 9, 1, 9, tzinfo=UTC))

    assert state(plan) == (date(2026, 9, 1), "owed", 1)


def leave(leader: Membership) -> None:
    Person.objects.filter(pk=leader.person_id).update(left_on=FIRST_DAY)


def lose_the_role(leader: Membership) -> None:
    Membership.objects.filter(pk=leader.pk).update(role=Role.MEMBER)


def lose_the_account(leader: Membership) -> None:
    leader.delete()


def be_erased(leader: Membership) -> None:
    leader.person.delete()


@pytest.mark.parametrize("go", [leave, lose_the_role, lose_the_account, be_erased])
def test_an_owner_who_left_or_may_not_opens_nothing_until_somebody_takes_over(plan, leader, administrator, go):
    go(leader)

    assert open_due_plans(at=DUE) == 0
    assert state(plan) == (FIRST_DAY, "owner", 0)

    take_over_plan(plan=plan, by=administrator.person)
    assert open_due_plans(at=DUE) == 1
    assert Round.objects.get().opened_by == administrator.person


def test_too_few_people_are_not_asked(leader, organization):
    plan = plan_for(by=leader.person)

    assert open_due_plans(at=DUE) == 0
    assert state(plan) == (FIRST_DAY, "people", 0)


def test_a_mission_that_was_put_away_asks_nobody(plan):
    Mission.objects.update(archived_at=BEFORE)

    open_due_plans(at=DUE)

    assert state(plan) == (FIRST_DAY, "mission", 0)


def test_one_that_waits_does_not_hold_up_others(plan):
    stranger = MembershipFactory(role=Role.LEADER, person__name="Stranger")
    waiting = plan_for(by=stranger.person)

    assert open_due_plans(at=DUE) == 1
    assert (state(waiting)[1:], state(plan)[1:]) == (("people", 0), ("", 1))


def test_why_it_waits_is_noted_once(plan, leader):
    leave(leader)
    open_due_plans(at=DUE)
    open_due_plans(at=DUE + timedelta(days=3))

    plan.refresh_from_db()
    assert plan.blocked_at == DUE


def test_three_months_from_december_are_near_and_therefore_strict(leader, people):
    plan = plan_for(by=leader.person, first_on=date(2026, 12, 20), every_months=3)
    first_at = datetime(2026, 12, 20, 9, tzinfo=UTC)
    open_due_plans(at=first_at)
    round = Round.objects.get()
    told_and_acted_on(round, by=leader.person)
    Round.objects.update(closed_at=first_at + timedelta(days=14))

    open_due_plans(at=datetime(2027, 3, 20, 9, tzinfo=UTC))

    assert [one.is_strict for one in plan.rounds.order_by("pk")] == [False, True]
