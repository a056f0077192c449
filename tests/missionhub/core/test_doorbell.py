import pytest
from celery import current_app

from missionhub.core.doorbell import ring


@pytest.mark.django_db(transaction=True)
def test_dead_broker_never_breaks_a_save(monkeypatch, caplog):
    def refuse(*args: object, **kwargs: object) -> None:
        raise OSError("broker is gone")

    monkeypatch.setattr(current_app, "send_task", refuse)

    ring("alignment.tasks.sweep")

    assert "The doorbell for alignment.tasks.sweep did not ring: OSError" in caplog.text


def test_doorbell_waits_for_the_commit(monkeypatch, db, django_capture_on_commit_callbacks):
    sent: list[str] = []
    monkeypatch.setattr(current_app, "send_task", lambda name, **kwargs: sent.append(name))

    with django_capture_on_commit_callbacks(execute=True):
        ring("alignment.tasks.sweep")
        before = list(sent)

    assert (before, sent) == ([], ["alignment.tasks.sweep"])
