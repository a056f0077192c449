from collections import Counter
from datetime import UTC, datetime

import pytest

from missionhub.home.furnishing.pages import read_area
from missionhub.home.services.demonstration import seed_demonstration
from missions.models import Dependency, Outcome, Promise
from missions.queries.standing import standings

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.mark.parametrize("at", [AT, datetime(2027, 1, 3, 9, tzinfo=UTC)])
def test_demonstration_outcomes_stand_in_every_way(at):
    organization = seed_demonstration(encoder=None, at=at)

    titles = [
        wanted["title"] for wanted in read_area("outcomes")["outcome"]
    ]  # those of visitors' weeks stand elsewhere
    outcomes = list(Outcome.objects.of(organization).active().filter(title__in=titles).in_order())
    found = Counter(standing.health for standing in standings(outcomes, on=at.date()).values())
    assert (len(outcomes), found) == (
        14,
        {"on_track": 4, "at_risk": 4, "off_track": 2, "overdue": 1, "pending": 2, "closed": 1},
    )
    assert sorted(Dependency.objects.values_list("state", flat=True)) == ["asked", "confirmed", "confirmed", "declined"]


def test_demonstration_leaves_one_promise_and_one_outcome_alone():
    organization = seed_demonstration(encoder=None, at=AT)

    bare = Promise.objects.of(organization).active().filter(contributions__isnull=True)
    assert [promise.text for promise in bare] == ["Speak up for wages and benefits people can live on"]
    assert [outcome.title for outcome in Outcome.objects.of(organization).orphans()] == [
        "Hold ten cooking workshops in the pantries"
    ]
