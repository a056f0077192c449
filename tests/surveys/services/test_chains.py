"""A public survey that stays open hands over, loses nothing and counts nobody twice."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from random import Random
from threading import Barrier

import pytest
from django.apps import apps
from django.conf import settings
from django.db import IntegrityError, connection, transaction

from missionhub.core.tokens import make_token
from surveys import intake
from surveys.intake import receiving
from surveys.models import Chain, Round
from surveys.queries import public_round_for
from surveys.services import RoundClosed, chains, close_round, hand_over, hand_over_due_rounds, open_up_closed_rounds
from surveys.services.chains import CannotStayOpen
from tests.factories.chains import WEEK, front, open_chain, send, some_answer, sweep
from tests.factories.staff_rounds import open_staff_round
from tests.surveys.stored import intake_count

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def chain(leader) -> Chain:
    return open_chain(by=leader.person, at=MONDAY)


def rows(chain: Chain, block: str) -> int:
    return apps.get_model("surveys", "Answer").objects.filter(round__chain=chain, block=block).count()


def key_exists(round: Round) -> bool:
    return (settings.KEY_DIR / f"{bytes(round.public_key).hex()}.key").exists()


def test_a_week_later_the_next_round_follows_with_a_key_of_its_own(chain):
    first = front(chain)
    some_answer(chain, 6, at=MONDAY)

    sweep(at=MONDAY + WEEK)

    second = front(chain)
    first.refresh_from_db()
    assert (first.closed_at, second.follows, second.is_open) == (MONDAY + WEEK, first, True)
    assert bytes(first.public_key) != bytes(second.public_key)
    assert (second.told, second.questions, second.title) == (first.told, first.questions, first.title)
    assert list(second.nodes.values_list("name", "position")) == list(first.nodes.values_list("name", "position"))


def test_no_hand_over_before_the_week_or_for_a_handful(chain):
    some_answer(chain, 6, at=MONDAY)
    assert hand_over_due_rounds(at=MONDAY + WEEK - timedelta(seconds=1)) == 0


def test_four_answers_stay_sealed_until_there_are_more(chain):
    some_answer(chain, 4, at=MONDAY)
    keys = set(settings.KEY_DIR.glob("*.key"))

    assert hand_over_due_rounds(at=MONDAY + 9 * WEEK) == 0
    assert set(settings.KEY_DIR.glob("*.key")) == keys  # none is made in vain


def test_link_stays_the_same_and_opens_whichever_round_is_open(chain):
    token = front(chain).public_token
    some_answer(chain, 6, at=MONDAY)
    sweep(at=MONDAY + WEEK)

    assert front(chain).public_token == token
    assert public_round_for(token) == front(chain)


def test_the_id_of_one_round_opens_nothing(chain):
    round = front(chain)

    assert public_round_for(make_token(purpose=Round.PURPOSE, identifier=round.public_id)) is None


def test_a_page_opened_before_the_hand_over_is_taken_after_it(chain):
    before = front(chain)
    some_answer(chain, 6, at=MONDAY)
    sweep(at=MONDAY + WEEK)

    assert send(chain, "late", at=MONDAY + WEEK, text="Food.", to=before) == "received"
    assert intake_count(front(chain)) == 1


class Killed(BaseException):
    """Stands for the process's end."""


def test_killed_between_closing_and_opening_the_round_is_open_as_before(chain, monkeypatch):
    some_answer(chain, 6, at=MONDAY)

    def crash(point: str) -> None:
        if point == "surveys.between_rounds_of_a_chain":
            raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(chains, "crash", crash)
        with pytest.raises(Killed):
            hand_over(chain=chain, at=MONDAY + WEEK)
    assert (Round.objects.count(), front(chain).is_open) == (1, True)
    assert send(chain, "meanwhile", at=MONDAY + WEEK, text="Food.") == "received"

    sweep(at=MONDAY + WEEK)

    assert (Round.objects.count(), rows(chain, "unaided")) == (2, 7)


@pytest.mark.django_db(transaction=True)
def test_two_sweeps_at_once_open_one_round(chain):
    some_answer(chain, 6, at=MONDAY)
    barrier = Barrier(2)

    def hand(_number: int) -> bool:
        try:
            barrier.wait()
            return hand_over(chain=chain, at=MONDAY + WEEK)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(hand, range(2)))

    assert (sorted(done), Round.objects.filter(chain=chain).count()) == ([False, True], 2)


