"""Four planners and duplicate senders at once: one row and one mail per person and period."""

import pytest

from tests.failure.conftest import Deploy
from tests.failure.senders import Senders
from tests.failure.smtp_sink import SmtpSink

PEOPLE = 40


@pytest.fixture
def senders(deploy: Deploy, sink: SmtpSink) -> Senders:
    return Senders(deploy(settings="tests.failure.settings", EMAIL_URL=sink.url))


def plan_four_times_at_once(senders: Senders) -> int:
    senders.call("steps.invite_people", number=PEOPLE)
    senders.wait(*[senders.start("plan", without=["look"]) for _ in range(4)])
    return len(senders.call("steps.outbox"))


def test_planners_at_once_write_one_row_each_person_and_senders_one_mail(senders: Senders, sink: SmtpSink) -> None:
    rows = plan_four_times_at_once(senders)
    senders.wait(*[senders.start(lease=20) for _ in range(4)])

    assert rows == PEOPLE
    assert sorted(sink.copies().values()) == [1] * PEOPLE


def test_alarm_without_the_unique_key_rows_are_doubled(senders: Senders) -> None:
    senders.call("steps.drop_unique_key")

    assert plan_four_times_at_once(senders) == 4 * PEOPLE
