"""Who is told that a planned round waits."""

import pytest

from missionhub.messaging.owed import debtor, owed_by
from missionhub.organizations.models import Membership, Person
from missionhub.organizations.permissions import Role
from surveys.models import RoundPlan
from surveys.services import open_due_plans
from tests.factories.organizations import MembershipFactory
from tests.factories.round_plans import DUE, FIRST_DAY, plan_for
from tests.factories.staff_rounds import closed, open_staff_round, staff


@pytest.fixture
def plan(leader, organization) -> RoundPlan:
    staff(organization)
    return plan_for(by=leader.person)


def titles_owed(membership: Membership) -> list[str]:
    return [owed.title for owed in owed_by(debtor(person=membership.person, on=FIRST_DAY)) if "Planned" in owed.title]


def test_its_owner_is_told_that_it_waits_and_nobody_else(plan, leader, administrator, member):
    closed(open_staff_round(by=leader.person, people=list(Person.objects.all())), by=leader.person)
    open_due_plans(at=DUE)

    colleague = MembershipFactory(organization=leader.organization, role=Role.LEADER)
    found = [titles_owed(one) for one in (leader, colleague, administrator, member)]
    assert found == [["Planned round waits: Staff round"], [], [], []]


def test_administrators_are_told_where_nobody_answers_for_it(plan, leader, administrator, member):
    Membership.objects.filter(pk=leader.pk).update(role=Role.MEMBER)
    open_due_plans(at=DUE)

    found = [titles_owed(one) for one in (leader, administrator, member)]
    assert found == [[], ["Planned round waits: Staff round"], []]
