import pytest

from alignment import receivers
from missions.events import mission_published, promises_changed
from missions.models import Mission
from surveys.events import answers_opened, founder_answered
from surveys.models import FounderReading, Round
from tests.factories.alignment import own_answer, round_to_score


def test_answers_opened_rings_for_the_round(organization, administrator, monkeypatch):
    rung: list[tuple[str, dict]] = []
    monkeypatch.setattr(receivers, "ring", lambda name, **ids: rung.append((name, ids)))
    round = round_to_score(organization=organization, by=administrator.person)
    rung.clear()

    answers_opened.send(sender=Round, round=round)

    assert rung == [("alignment.tasks.score_round", {"round_id": round.pk})]


def test_founder_answered_rings_for_the_reading(administrator, monkeypatch):
    rung: list[tuple[str, dict]] = []
    monkeypatch.setattr(receivers, "ring", lambda name, **ids: rung.append((name, ids)))
    reading = own_answer(person=administrator.person)

    founder_answered.send(sender=FounderReading, reading=reading)

    assert rung == [("alignment.tasks.read_founder_answer", {"reading_id": reading.pk})]


@pytest.mark.parametrize("event", [mission_published, promises_changed], ids=["mission_published", "promises_changed"])
def test_a_changed_mission_rings_the_sweep(event, monkeypatch):
    rung: list[tuple[str, dict]] = []
    monkeypatch.setattr(receivers, "ring", lambda name, **ids: rung.append((name, ids)))

    event.send(sender=Mission, mission=None)

    assert ("alignment.tasks.sweep", {}) in rung
