"""Stopped at any named point and run again, a round ends as if nothing had happened."""

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from surveys import intake
from surveys.intake import opening, receiving
from surveys.models import Invitation, Round
from surveys.services import close_round, open_up_closed_rounds
from tests.factories.surveys import NAMES, answer, open_round
from tests.surveys.stored import intake_count, opened_texts


class Killed(BaseException):
    """Stands for the process's end: nothing below may catch it."""


@pytest.fixture
def kill_at(monkeypatch):
    def arm(module, point: str) -> None:
        def crash(reached: str) -> None:
            if reached == point:
                raise Killed

        monkeypatch.setattr(module, "crash", crash)

    yield arm
    monkeypatch.undo()


@pytest.fixture
def closed(leader) -> Round:
    round = open_round(by=leader.person)
    for name in NAMES:
        answer(round, name=name, text=f"I am {name}.")
    close_round(round=round, by=leader.person, at=timezone.now())
    round.refresh_from_db()
    return round


def key_exists(round: Round) -> bool:
    return (settings.KEY_DIR / f"{bytes(round.public_key).hex()}.key").exists()


def test_killed_before_the_commit_the_person_can_answer_again(leader, kill_at, monkeypatch):
    round = open_round(by=leader.person)
    kill_at(receiving, "surveys.between_claim_and_commit")
    with pytest.raises(Killed):
        answer(round, text="Lost on the way.")
    assert (Invitation.objects.filter(responded=True).count(), intake_count(round)) == (0, 0)

    monkeypatch.undo()

    assert answer(round, text="Sent again.").state == "received"
    assert intake_count(round) == 1


@pytest.mark.parametrize("point", ["surveys.between_answers_and_deletion", "surveys.opened_before_key_destroyed"])
def test_killed_while_opening_the_next_sweep_ends_the_same(closed, kill_at, monkeypatch, point):
    kill_at(opening, point)
    with pytest.raises(Killed):
        open_up_closed_rounds(at=timezone.now())
    assert key_exists(closed)  # never gone before the answers are safe

    monkeypatch.undo()
    open_up_closed_rounds(at=timezone.now())
    open_up_closed_rounds(at=timezone.now())

    assert opened_texts(closed) == {name: f"I am {name}." for name in NAMES}
    assert (intake_count(closed), key_exists(closed)) == (0, False)


def test_opening_twice_opens_once(closed):
    assert [intake.open_up(round=closed, at=timezone.now()) for _ in range(2)] == [True, False]


def test_opening_inside_another_transaction_is_refused(closed):
    """The key would be gone while the answers could still be rolled back."""
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        intake.open_up(round=closed, at=timezone.now())

    assert (intake_count(closed), key_exists(closed)) == (4, True)


def test_an_open_round_is_not_opened_up(leader):
    round = open_round(by=leader.person)
    answer(round)

    assert intake.open_up(round=round, at=timezone.now()) is False
    assert (intake_count(round), opened_texts(round), key_exists(round)) == (1, {}, True)


def test_a_lost_key_loses_nothing_more(closed):
    (settings.KEY_DIR / f"{bytes(closed.public_key).hex()}.key").unlink()

    with pytest.raises(intake.KeyLost):
        intake.open_up(round=closed, at=timezone.now())

    assert (intake_count(closed), opened_texts(closed)) == (4, {})
