from datetime import timedelta

import pytest

from alignment.measures.shares import gap
from alignment.queries.drift.sharing import sharing_basis
from alignment.queries.drift.spent import spent
from missions.models import Revision
from missions.queries.resources import resources
from missions.services import edit_promise
from tests.factories.alignment import AT, mission_with
from tests.factories.drift import doing, four_doings
from tests.factories.missions import PromiseFactory
from tests.factories.plans import ActivityFactory

pytestmark = pytest.mark.either
TODAY, THEN = AT.date(), (AT - timedelta(days=365)).date()


def basis(mission, kind="money"):
    rows = spent(mission.organization, on=TODAY, then=THEN)
    return sharing_basis(mission, kind, rows, on=TODAY, then=THEN)


def test_todays_gap_is_that_of_the_page_of_money_and_time(organization):
    mission = mission_with(organization=organization)
    four_doings(mission)
    ActivityFactory(organization=organization, money_a_year=70, starts_on=THEN)  # serves nothing

    sharing = basis(mission).engine

    assert gap(sharing.now, sharing.weights) == pytest.approx(resources(mission=mission, on=TODAY).money_gap)


def test_weights_of_a_year_ago_count_then(organization, leader):
    mission = mission_with(organization=organization, promises=())
    long_ago = AT - timedelta(days=500)
    promise = PromiseFactory(mission=mission, weight=1, created_at=long_ago, confirmed_at=long_ago)
    other = PromiseFactory(mission=mission, weight=1, created_at=long_ago, confirmed_at=long_ago)
    Revision.objects.filter(subject_kind="promise").update(created_at=long_ago)
    edit_promise(promise=promise, lock_version=1, fields={"weight": 3}, by=leader.person, at=AT)
    doing(promise, money=50)
    doing(other, money=50)

    sharing = basis(mission).engine

    assert (sharing.weights_before, sharing.weights) == ((1, 1, 0, 0), (3, 1, 0, 0))


def test_rows_are_shares_with_what_serves_another_mission_and_nothing(organization):
    mission = mission_with(organization=organization)
    four_doings(mission)
    theirs = mission_with(organization=organization).promises.get(position=1)
    doing(theirs, money=300, name="Elsewhere")
    ActivityFactory(organization=organization, money_a_year=300, starts_on=THEN)

    rows = {row["text"]: row["now"] for row in basis(mission).facts["rows"]}

    assert rows["elsewhere"] == rows["nothing"] == pytest.approx(0.3)


def test_time_without_hours_says_that_nothing_is_named(organization):
    mission = mission_with(organization=organization)
    four_doings(mission)

    assert (basis(mission).reason, basis(mission, "hours").reason) == ("", "nothing_named")
