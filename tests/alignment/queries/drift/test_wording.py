"""What today's words are compared with, and which promises came and went."""

from datetime import timedelta

import pytest

from alignment.queries.drift.wording import words_basis
from missions.services import add_promise, confirm_promises, edit_promise, retire_promise
from tests.factories.alignment import AT, mission_with
from tests.factories.drift import later_version
from tests.factories.missions import PromiseFactory

pytestmark = pytest.mark.either
LONG_AGO = AT - timedelta(days=365 * 7)


def compared(mission):
    basis = words_basis(mission, on=AT.date())
    return basis.from_version.number, basis.to_version.number


def test_the_first_version_where_all_are_young(organization):
    mission = mission_with(organization=organization)
    later_version(mission)
    later_version(mission, number=3)

    assert compared(mission) == (1, 3)


def test_the_one_in_force_five_years_ago_where_there_are_older_ones(organization):
    mission = mission_with(organization=organization)
    mission.versions.update(in_force_on=(LONG_AGO - timedelta(days=900)).date())
    later_version(mission, number=2, at=LONG_AGO)
    later_version(mission, number=3, at=AT - timedelta(days=400))
    later_version(mission, number=4)

    assert compared(mission) == (2, 4)


def test_promises_that_came_went_and_were_reworded_since(organization, leader):
    mission, by = mission_with(organization=organization, promises=()), leader.person
    early, before = AT - timedelta(days=50), AT - timedelta(days=10)
    kept, gone, same = (
        PromiseFactory(mission=mission, text=text, weight=2, created_at=early, confirmed_at=early)
        for text in ("Feed families", "Run a shop", "Rescue food")
    )
    later_version(mission, at=before)
    edit_promise(promise=kept, lock_version=1, fields={"text": "Feed everybody", "weight": 4}, by=by, at=AT)
    retire_promise(promise=gone, by=by, at=AT)
    fresh = add_promise(mission=mission, fields={"text": "Train people", "weight": 2}, by=by, at=AT)
    confirm_promises(promises=[fresh], by=by, at=AT)

    facts = words_basis(mission, on=AT.date()).facts

    assert (facts["added"], facts["removed"]) == (["Train people"], ["Run a shop"])
    assert facts["reworded"] == [["Feed families", "Feed everybody"]]
    assert facts["share"] == pytest.approx((2 / 8 + 2 / 6) / 2)
    assert same.text == "Rescue food"


def test_promises_written_down_later_leave_the_words_alone(organization):
    mission = mission_with(organization=organization)
    later_version(mission)  # promises and versions of one moment, as an import makes them

    facts = words_basis(mission, on=AT.date()).facts

    assert (facts["added"], facts["removed"], facts["share"]) == ([], [], None)
