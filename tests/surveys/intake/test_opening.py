"""An answer that is on its way while the round closes is opened with the others, or refused: never lost."""

from concurrent.futures import Future, ThreadPoolExecutor
from time import sleep

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from surveys.models import Round
from surveys.services import close_round, open_up_closed_rounds
from tests.factories.surveys import answer, open_round
from tests.surveys.stored import intake_count, opened_texts

pytestmark = pytest.mark.django_db(transaction=True)
ON_POSTGRESQL = "postgres" in settings.DATABASES["default"]["ENGINE"]


@pytest.fixture
def round(leader) -> Round:
    return open_round(by=leader.person)


def close_while_an_answer_is_being_stored(round: Round) -> None:
    def close() -> None:
        try:
            close_round(round=round, by=None, at=timezone.now())
            open_up_closed_rounds(at=timezone.now())
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            answer(round, text="Just in time.")
            closing: Future[None] = pool.submit(close)
            sleep(0.5)
        closing.result()


def test_answer_on_its_way_is_opened_with_the_others(round):
    answer(round, name="Bo Chen", text="Early.")

    close_while_an_answer_is_being_stored(round)

    assert opened_texts(round) == {"Ana Ruiz": "Just in time.", "Bo Chen": "Early."}
    assert intake_count(round) == 0


@pytest.mark.skipif(not ON_POSTGRESQL, reason="SQLite has one writer at a time")
def test_alarm_without_the_lock_on_the_round_it_would_be_thanked_for_and_lost(round, monkeypatch):
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **options: rows)

    close_while_an_answer_is_being_stored(round)

    assert (opened_texts(round), intake_count(round)) == ({}, 1)
