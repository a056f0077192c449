"""Redis is emptied, or stopped for a long time and started without its data, under everything that runs."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.failure.browser import Browser
from tests.failure.conftest import Deploy
from tests.failure.deployment import Deployment, wait_for
from tests.failure.harbor_kitchen import ANSWERS
from tests.failure.private_redis import PrivateRedis
from tests.failure.senders import Senders
from tests.failure.smtp_sink import SmtpSink

pytestmark = pytest.mark.parametrize("store", ["production"], indirect=True)
NOBODY_LISTENS = "redis://127.0.0.1:1/0"
ASKED, OWN_ANSWER = len(ANSWERS), "I make sure that families get a warm meal every week."


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[PrivateRedis]:
    private = PrivateRedis(tmp_path)
    yield private
    private.stop()


class Harbor:
    """A deployment in which Ada is signed in, a round is open and nobody is owed mail but for its invitations."""

    def __init__(self, deployment: Deployment, **web: str) -> None:
        self.deployment, self.senders = deployment, Senders(deployment)
        self.paths = self.senders.call("worlds.harbor_kitchen_asks")
        deployment.collect_static()
        deployment.start("web", **web)
        deployment.wait_until_served()
        self.ada = Browser(deployment.address, cookies={"sessionid": self.paths["session"]})

    def start_and_wait_for_invitations(self, sink: SmtpSink) -> None:
        for process in ("worker", "beat"):
            self.deployment.start(process)
        self.wait_for_mails(ASKED, sink, seconds=180)

    def wait_for_mails(self, number: int, sink: SmtpSink, *, seconds: float) -> None:
        wait_for(
            lambda: len(sink.copies()) == number,
            what=f"{number} mails",
            seconds=seconds,
            log=lambda: self.deployment.log("worker"),
        )

    def browse(self, *, seconds: float) -> None:
        """Reads, and writes an own answer anew each time, which rings for a worker."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.ada.look(self.paths["overview"])
            self.ada.look(self.paths["round"])
            self.ada.send(self.paths["own_answer"], text=OWN_ANSWER)


@pytest.mark.parametrize(
    ("sweep", "away"), [(10, 22), pytest.param(30, 120, marks=pytest.mark.proof)], ids=["short", "two minutes"]
)
def test_a_broker_that_was_away_costs_no_page_and_no_mail(
    deploy: Deploy, sink: SmtpSink, broker: PrivateRedis, sweep: int, away: int
) -> None:
    settings = {"EMAIL_URL": sink.url, "REDIS_URL": broker.url, "ALLOWED_HOSTS": "127.0.0.1"}
    harbor = Harbor(deploy(**settings, SWEEP_SECONDS=str(sweep)))
    harbor.start_and_wait_for_invitations(sink)

    broker.stop()
    more = harbor.senders.call("worlds.invite_everybody_to_join")
    harbor.browse(seconds=away)
    harbor.ada.send(harbor.paths["closure"])
    during = len(sink.copies())
    broker.start()
    back_at = time.monotonic()
    harbor.wait_for_mails(ASKED + more, sink, seconds=2 * sweep)
    print(f"{away} s without Redis: {more} mails left {time.monotonic() - back_at:.1f} s after it came back")
    print(f"{sum(harbor.ada.answers.values())} requests meanwhile, the longest {harbor.ada.longest:.1f} s")

    assert during == ASKED
    assert harbor.ada.statuses() == {200}
    assert set(sink.copies().values()) == {1}


def test_an_emptied_broker_costs_at_most_two_sweeps(deploy: Deploy, sink: SmtpSink, broker: PrivateRedis) -> None:
    harbor = Harbor(deploy(EMAIL_URL=sink.url, REDIS_URL=broker.url, ALLOWED_HOSTS="127.0.0.1", SWEEP_SECONDS="10"))
    harbor.start_and_wait_for_invitations(sink)

    more = harbor.senders.call("worlds.invite_everybody_to_join")
    broker.empty()
    harbor.wait_for_mails(ASKED + more, sink, seconds=2 * 10)

    assert set(sink.copies().values()) == {1}


def test_alarm_a_doorbell_that_fails_aloud_fails_the_page(deploy: Deploy) -> None:
    deployment = deploy(REDIS_URL=NOBODY_LISTENS, ALLOWED_HOSTS="127.0.0.1")
    harbor = Harbor(deployment, DJANGO_SETTINGS_MODULE="tests.failure.bare_bell.settings")

    harbor.browse(seconds=0.1)

    assert harbor.ada.answers["POST", 500] > 0


def test_a_bell_that_nobody_answers_is_let_go_at_once(deploy: Deploy) -> None:
    senders = Senders(deploy(REDIS_URL=NOBODY_LISTENS))

    assert senders.call("bell.seconds_to_ring") < 2
    assert senders.call("bell.seconds_to_ring", is_patient=True) > 3  # the alarm: a page would wait for the client
