"""Reminders under kill -9: each arrives or is shown as uncertain, never a third copy, each second one explained."""

import time
from random import Random
from typing import Any

import pytest

from tests.failure.conftest import Deploy
from tests.failure.deployment import Deployment
from tests.failure.senders import Senders
from tests.failure.smtp_sink import SmtpSink

SEED = 20261116
PEOPLE = 60
KILLS = 10


@pytest.fixture
def deployment(deploy: Deploy, sink: SmtpSink) -> Deployment:
    return deploy(settings="tests.failure.settings", EMAIL_URL=sink.url)


@pytest.fixture
def senders(deployment: Deployment) -> Senders:
    return Senders(deployment)


def send_under_kills(
    senders: Senders, sink: SmtpSink, *, people: int, kills: int, without: tuple[str, ...] = ()
) -> list[dict[str, Any]]:
    sink.delay = 0.05
    senders.call("steps.invite_people", number=people)
    return kill_while_sending(senders, sink, mails=people, kills=kills, without=list(without))


def kill_while_sending(
    senders: Senders, sink: SmtpSink, *, mails: int, kills: int, **order: Any
) -> list[dict[str, Any]]:
    """Two senders at work; now and then one dies in the middle of it and another takes its place."""
    print(f"seed {SEED}")
    senders.wait(senders.start("plan"))
    chance = Random(SEED)
    crew = [senders.start(**order) for _ in range(2)]
    for number in range(kills):
        sink.wait_for_deliveries(number * mails * 2 // (kills * 3) + 2)
        time.sleep(chance.uniform(0.0, 0.12))
        victim = chance.randrange(2)
        senders.kill(crew[victim])
        crew[victim] = senders.start(**order)
    senders.wait(*crew, seconds=60 + mails / 5)
    rows: list[dict[str, Any]] = senders.call("steps.outbox")
    return rows


def never_received(rows: list[dict[str, Any]], sink: SmtpSink) -> set[str]:
    return {row["message_id"] for row in rows} - set(sink.copies())


def unexplained(sink: SmtpSink, senders: Senders) -> list[str]:
    """Mails with a second copy whose first sender was not killed."""
    first_sender: dict[str, str] = {}
    doubtful = []
    for delivery in sink.deliveries:
        first = first_sender.setdefault(delivery.message_id, delivery.greeted_as)
        if first != delivery.greeted_as and int(first.removeprefix("process-")) not in senders.killed:
            doubtful.append(delivery.message_id)
    return doubtful


def test_reminders_all_arrive_and_second_copies_are_explained(senders: Senders, sink: SmtpSink) -> None:
    rows = send_under_kills(senders, sink, people=PEOPLE, kills=KILLS)

    assert_kept(rows, senders, sink, people=PEOPLE, kills=KILLS)


def assert_kept(rows: list[dict[str, Any]], senders: Senders, sink: SmtpSink, *, people: int, kills: int) -> None:
    assert len(senders.killed) == kills
    assert len(rows) == people
    assert {row["state"] for row in rows} <= {"sent", "uncertain"}
    assert never_received(rows, sink) <= {row["message_id"] for row in rows if row["state"] == "uncertain"}
    assert max(sink.copies().values()) <= 2
    assert unexplained(sink, senders) == []


def test_alarm_marking_before_sending_loses_reminders(senders: Senders, sink: SmtpSink) -> None:
    rows = send_under_kills(senders, sink, people=PEOPLE, kills=KILLS, without=("send before mark",))

    assert never_received(rows, sink) & {row["message_id"] for row in rows if row["state"] == "sent"} != set()
