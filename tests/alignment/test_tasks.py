import logging

import pytest
from celery import current_app

from alignment import tasks
from alignment.models import Release
from alignment.queries import readings_due, rounds_due
from alignment.services import answer_founder_reading
from missions.queries import primary_mission
from surveys.models import FounderReading
from tests.alignment.encoders import WordEncoder
from tests.factories.alignment import AT, own_answer, released_round, round_to_score


@pytest.fixture
def sent(monkeypatch) -> list[tuple[str, dict]]:
    """What reaches the broker, the outside world of a task."""
    messages: list[tuple[str, dict]] = []

    def send_task(name, args=None, kwargs=None, **options):
        messages.append((name, kwargs, options.get("expires")))

    monkeypatch.setattr(current_app, "send_task", send_task)
    for task in (tasks.score_round, tasks.read_founder_answer, tasks.read_mission_drift):
        monkeypatch.setattr(
            task, "apply_async", lambda kwargs, expires, name=task.name: messages.append((name, kwargs, expires))
        )
    return messages


@pytest.fixture
def word_encoder(monkeypatch) -> None:
    """The encoder is a file outside the code; its place is taken by the one tests share."""
    monkeypatch.setattr(tasks, "load_encoder", lambda folder: WordEncoder())


def test_sweep_sends_one_task_per_row_that_is_due(organization, administrator, sent, settings):
    released_round(organization=organization, by=administrator.person)
    round = round_to_score(organization=organization, by=administrator.person)
    reading = own_answer(person=administrator.person)
    mission = primary_mission(organization)

    tasks.sweep()

    assert sent == [
        ("alignment.tasks.read_founder_answer", {"reading_id": reading.pk}, settings.SWEEP_SECONDS),
        ("alignment.tasks.score_round", {"round_id": round.pk}, settings.SWEEP_SECONDS),
        ("alignment.tasks.read_mission_drift", {"mission_id": mission.pk}, settings.SWEEP_SECONDS),
    ]


def test_sweep_sends_a_reading_whose_promises_changed(administrator, sent, settings, word_encoder):
    reading = own_answer(person=administrator.person)
    answer_founder_reading(reading=reading, encoder=WordEncoder(), at=AT)
    reading.mission.promises.update(text="Changed")
    tasks.read_mission_drift(mission_id=reading.mission_id)

    tasks.sweep()

    assert sent == [
        ("alignment.tasks.read_founder_answer", {"reading_id": reading.pk}, settings.SWEEP_SECONDS),
    ]


def test_sweep_finds_nothing_when_all_is_read(organization, administrator, sent, word_encoder):
    release = released_round(organization=organization, by=administrator.person)
    tasks.read_mission_drift(mission_id=release.round.mission_id)

    tasks.sweep()

    assert sent == []


def test_score_round_releases_the_round_once(organization, administrator, word_encoder):
    round = round_to_score(organization=organization, by=administrator.person)

    tasks.score_round(round_id=round.pk)
    tasks.score_round(round_id=round.pk)

    assert [release.round for release in Release.objects.all()] == [round]


def test_score_round_of_a_vanished_round_is_an_info_line(db, caplog):
    with caplog.at_level(logging.INFO):
        tasks.score_round(round_id=4711)

    assert caplog.messages == ["Round 4711 is gone or still sealed."]


def test_read_mission_drift_of_a_vanished_mission_is_an_info_line(db, caplog):
    with caplog.at_level(logging.INFO):
        tasks.read_mission_drift(mission_id=4711)

    assert caplog.messages == ["Mission 4711 is gone."]


def test_read_founder_answer_of_a_vanished_row_is_an_info_line(db, caplog):
    with caplog.at_level(logging.INFO):
        tasks.read_founder_answer(reading_id=4711)

    assert caplog.messages == ["Founder's reading 4711 is gone."]


def test_read_founder_answer_reads_it(administrator, word_encoder):
    reading = own_answer(person=administrator.person)

    tasks.read_founder_answer(reading_id=reading.pk)

    assert FounderReading.objects.get().result["kind"] == "mission"


def test_without_the_encoder_answers_wait_unscored(
    organization, administrator, settings, tmp_path, monkeypatch, caplog
):
    monkeypatch.setattr("alignment.scoring.prepare.find_model_files", _no_wheel)
    settings.MODEL_DIR = tmp_path
    round_to_score(organization=organization, by=administrator.person)
    reading = own_answer(person=administrator.person)

    tasks.score_round(round_id=rounds_due().get().pk)
    tasks.read_founder_answer(reading_id=reading.pk)

    assert (rounds_due().count(), readings_due().count(), Release.objects.count()) == (1, 1, 0)
    assert caplog.messages[0].startswith("Answers wait, unscored: ")


def _no_wheel():
    raise tasks.EncoderUnavailable("The text model is not installed. Run `make model`, then try again.")
