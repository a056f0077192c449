from datetime import timedelta

import pytest
from django.utils import timezone

from surveys.models import Action
from surveys.queries.next_step import round_step
from surveys.services import agree_action, close_round, finish_action
from tests.factories.alignment import mission_with
from tests.factories.surveys import open_round

pytestmark = pytest.mark.django_db


def step(leader, mission) -> str:
    return round_step(mission=mission, person=leader.person).action


def test_step_follows_what_was_asked(leader):
    mission = mission_with(organization=leader.organization)
    assert step(leader, mission) == "Write my own answer"

    round = open_round(by=leader.person, mission=mission, names=("Ada", "Bo"))
    assert step(leader, mission) == "Open the round"

    close_round(round=round, by=leader.person, at=timezone.now())
    assert step(leader, mission) == "Read the results"


@pytest.fixture
def closed(leader):
    mission = mission_with(organization=leader.organization)
    round = open_round(by=leader.person, mission=mission, names=("Ada", "Bo"))
    close_round(round=round, by=leader.person, at=timezone.now())
    round.refresh_from_db()
    return round


def agree(round, leader) -> Action:
    day = timezone.now().date() + timedelta(days=9)
    return agree_action(round=round, text="Meet", person=leader.person, due_on=day, by=leader.person, at=timezone.now())


def test_reading_is_over_once_somebody_wrote_an_action(closed, leader):
    before = step(leader, closed.mission)
    action = agree(closed, leader)
    agreed = step(leader, closed.mission)
    finish_action(action=action, by=leader.person, at=timezone.now())

    assert [before, agreed, step(leader, closed.mission)] == [
        "Read the results",
        "See what you agreed",
        "Open a leaders’ round",
    ]


def test_reading_is_over_once_somebody_told_what_came_of_it(closed, leader):
    closed.opened_up_at = closed.summary_at = timezone.now()
    closed.summary = "We talked."
    closed.save(update_fields=["opened_up_at", "summary", "summary_at"])

    assert step(leader, closed.mission) == "Write down one thing"


def test_reading_is_over_once_a_newer_round_is_out(closed, leader):
    open_round(by=leader.person, mission=closed.mission, names=("Cy", "Di"))

    assert step(leader, closed.mission) == "Open the round"


def test_action_of_another_round_says_nothing_of_this_one(closed, leader):
    newer = open_round(by=leader.person, mission=closed.mission, names=("Cy", "Di"))
    close_round(round=newer, by=leader.person, at=timezone.now())
    agree(closed, leader)

    assert step(leader, closed.mission) == "Read the results"
