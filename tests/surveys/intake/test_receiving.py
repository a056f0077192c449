"""One response per invitation, whatever is sent at once, twice or too late."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from surveys import intake
from surveys.services import close_round, open_up_closed_rounds
from tests.factories.surveys import answer, invitation_of, open_round
from tests.surveys.stored import intake_count, opened_texts

AT_ONCE = 20


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_leave_one_row(leader):
    round = open_round(by=leader.person)
    form = {"token": invitation_of(round).token, "text": "I cook."}
    barrier = Barrier(AT_ONCE)

    def send(_number: int) -> str:
        try:
            barrier.wait()
            return Client().post("/a/", form, headers={"accept": "application/json"}).json()["state"]
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        states = Counter(pool.map(send, range(AT_ONCE)))

    assert states == {"received": 1, "already_received": AT_ONCE - 1}
    assert intake_count(round) == 1


def test_the_first_text_counts(leader):
    round = open_round(by=leader.person)

    states = [answer(round, text="First.").state, answer(round, text="Second.").state]
    close_round(round=round, by=leader.person, at=timezone.now())
    open_up_closed_rounds(at=timezone.now())

    assert (states, opened_texts(round)) == (["received", "already_received"], {"Ana Ruiz": "First."})


def test_invitation_read_before_the_round_closed_is_refused_after(leader):
    round = open_round(by=leader.person)
    read_before = invitation_of(round)
    close_round(round=round, by=leader.person, at=timezone.now())

    receipt = intake.receive(invitation=read_before, texts=["Late."], at=timezone.now())

    assert (receipt.state, intake_count(round)) == ("closed", 0)


def test_invitation_read_before_its_link_was_renewed_is_refused(leader):
    round = open_round(by=leader.person)
    read_before = invitation_of(round)
    round.invitations.update(epoch=1)

    receipt = intake.receive(invitation=read_before, texts=["Old link."], at=timezone.now())

    assert (receipt.state, intake_count(round)) == ("already_received", 0)


def test_digest_is_of_what_was_sent(leader):
    receipt = answer(open_round(by=leader.person), text="I cook – für alle.")

    assert receipt.digest == intake.digest_of(["I cook – für alle."])
