from django.utils import timezone

from surveys.events import answers_opened, founder_answered
from surveys.services import answer_first, close_round, open_up_closed_rounds
from tests.factories.surveys import answer, mission_with_text, open_round


class Ear:
    """Notes what it hears; held by the test so that the signal keeps it."""

    def __init__(self, signal, key):
        self.heard, self.key = [], key
        signal.connect(self.hear)

    def hear(self, **kwargs):
        self.heard.append(kwargs[self.key])


def test_answers_opened_is_announced_once(leader):
    ear = Ear(answers_opened, "round")
    round = open_round(by=leader.person)
    answer(round)
    close_round(round=round, by=leader.person, at=timezone.now())

    open_up_closed_rounds(at=timezone.now())
    open_up_closed_rounds(at=timezone.now())

    assert ear.heard == [round]


def test_founder_answered_is_announced_at_every_writing(leader):
    ear = Ear(founder_answered, "reading")
    mission = mission_with_text(organization=leader.organization)

    readings = [
        answer_first(mission=mission, text=text, by=leader.person, at=timezone.now()) for text in ("First.", "Second.")
    ]

    assert ear.heard == readings