@pytest.mark.django_db(transaction=True)
def test_whoever_sends_during_the_hand_over_is_taken_once(chain):
    some_answer(chain, 6, at=MONDAY)
    seen = front(chain)
    barrier = Barrier(21)

    def post(number: int) -> str:
        try:
            barrier.wait()
            return send(chain, f"during {number}", at=MONDAY + WEEK, text=f"Meal {number}.", to=seen)
        finally:
            connection.close()

    def hand() -> bool:
        try:
            barrier.wait()
            return hand_over(chain=chain, at=MONDAY + WEEK)
        finally:
            connection.close()

    with ThreadPoolExecutor(21) as pool:
        handed = pool.submit(hand)
        states = list(pool.map(post, range(20)))

    assert handed.result()
    assert set(states) == {"received"}
    assert sum(intake_count(round) for round in Round.objects.filter(chain=chain)) == 26


def test_database_refuses_two_open_rounds_and_two_that_follow_one(chain):
    some_answer(chain, 6, at=MONDAY)
    sweep(at=MONDAY + WEEK)
    second = front(chain)

    for change in ({"closed_at": None}, {"closed_at": None, "follows": second.follows}):
        copy = Round.objects.get(pk=second.pk)
        copy.pk, copy.public_id = None, type(copy.public_id)(int=1)
        for name, value in change.items():
            setattr(copy, name, value)
        with pytest.raises(IntegrityError), transaction.atomic():
            copy.save(force_insert=True)


@pytest.mark.parametrize("mixed", [False, True], ids=["sealed", "mixed"])
def test_a_retry_after_the_hand_over_counts_once(chain, mixed):
    before = front(chain)
    some_answer(chain, 5, at=MONDAY)
    send(chain, "mine", at=MONDAY, text="Food.")
    hand_over(chain=chain, at=MONDAY + WEEK)
    if mixed:
        open_up_closed_rounds(at=MONDAY + WEEK)

    state = send(chain, "mine", at=MONDAY + WEEK, text="Food.", to=before)

    assert state == ("already_received" if mixed else "received")
    assert rows(chain, "unaided") + sum(map(intake_count, Round.objects.filter(chain=chain))) == 6


def test_alarm_named_by_the_round_a_retry_counts_twice(chain, monkeypatch):
    monkeypatch.setattr(receiving, "_name_of", lambda round: str(front(chain).pk))
    some_answer(chain, 5, at=MONDAY)
    send(chain, "mine", at=MONDAY, text="Food.")
    sweep(at=MONDAY + WEEK)

    assert send(chain, "mine", at=MONDAY + WEEK, text="Food.") == "received"
    assert rows(chain, "unaided") + intake_count(front(chain)) == 7


def test_what_named_a_submission_is_kept_for_two_weeks(chain):
    submissions = apps.get_model("surveys", "PublicSubmission").objects
    some_answer(chain, 6, at=MONDAY)
    sweep(at=MONDAY + WEEK)
    sweep(at=MONDAY + 3 * WEEK)
    assert submissions.count() == 6

    sweep(at=MONDAY + 3 * WEEK + timedelta(seconds=1))
    assert submissions.count() == 0


def test_nothing_stays_in_the_intake_and_the_key_goes_with_each_round(chain):
    first = front(chain)
    some_answer(chain, 6, at=MONDAY)
    sweep(at=MONDAY + WEEK)

    assert (intake_count(first), key_exists(first), key_exists(front(chain))) == (0, False, True)


def test_a_question_few_answered_waits_sealed_and_alone_in_the_next_round(chain):
    promise = front(chain).questionnaire.question("aided").item_keys[:1]
    some_answer(chain, 3, at=MONDAY)
    for number in range(4):
        send(chain, f"ticks {number}", at=MONDAY, aided=promise)
    sweep(at=MONDAY + WEEK)
    assert (rows(chain, "unaided"), rows(chain, "aided"), intake_count(front(chain))) == (0, 7, 3)

    some_answer(chain, 3, at=MONDAY + WEEK, called="guest")
    sweep(at=MONDAY + 2 * WEEK)
    assert (rows(chain, "unaided"), rows(chain, "aided"), intake_count(front(chain))) == (6, 7, 3)


