from datetime import timedelta

import pytest
from django.utils import timezone

from surveys.models import Round
from surveys.services import RoundClosed, close_due_rounds, close_round, open_up_closed_rounds
from surveys.tasks import sweep_rounds
from tests.factories.surveys import answer, open_round
from tests.surveys.stored import opened_texts


def test_a_round_closes_at_its_date_and_not_before(leader):
    now = timezone.now()
    round = open_round(by=leader.person, at=now, closes_in=timedelta(days=1))

    closed = [close_due_rounds(at=now + timedelta(hours=hours)) for hours in (23, 24, 25)]

    round.refresh_from_db()
    assert (closed, round.closed_at, round.closed_by) == ([0, 1, 0], now + timedelta(days=1), None)


def test_a_round_without_a_date_waits_for_a_person(leader):
    open_round(by=leader.person, closes_in=None)

    assert close_due_rounds(at=timezone.now() + timedelta(days=999)) == 0


def test_closing_twice_is_refused(leader):
    round = open_round(by=leader.person)
    close_round(round=round, by=leader.person, at=timezone.now())

    with pytest.raises(RoundClosed):
        close_round(round=round, by=leader.person, at=timezone.now())


def test_the_sweep_closes_and_opens_what_is_due(leader):
    round = open_round(by=leader.person, at=timezone.now() - timedelta(days=20), closes_in=timedelta(days=21))
    answer(round, text="I cook.")
    Round.objects.filter(pk=round.pk).update(closes_at=timezone.now())

    sweep_rounds()

    assert opened_texts(round) == {"Ana Ruiz": "I cook."}


def test_one_lost_key_does_not_stop_the_other_rounds(leader, settings):
    lost, kept = open_round(by=leader.person), open_round(by=leader.person)
    for round in (lost, kept):
        answer(round, text="I cook.")
        close_round(round=round, by=leader.person, at=timezone.now())
    (settings.KEY_DIR / f"{bytes(lost.public_key).hex()}.key").unlink()

    opened = open_up_closed_rounds(at=timezone.now())

    assert (opened, opened_texts(kept)) == (1, {"Ana Ruiz": "I cook."})
