from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from missionhub.messaging.owed import debtor
from missionhub.organizations.permissions import Role
from surveys.calendar import closings, openings
from surveys.models import Invitation, Round
from surveys.models.round_plan import RoundPlanQuerySet
from surveys.services import open_due_plans, pause_plan
from tests.factories.organizations import MembershipFactory
from tests.factories.own_surveys import own_survey
from tests.factories.round_plans import DUE, FIRST_DAY, plan_for
from tests.factories.surveys import NAMES, invitation_of, open_round

pytestmark = pytest.mark.django_db
MAY = date(2026, 5, 1)
CLOSES = datetime(2026, 12, 4, 17, tzinfo=UTC)


def asked_round(leader, asked) -> Round:
    round = open_round(by=leader.person)
    round.roster.filter(name=NAMES[0]).update(person=asked.person)
    Round.objects.update(closes_at=CLOSES)
    return round


def found(membership) -> list[str]:
    who = debtor(person=membership.person, on=date(2026, 11, 25))
    return [day.url for day in closings(who, date(2026, 11, 1), date(2026, 12, 31))]


def test_closing_stands_with_those_asked_and_those_who_run_it_without_the_link(member, leader):
    asked = asked_round(leader, member)
    token = invitation_of(asked).token
    before = found(member)

    Invitation.objects.update(responded=True)

    assert before == found(member) == [reverse("missions:my-week", args=["harbor-kitchen"])]
    assert found(leader) == [asked.get_absolute_url()]
    assert token not in "".join(before)


def test_closing_is_not_there_for_others_nor_once_closed(member, leader):
    asked_round(leader, leader)
    others = found(member)
    Round.objects.update(closed_at=CLOSES)

    assert (others, found(leader)) == ([], [])


def opening(membership, *, on: date = MAY) -> list[tuple[str, datetime]]:
    who = debtor(person=membership.person, on=on)
    return [(day.title, day.on) for day in openings(who, date(2026, 4, 1), date(2026, 12, 31))]


def test_planned_rounds_stand_with_those_who_see_plans(leader, administrator, member, organization):
    plan_for(by=leader.person)
    plan_for(by=leader.person, kind="own", survey=own_survey(organization), every_months=0, first_on=date(2026, 7, 1))
    stranger = MembershipFactory(role=Role.ADMINISTRATOR)

    nine = [datetime(2026, 6, 1, 9, tzinfo=UTC), datetime(2026, 12, 1, 9, tzinfo=UTC)]
    expected = [("Opens: Staff round", nine[0]), ("Opens: Staff round", nine[1])]
    expected.append(("Opens: Vans", datetime(2026, 7, 1, 9, tzinfo=UTC)))
    assert (opening(leader), opening(administrator)) == (expected, expected)
    assert (opening(member), opening(stranger)) == ([], [])


def test_alarm_without_the_tenancy_door_a_stranger_would_see_them(leader, monkeypatch):
    plan_for(by=leader.person)
    monkeypatch.setattr(RoundPlanQuerySet, "of", lambda self, organization: self)

    assert len(opening(MembershipFactory(role=Role.ADMINISTRATOR))) == 2


def test_a_plan_that_is_paused_or_waits_past_its_day_promises_nothing(leader):
    plan = plan_for(by=leader.person)
    open_due_plans(at=DUE)  # nobody is there to ask
    waits = opening(leader, on=FIRST_DAY + timedelta(days=1))
    pause_plan(plan=plan)

    assert (waits, opening(leader)) == ([("Opens: Staff round", datetime(2026, 12, 1, 9, tzinfo=UTC))], [])
