from datetime import date

import pytest

from missionhub.messaging.owed import debtor, owed_by
from missionhub.organizations.models import Membership
from missionhub.organizations.permissions import Role
from missions.models import Assent, Dependency
from tests.factories.missions import AT, MissionFactory, MissionVersionFactory
from tests.factories.organizations import PersonFactory, TeamFactory
from tests.factories.plans import DecisionFactory, OutcomeFactory, StoryFactory
from tests.missions.plans import ON, overdue

pytestmark = pytest.mark.django_db


def titles(member: Membership, role: str | None = None) -> list[str]:
    return [row.title for row in owed_by(debtor(person=member.person, on=ON, role=role))]


def test_what_is_owed_comes_from_every_corner_of_the_plan(leader: Membership) -> None:
    here, me = leader.organization, leader.person
    me.team = TeamFactory(organization=here)
    me.save()
    overdue(lead=me, title="Families fed")
    draft = MissionVersionFactory(mission__organization=here, mission__name="Our mission")
    Assent.objects.create(version=draft, person=me, kind="approval", asked_at=AT, asked_by=None)
    DecisionFactory(organization=here, responsible=me, look_back_on=ON, title="Buy a van")
    StoryFactory(organization=here)
    MissionFactory(organization=here, name="Kitchen mission", review_on=date(2026, 11, 1))

    found = titles(leader)

    assert found[0] == "Families fed"  # overdue comes first
    assert {"Say whether you approve the draft of “Our mission”", "Buy a van", "Kitchen mission"} <= set(found)


def test_what_others_owe_and_what_is_settled_is_not_owed(leader: Membership) -> None:
    here, other = leader.organization, PersonFactory(organization=leader.organization)
    overdue(lead=other)
    draft = MissionVersionFactory(mission__organization=here)
    Assent.objects.create(
        version=draft, person=leader.person, kind="approval", asked_at=AT, answer="yes", answered_at=AT
    )
    DecisionFactory(organization=here, responsible=other, look_back_on=ON)
    Dependency.objects.create(
        outcome=OutcomeFactory(organization=here), team=TeamFactory(organization=here), text="A van", asked_at=AT
    )

    assert titles(leader) == []


def test_members_are_not_asked_what_only_leaders_may_do(member: Membership) -> None:
    MissionFactory(organization=member.organization, review_on=date(2026, 11, 1))

    assert titles(member) == []
    assert titles(member, role=Role.LEADER) != []
