"""Every named point in the product at which a process may die: what stands after the kill, and after the next run."""

import ast
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.failure.conftest import Deploy
from tests.failure.senders import Killed, Senders
from tests.failure.smtp_sink import SmtpSink
from tests.failure.stores import ROOT
from tests.failure.test_backups_survive_kills import BACKUP_KILLED_AT, RESTORE_KILLED_AT

THURSDAY = datetime.fromisoformat("2026-12-03T10:00:00+00:00")  # the Monday mail, the month's, both reminders are due
LEASE = 60
LATER = THURSDAY + timedelta(seconds=2 * LEASE)
PLANNED = "messaging.planned_a_batch"


class MailState(NamedTuple):
    state: str
    handoffs: int
    copies: int


class RoundState(NamedTuple):
    step: str
    stands: dict[str, int]


MAIL_KILLED_AT = {  # the row after the kill, and in the end
    PLANNED: (MailState("due", 0, 0), MailState("sent", 1, 1)),
    "messaging.claimed": (MailState("due", 0, 0), MailState("sent", 1, 1)),
    "messaging.handed_off": (MailState("due", 1, 0), MailState("sent", 2, 1)),
    "messaging.accepted": (MailState("due", 1, 1), MailState("sent", 2, 2)),
}
ROUND_KILLED_AT = {  # in the order of a round's life; the next step finds what the kill left
    "alignment.founder_read": RoundState("read_founder", {"vectors": 1}),
    "surveys.between_claim_and_commit": RoundState(
        "answer_as_bo", {"readings": 1, "vectors": 1, "keys": 1, "sealed": 1, "responded": 1}
    ),
    "surveys.between_answers_and_deletion": RoundState(
        "open_up", {"vectors": 1, "keys": 1, "sealed": 7, "responded": 7}
    ),
    "surveys.opened_before_key_destroyed": RoundState(
        "open_up", {"vectors": 1, "keys": 1, "opened": 7, "responded": 7}
    ),
    "alignment.vectors_encoded": RoundState("score", {"vectors": 1, "opened": 7, "responded": 7}),
    "alignment.release_scored": RoundState("score", {"vectors": 1, "opened": 7, "responded": 7}),
    "alignment.release_half_written": RoundState("score", {"vectors": 1, "opened": 7, "responded": 7}),
    "alignment.release_committed": RoundState(
        "score", {"vectors": 1, "opened": 7, "responded": 7, "releases": 1, "disputed": 1}
    ),
}
WEBHOOK_KILLED_AT = {"messaging.webhook_answered": (("due", 1), ("sent", 2))}  # state and attempts, then and in the end
CHAIN_KILLED_AT = {  # what stands after the kill, with one answer more that came before the next sweep
    "surveys.between_rounds_of_a_chain": {"rounds": 1, "open": 1, "sealed": 7, "mixed": 0, "keys_in_use": 1},
}
PLAN_KILLED_AT = {"surveys.planned_round_uncommitted": {"rounds": 0, "asked": 0, "moved_on": 0, "keys_in_use": 0}}
CALM_STEPS = {  # what happens between the kills
    "alignment.founder_read": ("answer_as_founder",),
    "surveys.between_claim_and_commit": ("read_founder", "disagree_as_founder", "open_the_round"),
    "surveys.between_answers_and_deletion": ("answer_as_bo", "close"),
    "alignment.vectors_encoded": ("open_up",),
}


@pytest.fixture
def senders(deploy: Deploy, sink: SmtpSink) -> Senders:
    return Senders(deploy(EMAIL_URL=sink.url))


@pytest.fixture
def kinds(senders: Senders) -> list[str]:
    found: list[str] = senders.call("worlds.owe_every_kind", at=THURSDAY.isoformat())
    return found


def mails(senders: Senders, sink: SmtpSink) -> dict[str, MailState]:
    rows = senders.call("steps.outbox")
    assert len(rows) == len({row["kind"] for row in rows})
    return {row["kind"]: MailState(row["state"], row["handoffs"], sink.copies()[row["message_id"]]) for row in rows}


def kill_with_every_kind(senders: Senders, kinds: list[str], *, point: str, at: datetime) -> None:
    """One process dies at that point for each kind of mail."""
    for kind in kinds:
        senders.wait(senders.start("plan", at=at.isoformat(), kind=kind, crash_at=point))
    for _ in kinds if point != PLANNED else ():
        senders.wait(senders.start(at=at.isoformat(), crash_at=point, lease=LEASE, is_single=True))


def plan_and_send(senders: Senders, *, at: datetime) -> None:
    senders.wait(senders.start("plan", at=at.isoformat()))
    senders.wait(senders.start(at=at.isoformat(), lease=LEASE, is_single=True))


@pytest.mark.parametrize("point", MAIL_KILLED_AT)
def test_every_kind_of_mail_survives_a_kill_at(senders: Senders, kinds: list[str], sink: SmtpSink, point: str) -> None:
    after_the_kill, in_the_end = MAIL_KILLED_AT[point]

    kill_with_every_kind(senders, kinds, point=point, at=THURSDAY)
    killed = mails(senders, sink)
    plan_and_send(senders, at=LATER)

    assert killed == dict.fromkeys(kinds, after_the_kill)
    assert mails(senders, sink) == dict.fromkeys(kinds, in_the_end)


