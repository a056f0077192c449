"""The product's own mail, the Monday mail and reminders of overdue check-ins, under everything that may go wrong."""

import time
from collections import Counter
from typing import Any

import pytest

from tests.failure.conftest import Deploy
from tests.failure.deployment import SWEEP_SECONDS, Deployment, wait_for
from tests.failure.senders import Senders
from tests.failure.smtp_sink import SmtpSink
from tests.failure.test_reminders_survive_kills import assert_kept, kill_while_sending, never_received

EACH = 2  # mails a person is owed
LEASE = 8.0  # longer than a busy machine takes to write one mail


@pytest.fixture
def deployment(deploy: Deploy, sink: SmtpSink) -> Deployment:
    return deploy(EMAIL_URL=sink.url)


@pytest.fixture
def senders(deployment: Deployment) -> Senders:
    return Senders(deployment)


def states(rows: list[dict[str, Any]]) -> Counter[str]:
    return Counter(row["state"] for row in rows)


def send_under_kills(
    senders: Senders, sink: SmtpSink, *, people: int, kills: int, **order: Any
) -> list[dict[str, Any]]:
    senders.call("steps.owe_check_ins", number=people)
    return kill_while_sending(senders, sink, mails=EACH * people, kills=kills, lease=LEASE, **order)


def test_reminders_of_check_ins_all_arrive_under_kills(senders: Senders, sink: SmtpSink) -> None:
    rows = send_under_kills(senders, sink, people=15, kills=4)

    assert Counter(row["kind"] for row in rows) == {"missions.week": 15, "missions.check_in_overdue": 15}
    assert_kept(rows, senders, sink, people=EACH * 15, kills=4)
    assert senders.call("steps.week_links") == EACH * 15  # one door for each mail, however often it was written


@pytest.mark.proof
def test_three_thousand_reminders_all_arrive_under_kills(senders: Senders, sink: SmtpSink) -> None:
    rows = send_under_kills(senders, sink, people=1500, kills=200)

    copies = Counter(sink.copies().values())
    print(
        f"3000 reminders due, 200 kills: {copies[1]} arrived once, {copies[2]} twice, "
        f"{sum(count for number, count in copies.items() if number > 2)} oftener; "
        f"{len(never_received(rows, sink))} not received and shown as uncertain"
    )
    assert_kept(rows, senders, sink, people=3000, kills=200)


def test_alarm_marking_before_sending_loses_reminders_of_check_ins(senders: Senders, sink: SmtpSink) -> None:
    senders.call("steps.owe_check_ins", number=4)
    senders.wait(senders.start("plan"))

    senders.wait(senders.start(crash_at="messaging.handed_off", without=["send before mark"]))

    rows = senders.call("steps.outbox")
    assert never_received(rows, sink) & {row["message_id"] for row in rows if row["state"] == "sent"} != set()


def test_no_reminder_leaves_after_the_check_in_was_made(senders: Senders, sink: SmtpSink) -> None:
    senders.call("steps.owe_check_ins", number=8)
    senders.wait(senders.start("plan"))
    senders.call("steps.check_in_for_everything")

    senders.wait(senders.start())

    assert sink.deliveries == []
    assert states(senders.call("steps.outbox")) == {"cancelled": EACH * 8}


def test_poisoned_rows_stop_no_other(senders: Senders, sink: SmtpSink) -> None:
    """Two addresses no server takes, a kind that is gone, a story of ten megabytes."""
    senders.call("steps.owe_check_ins", number=20, poisoned=2)
    senders.wait(senders.start("plan"))

    sender = senders.start(lease=LEASE)
    wait_for(lambda: len(sink.copies()) == EACH * 18, what="the mails of the others")
    time.sleep(1)
    senders.kill(sender)

    assert set(sink.copies().values()) == {1}
    assert states(senders.call("steps.outbox")) == {
        "sent": EACH * 18,
        "dead": EACH * 2,
        "due": 1,
    }  # the last waits for its retry
    assert max(len(delivery.text) for delivery in sink.deliveries) < 100_000


def test_two_beats_two_workers_send_each_mail_once(deployment: Deployment, sink: SmtpSink) -> None:
    deployment.call("owe_check_ins", number=10)
    for process in ("beat", "second-beat", "worker", "second-worker"):
        deployment.start(process)

    wait_for(lambda: len(sink.copies()) == EACH * 10, what="all mails", log=lambda: deployment.log("worker"))
    time.sleep(2 * SWEEP_SECONDS)

    assert set(sink.copies().values()) == {1}
    assert states(deployment.call("outbox")) == {"sent": EACH * 10}


def test_emptied_broker_delays_and_loses_nothing(deployment: Deployment, sink: SmtpSink) -> None:
    deployment.call("owe_check_ins", number=6)
    deployment.start("beat")
    time.sleep(2 * SWEEP_SECONDS)
    deployment.store.empty_broker()

    deployment.start("worker")
    wait_for(lambda: len(sink.copies()) == EACH * 6, what="all mails", log=lambda: deployment.log("worker"))

    assert states(deployment.call("outbox")) == {"sent": EACH * 6}


def test_alarm_without_the_sweep_an_emptied_broker_loses_every_mail(deployment: Deployment, sink: SmtpSink) -> None:
    deployment.call("owe_check_ins", number=6)
    deployment.store.empty_broker()
    deployment.start("worker")
    wait_for(lambda: "ready" in deployment.log("worker"), what="the worker", log=lambda: deployment.log("worker"))

    time.sleep(3 * SWEEP_SECONDS)

    assert sink.deliveries == []
