"""Which two rounds are compared, by which promises; and why sometimes none can be."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alignment.models import Release
from alignment.queries.drift.voice import named_basis, unnamed_basis
from alignment.services import read_again
from surveys.models import ReleasedFigure, Round
from tests.alignment.encoders import WordEncoder
from tests.factories.alignment import ANSWERS, AT, mission_with, released_round
from tests.factories.drift import later_version
from tests.factories.missions import PromiseFactory
from tests.factories.staff_results import staff_results


@pytest.fixture
def hold(organization, administrator):
    """Hold a released round with names, so many days ago."""
    mission = mission_with(organization=organization)

    def held(days: int, **options):
        at = AT - timedelta(days=days)
        return released_round(organization=organization, by=administrator.person, mission=mission, at=at, **options)

    held.mission = mission
    return held


def titles(basis):
    return [row["title"] for row in basis.facts.get("rounds", [])]


def test_the_newest_two_that_ask_the_same_are_compared(hold):
    hold(300, title="First")
    hold(200, title="Second")
    hold(100, title="Published texts", label="published statements")
    hold(50, title="Third")

    basis = named_basis(hold.mission)

    assert titles(basis) == ["Second", "Third"]
    assert (len(basis.engine.before), len(basis.engine.before[0])) == (4, 3)
    assert basis.facts["promises"][0] == {
        "text": "Feed hungry families",
        "before": {"percent": 50},
        "now": {"percent": 50},
    }


def test_one_round_or_another_mission_is_not_enough(hold, organization, administrator):
    assert named_basis(hold.mission).reason == "one_round"
    hold(100)
    released_round(organization=organization, by=administrator.person)

    assert named_basis(hold.mission).reason == "one_round"


def test_only_promises_that_read_the_same_in_both_are_compared(hold):
    hold(100)
    hold.mission.promises.filter(position=3).update(text="Teach people a trade")
    PromiseFactory(mission=hold.mission, text="Open the books", confirmed_at=AT, position=4)
    hold(50)

    basis = named_basis(hold.mission)

    assert [row["text"] for row in basis.facts["promises"]] == ["Feed hungry families", "Rescue surplus food"]
    assert basis.facts["left_out"] == 2


def test_with_fewer_than_two_of_them_nothing_is_compared(hold):
    hold(100)
    hold.mission.promises.filter(position__gt=1).update(text="Teach people a trade")
    hold(50)

    assert named_basis(hold.mission).reason == "promises_changed"


def test_rounds_read_by_different_engines_are_not_compared(hold):
    hold(100)
    release = hold(50)
    Release.objects.filter(pk=release.pk).update(engine_version="0.1")

    assert named_basis(hold.mission).reason == "other_engine"


def test_fewer_than_four_people_or_a_silent_round_say_nothing(hold):
    hold(300)
    hold(200, answers=dict(list(ANSWERS.items())[:3]))
    assert named_basis(hold.mission).reason == "few_people"

    places = ("school", "church", "market", "harbor")
    hold(100, answers={f"Di {place}": f"I keep the books of the {place} and file them." for place in places})
    hold(50)
    assert named_basis(hold.mission).reason == "no_mention"


def test_without_names_the_readings_with_most_promises_in_common_are_compared(leader):
    """The earlier round has been read again with the mission that the later one was asked under."""
    first = staff_results(by=leader.person)
    Release.objects.update(released_at=timezone.now() - timedelta(days=31))
    first.mission.promises.filter(position__gt=1).update(text="Another promise")
    later_version(first.mission, at=timezone.now())
    read_again(round=first, encoder=WordEncoder(), at=timezone.now())
    second = staff_results(by=leader.person, mission=first.mission)
    Round.objects.filter(pk=second.pk).update(closed_at=first.closed_at + timedelta(days=100))

    basis = unnamed_basis(first.mission)

    assert len(basis.facts["promises"]) == 3
    assert basis.engine.people == (33, 33)
    figures = ReleasedFigure.objects.filter(round=first, measure="promise", edition=2)
    assert [float(figure.value["percent"]) for figure in figures.order_by("item_key")] == list(basis.engine.before)
