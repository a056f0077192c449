from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from missionhub.home.models import Heartbeat
from missionhub.home.queries.readiness import Readiness
from missionhub.home.tasks import heartbeat
from tests.factories.unfrozen import unfrozen

NOW = timezone.now()
LONG_AGO = NOW - timedelta(minutes=11)


def test_healthz_answers_without_asking_the_database():
    assert Client().get("/healthz").content == b"ok\n"


@pytest.mark.django_db
def test_readyz_tells_what_waits():
    heartbeat()

    facts = Client().get("/readyz").json()

    assert set(facts) == {"ready", "database", "encoder", "oldest_due_at", "last_sweep_at", "rounds_frozen"}
    assert (facts["oldest_due_at"], facts["rounds_frozen"]) == (None, True)
    assert Heartbeat.objects.count() == 1


@pytest.mark.parametrize(
    ("encoder", "due", "sweep", "ready"),
    [
        (True, None, None, True),
        (True, NOW, NOW, True),
        (False, None, NOW, False),
        (True, LONG_AGO, NOW, False),
        (True, None, LONG_AGO, False),
    ],
)
def test_readiness_turns_red_when_work_does_not_get_done(encoder, due, sweep, ready):
    assert Readiness(NOW, encoder, due, sweep).is_ready is ready


@pytest.mark.django_db
def test_readyz_turns_red_while_an_interrupted_migration_left_opened_rounds_open_to_change():
    with unfrozen():
        answer = Client().get("/readyz")

    assert (answer.status_code, answer.json()["rounds_frozen"]) == (503, False)


def test_readiness_asks_for_the_triggers():
    assert not Readiness(NOW, True, None, NOW, is_frozen=False).is_ready
