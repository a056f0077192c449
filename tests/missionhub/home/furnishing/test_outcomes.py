from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from missionhub.home.furnishing.pages import read_area
from missionhub.organizations.models import Organization
from missions.models import Dependency, Outcome, Promise
from missions.queries.standing import standings
from tests.missionhub.home.seeded import demonstration

pytestmark = [pytest.mark.django_db, pytest.mark.either]

AT = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.fixture(scope="module", params=[AT, pytest.param(datetime(2027, 1, 3, 9, tzinfo=UTC), marks=pytest.mark.proof)])
def at(request: pytest.FixtureRequest) -> datetime:
    return request.param


@pytest.fixture(scope="module")
def riverbend(django_db_setup, django_db_blocker, at: datetime) -> Iterator[Organization]:
    with demonstration(django_db_blocker, encoder=None, at=at) as organization:
        yield organization


def test_demonstration_outcomes_stand_in_every_way(riverbend, at):
    titles = [
        wanted["title"] for wanted in read_area("outcomes")["outcome"]
    ]  # those of visitors' weeks stand elsewhere
    outcomes = list(Outcome.objects.of(riverbend).active().filter(title__in=titles).in_order())
    found = Counter(standing.health for standing in standings(outcomes, on=at.date()).values())
    assert (len(outcomes), found) == (
        14,
        {"on_track": 4, "at_risk": 4, "off_track": 2, "overdue": 1, "pending": 2, "closed": 1},
    )
    assert sorted(Dependency.objects.values_list("state", flat=True)) == ["asked", "confirmed", "confirmed", "declined"]


def test_demonstration_leaves_one_promise_and_one_outcome_alone(riverbend):
    bare = Promise.objects.of(riverbend).active().filter(contributions__isnull=True)
    assert [promise.text for promise in bare] == ["Speak up for wages and benefits people can live on"]
    assert [outcome.title for outcome in Outcome.objects.of(riverbend).orphans()] == [
        "Hold ten cooking workshops in the pantries"
    ]
