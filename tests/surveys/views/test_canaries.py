"""Promise 41: what was answered, and the link it came by, stand in no log, error page, mail or task, at any level."""

import logging

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from kombu import Producer

from surveys import intake
from surveys.models import Round
from tests.factories.staff_rounds import invitation_to, open_staff_round

CANARY = "canary-of-an-answer"
logger = logging.getLogger("surveys.intake")


@pytest.fixture
def round(leader) -> Round:
    return open_staff_round(by=leader.person)


@pytest.fixture
def rung(monkeypatch) -> list[str]:
    """Everything handed to the broker."""
    sent: list[str] = []
    publish = Producer.publish

    def noted(self, body, *args, **more):
        sent.append(f"{body}{args}{more}")
        return publish(self, body, *args, **more)

    monkeypatch.setattr(Producer, "publish", noted)
    return sent


def send(token: str, *, accept: str = "text/html"):
    client = Client(raise_request_exception=False)
    form = {"token": token, "part": "2", "q-work": f"I say {CANARY}.", "submission_id": "s", "quote-work": "on"}
    client.get(reverse("surveys:answer", args=[token]), follow=True)
    return client.post(reverse("surveys:answering"), form, headers={"accept": accept})


def traces(caplog) -> str:
    return caplog.text + "".join(repr(record.__dict__) for record in caplog.records) + str(mail.outbox)


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_no_trace_of_an_answer_that_is_received(round, caplog, rung, accept):
    token = invitation_to(round, "Kitchen 1").token
    with caplog.at_level(logging.DEBUG):
        response = send(token, accept=accept)

    assert response.status_code in {200, 302}
    seen = traces(caplog) + str(rung)
    assert (CANARY in seen, token in seen) == (False, False)
    assert CANARY not in response.content.decode()


@pytest.mark.parametrize("where", ["receive", "_seal", "_insert", "_claim"])
def test_no_trace_of_an_answer_on_which_the_server_breaks(round, caplog, rung, monkeypatch, where):
    def break_down(*args, **kwargs):
        raise RuntimeError("Broken.")

    target = intake if where == "receive" else intake.receiving
    monkeypatch.setattr(target, where, break_down)
    token = invitation_to(round, "Kitchen 1").token
    with caplog.at_level(logging.DEBUG):
        response = send(token)

    assert response.status_code == 500
    assert "Broken." in caplog.text  # the fault itself is logged
    seen = caplog.text + response.content.decode() + str(mail.outbox) + str(rung)
    assert (CANARY in seen, token in seen) == (False, False)


def test_alarm_a_view_that_logged_what_it_got_would_be_seen(round, caplog, monkeypatch):
    real = intake.receive

    def talkative(**facts):
        logger.debug("Got %s by %s.", facts["response"], facts["invitation"].token)
        return real(**facts)

    monkeypatch.setattr(intake, "receive", talkative)
    token = invitation_to(round, "Kitchen 1").token
    with caplog.at_level(logging.DEBUG):
        send(token)

    assert (CANARY in traces(caplog), token in traces(caplog)) == (True, True)
