"""A clock that jumps an hour, a day or a week, forwards and back: each mail of each period once, and none left out."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.failure.conftest import Deploy
from tests.failure.deployment import Deployment
from tests.failure.senders import Senders
from tests.failure.smtp_sink import SmtpSink
from tests.failure.wrong_clocks import MovableClock

THURSDAY = datetime.fromisoformat("2026-12-03T10:00:00+00:00")
NONE, HOUR, DAY, WEEK = timedelta(), timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)
JOURNEY = (NONE, HOUR, -HOUR, NONE, DAY, -DAY, NONE, WEEK, NONE, WEEK + HOUR, WEEK - HOUR, 2 * WEEK)
WEEKS = ("2026-W49", "2026-W50", "2026-W51")
Visit = Callable[[datetime], None]


@pytest.fixture
def deployment(deploy: Deploy, sink: SmtpSink) -> Deployment:
    return deploy(EMAIL_URL=sink.url)


def travel(senders: Senders, visit: Visit) -> list[dict[str, Any]]:
    senders.call("worlds.owe_every_kind", at=THURSDAY.isoformat())
    for jump in JOURNEY:
        visit(THURSDAY + jump)
    rows: list[dict[str, Any]] = senders.call("steps.outbox")
    return rows


def handing_over(senders: Senders, **plan: Any) -> Visit:
    """Planner and sender are handed the wrong time."""

    def visit(at: datetime) -> None:
        senders.wait(senders.start("plan", at=at.isoformat(), **plan))
        senders.wait(senders.start(at=at.isoformat(), lease=60, is_single=True))

    return visit


def living_by(clock: MovableClock, senders: Senders) -> Visit:
    """The clock moves under a process that goes on living; it believes what the clock shows."""

    def visit(at: datetime) -> None:
        clock.show(at)
        believed = datetime.fromisoformat(senders.call("steps.time_of_day"))
        assert abs(believed - at) < HOUR / 2  # it goes on from where it was set
        senders.wait(senders.start("plan"))
        senders.wait(senders.start(lease=60, is_single=True))

    return visit


def most_of_one_period(rows: list[dict[str, Any]]) -> int:
    return max(Counter((row["kind"], row["period_key"]) for row in rows).values())


def assert_each_once(rows: list[dict[str, Any]], sink: SmtpSink) -> None:
    weeks = [(row["period_key"], row["state"]) for row in rows if row["kind"] == "missions.week"]
    assert most_of_one_period(rows) == 1
    assert sorted(weeks) == [(week, "sent") for week in WEEKS]
    assert {row["state"] for row in rows} <= {"sent", "cancelled", "missed"}
    assert sink.copies() == Counter(row["message_id"] for row in rows if row["state"] == "sent")


def test_jumps_of_the_clock_handed_over_bring_each_mail_once(deployment: Deployment, sink: SmtpSink) -> None:
    senders = Senders(deployment)

    assert_each_once(travel(senders, handing_over(senders)), sink)


def test_jumps_of_the_machine_s_clock_bring_each_mail_once(
    deployment: Deployment, sink: SmtpSink, tmp_path: Path
) -> None:
    clock = MovableClock(tmp_path)
    clock.show(THURSDAY)
    senders = Senders(deployment, environment=clock.environment)

    assert_each_once(travel(senders, living_by(clock, senders)), sink)


def test_what_a_sender_held_when_the_clock_ran_ahead_waits_and_leaves_once(
    deployment: Deployment, sink: SmtpSink
) -> None:
    senders = Senders(deployment)
    senders.call("worlds.owe_every_kind", at=THURSDAY.isoformat())
    visit = handing_over(senders)
    senders.wait(senders.start("plan", at=THURSDAY.isoformat(), kind="missions.week"))
    ahead = (THURSDAY + DAY).isoformat()
    senders.wait(senders.start(at=ahead, lease=60, is_single=True, crash_at="messaging.claimed"))

    visit(THURSDAY)
    when_set_right = week_state(senders)
    visit(THURSDAY + DAY + HOUR)

    assert (when_set_right, week_state(senders)) == ("due", "sent")
    assert set(sink.copies().values()) == {1}


def week_state(senders: Senders) -> str:
    (row,) = (row for row in senders.call("steps.outbox") if row["kind"] == "missions.week")
    state: str = row["state"]
    return state


def test_alarm_without_the_key_jumps_bring_mail_twice(deployment: Deployment) -> None:
    senders = Senders(deployment)
    senders.call("steps.drop_unique_key")

    assert most_of_one_period(travel(senders, handing_over(senders, without=["look"]))) > 1
