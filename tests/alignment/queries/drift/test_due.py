from datetime import timedelta

import pytest
from django.conf import settings

from alignment.queries.drift import due, missions_with_drift_due
from missions.models import Mission
from tests.factories.alignment import AT, mission_with
from tests.factories.drift import doing, four_doings, read
from tests.factories.organizations import OrganizationFactory

pytestmark = pytest.mark.either


def test_only_published_missions_are_due_and_only_until_they_are_read(organization):
    published = mission_with(organization=organization)
    Mission.objects.create(organization=OrganizationFactory(), name="Draft")
    assert list(missions_with_drift_due(at=AT)) == [published]

    read(published)
    assert list(missions_with_drift_due(at=AT)) == []

    four_doings(published)
    assert list(missions_with_drift_due(at=AT)) == [published]


def test_many_organizations_take_turns_and_none_is_forgotten(organization, monkeypatch):
    monkeypatch.setattr(due, "AT_ONCE", 1)
    missions = [mission_with(organization=each) for each in (organization, OrganizationFactory())]

    sweeps = [list(missions_with_drift_due(at=AT + timedelta(seconds=settings.SWEEP_SECONDS * n))) for n in (0, 1)]

    assert sorted(len(found) for found in sweeps) == [1, 1]
    assert {mission.pk for found in sweeps for mission in found} == {mission.pk for mission in missions}


@pytest.mark.parametrize("times", [1, 3])
def test_a_look_takes_equally_many_queries(organization, django_assert_num_queries, times):
    mission = mission_with(organization=organization)
    for _ in range(times):
        four_doings(mission)
        doing(mission.promises.first(), money=10)
    read(mission)

    with django_assert_num_queries(18):
        list(missions_with_drift_due(at=AT))