def test_carried_answers_are_parted_from_what_else_the_person_said(chain):
    some_answer(chain, 4, at=MONDAY)
    send(chain, "empty", at=MONDAY, text="Food.", aided=())
    hand_over(chain=chain, at=MONDAY + WEEK)
    first = Round.objects.get(followed_by=front(chain))
    open_up_closed_rounds(at=MONDAY + WEEK)

    carried = [set(one["answers"]) for one in intake.opening._unsealed(front(chain))]
    assert (rows(chain, "unaided"), carried, intake_count(first)) == (5, [{"aided"}] * 4, 0)


def test_killed_while_carrying_over_nothing_is_lost_or_doubled(chain, monkeypatch):
    some_answer(chain, 4, at=MONDAY)
    send(chain, "text alone", at=MONDAY, text="Food.")
    hand_over(chain=chain, at=MONDAY + WEEK)

    def crash(point: str) -> None:
        if point == "surveys.between_answers_and_deletion":
            raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(intake.opening, "crash", crash)
        with pytest.raises(Killed):
            open_up_closed_rounds(at=MONDAY + WEEK)
    assert (rows(chain, "unaided"), intake_count(front(chain))) == (0, 0)

    open_up_closed_rounds(at=MONDAY + WEEK)
    open_up_closed_rounds(at=MONDAY + WEEK)
    assert (rows(chain, "unaided"), intake_count(front(chain))) == (5, 4)


def test_ended_by_hand_no_round_follows_and_no_answer_is_taken(chain, leader):
    opened_before = front(chain)
    some_answer(chain, 6, at=MONDAY)
    sweep(at=MONDAY + WEEK)
    some_answer(chain, 6, at=MONDAY + WEEK, called="guest")

    close_round(round=opened_before, by=leader.person, at=MONDAY + WEEK)  # from a page opened before the hand-over

    sweep(at=MONDAY + 5 * WEEK)
    assert (Round.objects.filter(chain=chain).count(), front(chain).closed_by) == (2, leader.person)
    assert send(chain, "late", at=MONDAY + WEEK, text="Food.") == "closed"
    assert rows(chain, "unaided") == 12
    with pytest.raises(RoundClosed):
        close_round(round=front(chain), by=leader.person, at=MONDAY + WEEK)


def test_what_is_counted_at_one_end_cannot_stay_open(leader):
    with pytest.raises(CannotStayOpen, match="need a last day"):
        open_staff_round(by=leader.person, mode="public", audience="public", people=[], stays_open=True, closes_at=None)
    assert not Chain.objects.exists()


def fewest_in_a_round(chain: Chain) -> int:
    """Of all rounds and blocks, the fewest rows that were mixed together."""
    found = apps.get_model("surveys", "Answer").objects.filter(round__chain=chain)
    return min(Counter(found.values_list("round", "block")).values())


def trickle(chain: Chain) -> int:
    """How many answers came, a few each week."""
    random, sent = Random(7), 0
    promise = front(chain).questionnaire.question("aided").item_keys[:1]
    for week in range(12):
        at = MONDAY + week * WEEK
        for number in range(random.randint(0, 6)):
            ticks = promise if random.random() < 0.4 else ()
            send(chain, f"{week} {number}", at=at, text=f"Meal {week} {number}.", aided=ticks)
            sent += 1 + bool(ticks)
        sweep(at=at + WEEK)
    return sent


def kept(chain: Chain) -> int:
    """Answers that are mixed or wait sealed, wherever they are."""
    waiting = (intake.opening._unsealed(round) for round in Round.objects.filter(chain=chain))
    return rows(chain, "unaided") + rows(chain, "aided") + sum(len(one["answers"]) for many in waiting for one in many)


def test_over_months_of_a_trickle_no_row_is_of_fewer_than_five_and_none_is_lost(chain):
    sent = trickle(chain)

    assert (fewest_in_a_round(chain) >= 5, kept(chain)) == (True, sent)


def test_alarm_without_carrying_over_answers_are_lost(chain, monkeypatch):
    monkeypatch.setattr(intake.opening, "_carry_over", lambda round, too_few: None)

    assert trickle(chain) > kept(chain)


def test_alarm_mixing_what_is_too_little_leaves_a_few_alone(chain, monkeypatch):
    class Everything:
        def residual_of(self, node: int) -> int:
            return node

    monkeypatch.setattr(intake.mixing, "published_nodes", lambda *args: Everything())
    trickle(chain)

    assert fewest_in_a_round(chain) < 5
