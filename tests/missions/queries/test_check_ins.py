from datetime import date

import pytest

from missionhub.organizations.models import Membership
from missions.models import Pause, Responsibility, RoleHolder
from missions.queries.check_ins import dues_of, may_check_in, unread_by
from tests.factories.organizations import PersonFactory, TeamFactory
from tests.factories.plans import CheckInFactory, KeyRoleFactory
from tests.missions.plans import ON, overdue, weekly

pytestmark = pytest.mark.django_db


def test_dues_of_lists_the_oldest_first_and_says_when(member: Membership) -> None:
    soon, late = weekly(lead=member.person), overdue(lead=member.person)
    monthly = weekly(lead=member.person, cadence="monthly", last_on=date(2026, 10, 20))
    weekly(lead=member.person, last_on=ON)  # this week's is made
    weekly(lead=PersonFactory(organization=member.organization))

    found = [(due.outcome, str(due.when), due.owed.due_on) for due in dues_of(member.person, on=ON)]

    assert found == [
        (late, "overdue", date(2026, 11, 8)),
        (soon, "this_week", date(2026, 11, 22)),
        (monthly, "later", date(2026, 11, 30)),
    ]


def test_dues_of_covers_outcomes_of_an_accountable_role_while_it_is_held(member: Membership) -> None:
    outcome = weekly(lead=None, organization=member.organization)
    role = KeyRoleFactory(organization=member.organization)
    Responsibility.objects.create(outcome=outcome, role=role, kind="accountable")
    holding = RoleHolder.objects.create(role=role, person=member.person)

    while_held = dues_of(member.person, on=ON)
    RoleHolder.objects.filter(pk=holding.pk).update(until=ON)

    assert [due.outcome for due in while_held] == [outcome]
    assert dues_of(member.person, on=ON) == []


def test_may_check_in_is_for_its_lead_its_accountable_role_and_leaders(member: Membership) -> None:
    outcome = weekly(lead=member.person)
    other = PersonFactory(organization=member.organization)

    assert may_check_in(outcome, person=member.person, is_leader=False, on=ON)
    assert may_check_in(outcome, person=other, is_leader=True, on=ON)
    assert not may_check_in(outcome, person=other, is_leader=False, on=ON)


def test_pause_moves_what_is_due(member: Membership) -> None:
    weekly(lead=member.person)
    Pause.objects.create(
        organization=member.organization, name="Week off", starts_on=date(2026, 11, 20), ends_on=date(2026, 11, 29)
    )

    (due,) = dues_of(member.person, on=ON)

    assert (str(due.when), due.owed.due_on) == ("later", date(2026, 11, 30))


@pytest.mark.parametrize(
    ("cadence", "last_on", "on", "stands_for"),
    [
        ("weekly", date(2026, 11, 4), date(2026, 11, 17), date(2026, 11, 17)),  # a week late, for this one too
        ("monthly", date(2026, 9, 20), date(2026, 11, 3), date(2026, 10, 31)),
        ("monthly", date(2026, 9, 20), date(2026, 11, 25), date(2026, 11, 25)),
        ("weekly", date(2026, 11, 11), date(2026, 11, 17), date(2026, 11, 17)),  # nothing late
    ],
)
def test_check_in_made_late_stands_for_the_period_it_was_owed_for(
    member: Membership, cadence: str, last_on: date, on: date, stands_for: date
) -> None:
    weekly(lead=member.person, cadence=cadence, last_on=last_on)

    (due,) = dues_of(member.person, on=on)

    assert due.as_of == stands_for


def test_unread_by_is_for_the_reviewer_or_the_team_s_leaders(leader: Membership) -> None:
    team = TeamFactory(organization=leader.organization)
    leader.person.team = team
    leader.person.save()
    writer = PersonFactory(organization=leader.organization)
    reviewed = CheckInFactory(outcome=weekly(lead=writer, last_on=None, reviewer=leader.person), made_by=writer, on=ON)
    of_team = CheckInFactory(outcome=weekly(lead=writer, last_on=None, team=team), made_by=writer, on=ON)
    CheckInFactory(outcome=weekly(lead=writer, last_on=None), made_by=writer, on=ON)  # nobody's to read
    CheckInFactory(outcome=reviewed.outcome, made_by=leader.person, on=ON)  # one's own

    as_leader = unread_by(leader.person, is_leader=True, on=ON)

    assert [row.check_in for row in as_leader] == [of_team, reviewed]
    assert [row.check_in for row in unread_by(leader.person, is_leader=False, on=ON)] == [reviewed]
