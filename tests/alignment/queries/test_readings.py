from datetime import timedelta

import pytest

from alignment.models import Disagreement, Release, ReleasedMatch
from alignment.queries.mentions import mentions
from alignment.queries.readings import newest_readings
from tests.factories.alignment import AT, mission_with, released_round
from tests.factories.organizations import OrganizationFactory
from tests.factories.staff_results import staff_results

pytestmark = pytest.mark.either


def test_readings_find_what_each_release_says_alone(organization, administrator, django_assert_num_queries):
    mission, by = mission_with(organization=organization), administrator.person
    first = released_round(organization=organization, by=by, mission=mission)
    second = released_round(organization=organization, by=by, mission=mission, at=AT + timedelta(days=1))
    match = ReleasedMatch.objects.filter(answer__release=second, is_voiced=True).first()
    Disagreement.objects.create(match=match, person=by, created_at=AT)

    with django_assert_num_queries(1):
        found = newest_readings(organization)

    assert [reading.release for reading in found] == [second, first]
    assert [list(reading.mentions) for reading in found] == [mentions(second), mentions(first)]
    assert (found[0].release.promise_count, found[0].release.disputed_count) == (3, 1)


def test_a_round_without_promises_is_read_too(organization, administrator):
    released_round(organization=organization, by=administrator.person, promises=())

    (reading,) = newest_readings(organization)

    assert (reading.mentions, reading.release.promise_count) == ([], 0)
    assert newest_readings(OrganizationFactory()) == []


def test_rounds_without_names_are_not_among_them(organization, leader):
    """Their releases hold no answers; shown here they would say that nobody mentions anything."""
    staff_results(by=leader.person, teams={"Kitchen": 8})

    assert Release.objects.of(organization).count() == 1
    assert newest_readings(organization) == []
