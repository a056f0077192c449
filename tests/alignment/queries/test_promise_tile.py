from datetime import date

import pytest
from django.urls import reverse

from alignment.queries.promise_tile import promise_tiles
from missions.models import Contribution, PromiseEvidence
from missions.queries.alive import alive_today
from tests.factories.missions import AT, MissionFactory, PromiseFactory
from tests.factories.organizations import PersonFactory
from tests.factories.plans import CheckInFactory, OutcomeFactory

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 25)


@pytest.fixture
def mission(organization):
    return MissionFactory(organization=organization)


def promised(mission, *, owned=True, evidenced=True, weight=1):
    promise = PromiseFactory(mission=mission, weight=weight)
    lead = PersonFactory(organization=mission.organization) if owned else None
    outcome = OutcomeFactory(organization=mission.organization, lead=lead, target=5, due_on=ON)
    Contribution.objects.create(outcome=outcome, promise=promise)
    CheckInFactory(outcome=outcome, on=ON)
    if evidenced:
        PromiseEvidence.objects.create(promise=promise, text="x", seen_on=ON, added_at=AT)
    return promise


def place(promise) -> str:
    return reverse("missions:promise", args=["harbor-kitchen", promise.pk])


def test_tile_counts_promises_kept_alive_and_leads_to_the_one_without_an_owner(mission):
    promised(mission)
    promised(mission, evidenced=False)
    unowned = promised(mission, owned=False)

    (tile,) = promise_tiles(mission, alive_today(mission, on=ON))

    assert (tile["value"], tile["unit"], tile["note"]) == (
        1,
        "of 3",
        "with an outcome, an owner, check-ins and evidence · 1 has no owner",
    )
    assert (tile["next_label"], tile["next_url"]) == ("Choose an owner", place(unowned))
    assert tile["sure"].endswith("n = 3 promises.")


def test_tile_leads_to_the_promise_that_lacks_most_once_all_are_owned(mission):
    promised(mission)
    lacking = promised(mission, evidenced=False, weight=3)

    (tile,) = promise_tiles(mission, alive_today(mission, on=ON))

    assert (tile["value"], tile["note"]) == (
        1,
        "with an outcome, an owner, check-ins and evidence · 25% where each counts for its weight",
    )
    assert (tile["next_label"], tile["next_url"]) == ("See what it lacks", place(lacking))


def test_share_by_weight_is_not_said_where_all_promises_weigh_the_same(mission):
    promised(mission)
    promised(mission, evidenced=False)

    (tile,) = promise_tiles(mission, alive_today(mission, on=ON))

    assert tile["note"] == "with an outcome, an owner, check-ins and evidence"


def test_tile_leads_to_the_ledger_when_nothing_is_lacking(mission):
    promised(mission)

    (tile,) = promise_tiles(mission, alive_today(mission, on=ON))

    assert tile["next_url"] == mission.get_absolute_url()


def test_without_a_promise_there_is_no_tile(mission):
    assert (promise_tiles(mission, alive_today(mission, on=ON)), promise_tiles(None, None)) == ([], [])