def test_two_kills_after_the_server_s_yes_leave_mail_to_a_person(
    senders: Senders, kinds: list[str], sink: SmtpSink
) -> None:
    for times in range(3):
        at = THURSDAY + times * timedelta(seconds=2 * LEASE)
        kill_with_every_kind(senders, kinds, point="messaging.accepted", at=at)

    assert mails(senders, sink) == dict.fromkeys(kinds, MailState("uncertain", 2, 2))


def test_alarm_without_counted_handoffs_a_third_copy_leaves(senders: Senders, kinds: list[str], sink: SmtpSink) -> None:
    senders.wait(senders.start("plan", at=THURSDAY.isoformat(), kind=kinds[0]))
    for times in range(3):
        at = THURSDAY + times * timedelta(seconds=2 * LEASE)
        order = {"crash_at": "messaging.accepted", "without": ["counted hand-offs"], "lease": LEASE, "is_single": True}
        senders.wait(senders.start(at=at.isoformat(), **order))

    assert mails(senders, sink)[kinds[0]].copies == 3


@pytest.mark.parametrize("point", WEBHOOK_KILLED_AT)
def test_what_a_program_was_told_before_a_kill_it_is_told_again_under_the_same_id(
    senders: Senders, tmp_path: Path, point: str
) -> None:
    told = tmp_path / "told"
    senders.call("hearing.ask_for_a_test", at=THURSDAY.isoformat())

    with pytest.raises(Killed):
        senders.call("hearing.deliver", crash_at=point, told=str(told), at=THURSDAY.isoformat())
    killed = senders.call("hearing.delivery")
    for later in (timedelta(minutes=1), timedelta(minutes=3), timedelta(minutes=6)):
        senders.call("hearing.deliver", told=str(told), at=(THURSDAY + later).isoformat())
    ended = senders.call("hearing.delivery")

    assert ((killed["state"], killed["attempts"]), (ended["state"], ended["attempts"])) == WEBHOOK_KILLED_AT[point]
    assert told.read_text().splitlines() == [f"test {killed['id']}"] * 2


def test_a_round_killed_at_every_point_of_its_life_ends_as_if_nothing_had_happened(senders: Senders) -> None:
    for point, (step, stands) in ROUND_KILLED_AT.items():
        for calm in CALM_STEPS.get(point, ()):
            senders.call(f"rounds_step_by_step.{calm}")
        with pytest.raises(Killed):
            senders.call(f"rounds_step_by_step.{step}", crash_at=point)
        assert senders.call("rounds_step_by_step.standing") == stands, point

    senders.call("rounds_step_by_step.score")
    facts = senders.call("rounds_step_by_step.release")

    assert senders.call("rounds_step_by_step.standing") == ROUND_KILLED_AT["alignment.release_committed"].stands
    assert len(facts["answers"]) == 7
    assert facts == senders.call("rounds_step_by_step.release_from_scratch")


@pytest.mark.parametrize("point", CHAIN_KILLED_AT)
def test_a_survey_that_stays_open_killed_while_handing_over_takes_answers_all_the_same(
    senders: Senders, point: str
) -> None:
    senders.call("chain_step_by_step.open_a_week_ago")
    senders.call("chain_step_by_step.answer", people=6, called="guest")
    with pytest.raises(Killed):
        senders.call("chain_step_by_step.sweep", crash_at=point)
    told = senders.call("chain_step_by_step.answer", people=1, called="visitor")

    assert told == ["received"]
    assert senders.call("chain_step_by_step.standing") == CHAIN_KILLED_AT[point]

    senders.call("chain_step_by_step.sweep")
    senders.call("chain_step_by_step.sweep")
    ended = {"rounds": 2, "open": 1, "sealed": 0, "mixed": 7, "keys_in_use": 1}
    assert senders.call("chain_step_by_step.standing") == ended


@pytest.mark.parametrize("point", PLAN_KILLED_AT)
def test_a_planned_round_killed_while_opening_opens_once(senders: Senders, point: str) -> None:
    senders.call("plan_step_by_step.plan_for_today")
    with pytest.raises(Killed):
        senders.call("plan_step_by_step.sweep", crash_at=point)
    assert senders.call("plan_step_by_step.standing") == PLAN_KILLED_AT[point]

    senders.call("plan_step_by_step.sweep")
    senders.call("plan_step_by_step.sweep")
    ended = {"rounds": 1, "asked": 7, "moved_on": 1, "keys_in_use": 1}
    assert senders.call("plan_step_by_step.standing") == ended


def points_in(source: str) -> Counter[str]:
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return Counter(
        ast.literal_eval(call.args[0]) for call in calls if isinstance(call.func, ast.Name) and call.func.id == "crash"
    )


def points_of_the_product() -> Counter[str]:
    apps = ("missionhub", "missions", "surveys", "alignment", "partnerships")
    files = (path for app in apps for path in (ROOT / app).rglob("*.py"))
    return sum((points_in(Path(file).read_text()) for file in files), Counter())


def test_every_point_in_the_code_has_its_state_here() -> None:
    backups = [*BACKUP_KILLED_AT, RESTORE_KILLED_AT]
    listed = [*backups, *MAIL_KILLED_AT, *WEBHOOK_KILLED_AT, *ROUND_KILLED_AT, *CHAIN_KILLED_AT, *PLAN_KILLED_AT]
    assert points_of_the_product() == Counter(listed)


def test_alarm_a_new_point_is_seen() -> None:
    assert points_in('def send():\n    crash("planted.point")\n') == Counter(["planted.point"])
