from datetime import date

import pytest

from missions.models import Stakeholder
from missions.queries.stakeholders import Care, care_for, engagements_of, register
from missions.services.nouns import put_away
from missions.services.stakeholders import add_engagement
from tests.factories.missions import AT
from tests.factories.plans import StakeholderFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("power", "interest", "care"),
    [
        (3, 3, Care.WORK_CLOSELY),
        (5, 2, Care.KEEP_SATISFIED),
        (2, 3, Care.KEEP_INFORMED),
        (1, 2, Care.MONITOR),
        (None, 5, None),
        (5, None, None),
    ],
)
def test_care_follows_power_and_interest(power, interest, care):
    assert care_for(Stakeholder(power=power, interest=interest)) is care


def test_register_lists_ours_by_power_and_leaves_out_what_was_put_away(organization, leader):
    low = StakeholderFactory(organization=organization, power=1, interest=5)
    unknown = StakeholderFactory(organization=organization)
    high = StakeholderFactory(organization=organization, power=5, interest=4, stance="at_risk", steward=leader.person)
    satisfied = StakeholderFactory(organization=organization, power=4, interest=1)
    put_away(noun=StakeholderFactory(organization=organization, power=5), by=None, at=AT)
    StakeholderFactory(power=5, interest=5)  # of somebody else

    found = register(organization)

    assert [row.stakeholder for row in found.rows] == [high, satisfied, low, unknown]
    assert [row.stakeholder for row in found.unplaced] == [unknown]
    assert [row.stakeholder for row in found.unattended] == [satisfied]
    assert [(mark.label, mark.shape) for mark in found.marks] == [
        (high.name, "triangle"),
        (satisfied.name, "ring"),
        (low.name, "ring"),
    ]


def test_engagements_without_a_day_come_first_then_the_newest(organization):
    stakeholder = StakeholderFactory(organization=organization)
    for text, held_on in (("old", date(2026, 1, 1)), ("planned", None), ("new", date(2026, 5, 1))):
        add_engagement(stakeholder=stakeholder, text=text, held_on=held_on, by=None, at=AT)

    assert [engagement.text for engagement in engagements_of(stakeholder)] == ["planned", "new", "old"]
