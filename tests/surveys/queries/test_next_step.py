import pytest
from django.utils import timezone

from surveys.queries.next_step import round_step
from surveys.services import close_round
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
