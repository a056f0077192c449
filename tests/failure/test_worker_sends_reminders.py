"""A real worker and beat: what is due leaves, even after the broker forgot everything."""

import time

import pytest

from tests.failure.conftest import Deploy
from tests.failure.deployment import SWEEP_SECONDS, Deployment, wait_for
from tests.failure.smtp_sink import SmtpSink

PEOPLE = 12


@pytest.fixture
def deployment(deploy: Deploy, sink: SmtpSink) -> Deployment:
    return deploy(settings="tests.failure.settings", EMAIL_URL=sink.url)


def test_reminders_leave_once_after_the_broker_was_emptied(deployment: Deployment, sink: SmtpSink) -> None:
    deployment.call("invite_people", number=PEOPLE)
    deployment.start("beat")
    time.sleep(2 * SWEEP_SECONDS)
    deployment.store.empty_broker()

    deployment.start("worker")
    wait_for(lambda: len(sink.copies()) == PEOPLE, what="all mails", log=lambda: deployment.log("worker"))
    time.sleep(2 * SWEEP_SECONDS)

    assert set(sink.copies().values()) == {1}
    assert {row["state"] for row in deployment.call("outbox")} == {"sent"}


def test_mail_server_that_was_down_delays_but_loses_nothing(deployment: Deployment, sink: SmtpSink) -> None:
    deployment.call("invite_people", number=PEOPLE)
    deployment.start("beat", EMAIL_URL="smtp://127.0.0.1:1")
    deployment.start("worker", EMAIL_URL="smtp://127.0.0.1:1")
    wait_for(lambda: len(deployment.call("outbox")) == PEOPLE, what="the plan", log=lambda: deployment.log("worker"))
    time.sleep(2 * SWEEP_SECONDS)
    while_down = {(row["state"], row["handoffs"]) for row in deployment.call("outbox")}
    deployment.kill("worker")

    deployment.start("worker")
    wait_for(lambda: len(sink.copies()) == PEOPLE, what="all mails", log=lambda: deployment.log("worker"))

    assert while_down == {("due", 0)}
    assert set(sink.copies().values()) == {1}
