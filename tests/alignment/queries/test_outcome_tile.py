from datetime import date, timedelta

import pytest

from alignment.queries.outcome_tile import outcome_tile
from missions.queries.whole_plan import whole_plan
from tests.factories.missions import AT
from tests.factories.plans import CheckInFactory, OutcomeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.either]
ON = date(2026, 12, 4)
BEFORE = ON - timedelta(days=30)


def tile(organization):
    return outcome_tile(organization, whole_plan(organization, on=ON, before=BEFORE))


def test_tile_counts_what_is_on_track_and_how_that_changed(organization):
    better, worse, newer = (OutcomeFactory(organization=organization, start_on=BEFORE) for _ in range(3))
    type(newer).objects.filter(pk=newer.pk).update(created_at=AT + timedelta(days=20))
    for outcome, then, now in ((better, "low", "high"), (worse, "low", "low"), (newer, "", "high")):
        CheckInFactory(outcome=outcome, on=BEFORE, confidence=then)
        CheckInFactory(outcome=outcome, on=ON, confidence=now)

    found = tile(organization)

    assert (found["value"], found["unit"], found["n"]) == (2, "of 3", 3)
    assert found["change"] == "+1 since 4 November"
    assert found["note"] == "1 off track"
    assert found["next_url"] == worse.get_absolute_url()


def test_tile_leads_to_the_list_where_nothing_is_late(organization):
    outcome = OutcomeFactory(organization=organization, start_on=BEFORE)
    CheckInFactory(outcome=outcome, on=ON, confidence="high")
    CheckInFactory(outcome=outcome, on=BEFORE, confidence="high")

    found = tile(organization)

    assert found["next_label"] == "See all outcomes"
    assert found["change"] == "No change since 4 November"


def test_there_is_no_tile_without_an_open_outcome(organization):
    OutcomeFactory(organization=organization, closed_at=AT, result="reached")

    assert tile(organization) is None
