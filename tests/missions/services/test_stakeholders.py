import pytest

from missions.models import Engagement, Revision, Stakeholder
from missions.services.nouns import put_away
from missions.services.stakeholders import (
    StakeholderNameTaken,
    add_engagement,
    add_stakeholder,
    edit_stakeholder,
    remove_engagement,
)
from tests.factories.missions import AT
from tests.factories.plans import ObjectiveFactory, StakeholderFactory

pytestmark = pytest.mark.django_db


def test_stakeholder_starts_with_a_revision(organization):
    stakeholder = add_stakeholder(organization=organization, fields={"name": "Press", "power": 2}, by=None, at=AT)

    assert list(Revision.objects.about(stakeholder).values_list("number", "fields__power")) == [(1, 2)]


def test_name_stands_in_a_register_once(organization):
    StakeholderFactory(organization=organization, name="Press")
    StakeholderFactory(name="Council")  # of somebody else

    with pytest.raises(StakeholderNameTaken, match="Edit that entry"):
        add_stakeholder(organization=organization, fields={"name": "Press"}, by=None, at=AT)
    assert add_stakeholder(organization=organization, fields={"name": "Council"}, by=None, at=AT).name == "Council"


def test_name_of_one_put_away_is_told_so(organization):
    put_away(noun=StakeholderFactory(organization=organization, name="Press"), by=None, at=AT)

    with pytest.raises(StakeholderNameTaken, match="Bring it back"):
        add_stakeholder(organization=organization, fields={"name": "Press"}, by=None, at=AT)


def test_edit_keeps_its_own_name_and_refuses_another_ones(organization):
    press = StakeholderFactory(organization=organization, name="Press")
    StakeholderFactory(organization=organization, name="Council")

    edit_stakeholder(stakeholder=press, lock_version=1, fields={"name": "Press", "power": 4}, by=None, at=AT)
    with pytest.raises(StakeholderNameTaken):
        edit_stakeholder(stakeholder=press, lock_version=2, fields={"name": "Council"}, by=None, at=AT)

    assert Stakeholder.objects.get(pk=press.pk).power == 4


def test_engagement_is_noted_and_taken_out(organization, leader):
    stakeholder = StakeholderFactory(organization=organization)
    objective = ObjectiveFactory(organization=organization)

    engagement = add_engagement(
        stakeholder=stakeholder, text="A walk.", held_on=AT.date(), objective=objective, by=leader.person, at=AT
    )
    assert list(stakeholder.engagements.values_list("text", "held_on", "objective", "created_by")) == [
        ("A walk.", AT.date(), objective.pk, leader.person.pk)
    ]

    remove_engagement(engagement=engagement)
    assert Engagement.objects.count() == 0
