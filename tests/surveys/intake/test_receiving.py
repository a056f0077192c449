"""One response per invitation, whatever is sent at once, twice or too late."""

import hashlib
from collections import Counter
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Barrier
from time import sleep

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from surveys import intake
from surveys.intake import receiving
from surveys.models import Invitation, Round
from surveys.services import close_round, open_up_closed_rounds
from tests.factories.surveys import a_response, answer, invitation_of, open_round
from tests.surveys.stored import intake_count, opened_texts

AT_ONCE = 50
ON_POSTGRESQL = "postgres" in settings.DATABASES["default"]["ENGINE"]


@pytest.fixture
def round(leader) -> Round:
    return open_round(by=leader.person)


def send(round: Round, *, text: str = "I cook.", submission: str = "s1", name: str = "Ana Ruiz") -> intake.Receipt:
    return intake.receive(
        invitation=invitation_of(round, name), response=a_response(text), at=timezone.now(), submission_id=submission
    )


def send_all_at_once(forms: list[dict[str, str]]) -> Counter:
    barrier = Barrier(len(forms))

    def post(form: dict[str, str]) -> str:
        try:
            barrier.wait()
            return Client().post("/a/", form, headers={"accept": "application/json"}).json()["state"]
        finally:
            connection.close()

    with ThreadPoolExecutor(len(forms)) as pool:
        return Counter(pool.map(post, forms))


@pytest.mark.django_db(transaction=True)
def test_fifty_texts_at_once_leave_one_row(round):
    token = invitation_of(round).token
    forms = [{"token": token, "q-work": f"I cook {n} meals.", "submission_id": f"s{n}"} for n in range(AT_ONCE)]

    states = send_all_at_once(forms)

    assert states == {"received": 1, "already_received": AT_ONCE - 1}
    assert intake_count(round) == 1


@pytest.mark.django_db(transaction=True)
def test_fifty_retries_at_once_leave_one_row_and_all_learn_that_it_is_there(round):
    form = {"token": invitation_of(round).token, "q-work": "I cook.", "submission_id": "one and the same"}

    states = send_all_at_once([form] * AT_ONCE)

    assert states == {"received": AT_ONCE}
    assert intake_count(round) == 1


def while_another_is_being_stored(round: Round) -> str:
    """What a rival is told that reaches the row before the first one's commit."""

    def rival() -> str:
        try:
            return send(round, text="Second.", submission="s2").state
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            send(round, text="First.")
            waiting: Future[str] = pool.submit(rival)
            sleep(0.5)
        return waiting.result()


@pytest.mark.django_db(transaction=True)
def test_rival_that_waited_for_the_commit_stores_nothing(round):
    state = while_another_is_being_stored(round)

    assert (state, intake_count(round)) == ("already_received", 1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(not ON_POSTGRESQL, reason="SQLite has one writer at a time")
def test_alarm_claim_over_two_tables_would_store_twice(round, monkeypatch):
    def joined(invitation: Invitation) -> bool:
        unanswered = Invitation.objects.unanswered().filter(pk=invitation.pk, round__closed_at__isnull=True)
        return unanswered.update(responded=True) == 1

    monkeypatch.setattr(receiving, "_claim", joined)

    assert (while_another_is_being_stored(round), intake_count(round)) == ("received", 2)


def test_alarm_without_the_claim_a_second_text_would_be_stored(round, monkeypatch):
    monkeypatch.setattr(receiving, "_claim", lambda invitation: True)

    assert [send(round).state, send(round, text="Second.").state] == ["received"] * 2
    assert intake_count(round) == 2


def test_the_first_text_counts(leader, round):
    states = [send(round, text="First.").state, send(round, text="Second.").state]
    close_round(round=round, by=leader.person, at=timezone.now())
    open_up_closed_rounds(at=timezone.now())

    assert (states, opened_texts(round)) == (["received", "already_received"], {"Ana Ruiz": "First."})


def test_retry_is_told_the_same_again_also_while_the_closed_round_is_sealed(leader, round):
    receipts = [send(round), send(round)]
    close_round(round=round, by=leader.person, at=timezone.now())
    receipts.append(send(round))

    assert receipts == [intake.Receipt("received", a_response("I cook.").digest)] * 3
    assert intake_count(round) == 1


def test_same_text_of_another_device_is_not_taken_for_a_retry(round):
    assert [send(round).state, send(round, submission="s2").state] == ["received", "already_received"]


def test_submission_of_one_person_is_no_retry_of_another(round):
    states = [send(round, name=name).state for name in ("Ana Ruiz", "Bo Chen")]

    assert (states, intake_count(round)) == (["received", "received"], 2)


def test_retry_after_opening_is_not_told_what_nobody_can_know(leader, round):
    send(round)
    close_round(round=round, by=leader.person, at=timezone.now())
    open_up_closed_rounds(at=timezone.now())

    assert send(round) == intake.Receipt("answered_before_closing")
    assert send(round, name="Bo Chen") == intake.Receipt("closed")
    assert (intake_count(round), len(opened_texts(round))) == (0, 1)


def test_row_is_named_at_random_without_a_submission_id(round):
    assert [send(round, submission="", name=name).state for name in ("Ana Ruiz", "Bo Chen")] == ["received"] * 2
    assert intake_count(round) == 2


def test_invitation_read_before_the_round_closed_is_refused_after(leader, round):
    read_before = invitation_of(round)
    close_round(round=round, by=leader.person, at=timezone.now())

    receipt = intake.receive(invitation=read_before, response=a_response("Late."), at=timezone.now())

    assert (receipt.state, intake_count(round), invitation_of(round).responded) == ("closed", 0, False)


def test_invitation_read_before_its_link_was_renewed_is_refused(round):
    read_before = invitation_of(round)
    round.invitations.update(epoch=1)

    receipt = intake.receive(invitation=read_before, response=a_response("Old link."), at=timezone.now())

    assert (receipt.state, intake_count(round), invitation_of(round).responded) == ("already_received", 0, False)


def test_digest_is_of_what_was_sent(round):
    sent = "q-work=I cook – für alle."

    assert answer(round, text="I cook – für alle.").digest == hashlib.sha256(sent.encode()).hexdigest()
