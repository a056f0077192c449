"""What was on a year ago: by record, else by its first day; else it is taken as unchanged and not as known."""

from datetime import timedelta

import pytest

from alignment.queries.drift.doing import common_unit, doings, why_not
from alignment.queries.drift.spent import spent
from missions.models import Revision
from missions.queries.resources import Amounts
from missions.services.nouns import edit_noun
from tests.factories.alignment import AT
from tests.factories.plans import ActivityFactory, OutcomeFactory

pytestmark = pytest.mark.either
TODAY, THEN = AT.date(), (AT - timedelta(days=365)).date()
LONG_AGO = AT - timedelta(days=800)


def rows(organization):
    return {row.text: row for row in spent(organization, on=TODAY, then=THEN)}


def activity(organization, name="Cook", *, at=AT, **fields):
    return ActivityFactory(organization=organization, name=name, created_at=at, **fields)


def recorded(noun, *, at):
    Revision.objects.about(noun).update(created_at=at)
    return noun


def test_first_and_last_day_say_when_it_was_on(organization):
    activity(organization, "Old", money_a_year=10, starts_on=LONG_AGO.date())
    activity(organization, "New", money_a_year=10, starts_on=TODAY - timedelta(days=30))
    activity(organization, "Over", money_a_year=10, starts_on=LONG_AGO.date(), ends_on=TODAY - timedelta(days=30))

    found = rows(organization)

    assert {name: (row.then is not None, row.now is not None) for name, row in found.items()} == {
        "Old": (True, True),
        "New": (False, True),
        "Over": (True, False),
    }
    assert all(row.is_known_then for row in found.values())


def test_without_a_first_day_it_is_taken_as_unchanged_and_not_as_known(organization):
    activity(organization, money_a_year=10)

    row = rows(organization)["Cook"]

    assert (row.then, row.now, row.is_known_then) == (Amounts(10, 0), Amounts(10, 0), False)


def test_what_was_on_record_then_counts_as_it_was_written(organization, leader):
    row = recorded(activity(organization, money_a_year=10, hours_a_month=4), at=LONG_AGO)
    edit_noun(noun=row, lock_version=1, fields={"money_a_year": 90}, by=leader.person, at=AT)

    found = rows(organization)["Cook"]

    assert (found.then, found.now, found.is_known_then) == (Amounts(10, 4), Amounts(90, 4), True)


def test_what_was_put_away_since_was_there(organization):
    row = recorded(activity(organization, money_a_year=10), at=LONG_AGO)
    type(row).objects.filter(pk=row.pk).update(archived_at=AT - timedelta(days=10))
    long_gone = activity(organization, "Long gone", money_a_year=10)
    type(row).objects.filter(pk=long_gone.pk).update(archived_at=LONG_AGO)

    found = rows(organization)

    assert list(found) == ["Cook"]
    assert (found["Cook"].then, found["Cook"].now) == (Amounts(10, 0), None)


def test_an_outcome_counts_with_what_lies_beyond_its_activities(organization):
    outcome = OutcomeFactory(organization=organization, title="Fed", success="Soup.", money=100, hours_a_week=3)
    activity(organization, money_a_year=30, hours_a_month=5, outcome=outcome, starts_on=LONG_AGO.date())

    row = rows(organization)["Fed. Soup."]

    assert (row.now, row.then, row.is_known_then) == (Amounts(70, 8), Amounts(70, 8), False)


def test_an_outcome_newer_than_others_on_record_was_not_there(organization):
    recorded(OutcomeFactory(organization=organization, title="Old", money=100), at=LONG_AGO)
    OutcomeFactory(organization=organization, title="New", money=100)
    OutcomeFactory(organization=organization, title="Next year", money=100, start_on=TODAY + timedelta(days=40))

    found = rows(organization)

    assert {name: (row.then is not None, row.now is not None) for name, row in found.items()} == {
        "Old.": (True, True),
        "New.": (False, True),
        "Next year.": (False, False),
    }


def test_others_have_no_part_in_it(organization):
    activity(OutcomeFactory().organization, money_a_year=10)

    assert spent(organization, on=TODAY, then=THEN) == []


def test_half_of_it_has_to_be_known(organization):
    assert why_not([]) == "nothing_named"
    activity(organization, "Dated", money_a_year=10, starts_on=LONG_AGO.date())
    activity(organization, "Undated", money_a_year=10)
    assert why_not(doings(spent(organization, on=TODAY, then=THEN), "money")) == ""

    activity(organization, "Undated too", money_a_year=10)
    assert why_not(doings(spent(organization, on=TODAY, then=THEN), "money")) == "no_past"


def test_money_is_the_unit_where_both_times_name_some(organization):
    activity(organization, money_a_year=10, hours_a_month=5, starts_on=TODAY - timedelta(days=30))
    assert common_unit(spent(organization, on=TODAY, then=THEN)) == "hours"

    activity(organization, "Old", money_a_year=10, starts_on=LONG_AGO.date())
    assert common_unit(spent(organization, on=TODAY, then=THEN)) == "money"
