from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from django.core import mail as outbox
from pytest_django import Settings

from missionhub.messaging.models import Message
from missionhub.messaging.services import claiming, noting, sending
from missionhub.messaging.services.sending import send_due
from tests.factories.messaging import DUE_AT, MessageFactory
from tests.failure.smtp_sink import SmtpSink
from tests.missionhub.messaging.conftest import Reminder

pytestmark = pytest.mark.django_db


def send(at: datetime = DUE_AT, clock: Callable[[], datetime] | None = None) -> dict[str, int]:
    return dict(send_due(clock=clock or (lambda: at), jitter=Random(7)))


def _uncounted(message: Message) -> bool:
    return True


def state_of(message: Message) -> tuple[str, int, int, bool]:
    """State, hand-offs, refusals, and whether somebody holds the row."""
    row = Message.objects.get(pk=message.pk)
    return row.state, row.handoffs, row.refusals, row.lease is not None


def test_send_due_sends_a_due_row_once(reminder: Reminder, sink: SmtpSink) -> None:
    message = MessageFactory()

    assert [send(), send()] == [{"sent": 1}, {}]
    assert state_of(message) == ("sent", 1, 0, False)
    assert sink.copies() == {message.message_id: 1}


def test_send_due_waits_until_the_row_is_due(reminder: Reminder) -> None:
    MessageFactory(not_before=DUE_AT + timedelta(seconds=1))

    assert send() == {}


def test_send_due_sends_nothing_while_mail_is_off(reminder: Reminder, settings: Settings) -> None:
    settings.MAIL_ENABLED = False
    message = MessageFactory()

    assert send() == {}
    assert state_of(message) == ("due", 0, 0, False)


def test_send_due_drops_what_was_answered_and_people_who_left(reminder: Reminder) -> None:
    answered, gone = MessageFactory(), MessageFactory(person__left_on=DUE_AT.date())
    reminder.answered = {answered.subject_key}

    assert send() == {"cancelled": 2}
    assert outbox.outbox == []
    assert state_of(gone) == ("cancelled", 0, 0, False)


def test_send_due_records_a_period_as_missed_when_a_newer_one_is_due(reminder: Reminder) -> None:
    old = MessageFactory(period_key="2026-W46", not_before=DUE_AT - timedelta(weeks=1), subject_key="outcome-1")
    new = MessageFactory(person=old.person, subject_key="outcome-1")

    assert send() == {"missed": 1, "sent": 1}
    assert state_of(new) == ("sent", 1, 0, False)


def test_send_due_buries_what_the_server_refuses_for_good(reminder: Reminder, sink: SmtpSink) -> None:
    message = MessageFactory(person__email="nobody@example.org")
    sink.refusals = {"nobody@example.org": "550 no such mailbox"}

    assert send() == {"dead": 1}
    assert state_of(message) == ("dead", 0, 0, False)
    assert Message.objects.get().last_error == "550 no such mailbox"


def test_send_due_gives_the_handoff_back_when_the_server_says_not_now(reminder: Reminder, sink: SmtpSink) -> None:
    message = MessageFactory(person__email="busy@example.org")
    sink.refusals = {"busy@example.org": "451 greylisted"}

    assert send() == {"due": 1}
    assert state_of(message) == ("due", 0, 1, False)


def test_refused_row_waits_longer_each_time_at_most_a_day_and_then_dies(reminder: Reminder, sink: SmtpSink) -> None:
    message = MessageFactory(person__email="busy@example.org")
    sink.refusals = {"busy@example.org": "451 greylisted"}
    waits, at = [], DUE_AT
    while state_of(message)[0] == "due":
        send(at)
        next_at = Message.objects.get().not_before
        waits.append(next_at - at)
        at = next_at

    assert len(waits) == noting.MAX_REFUSALS + 1
    assert sink.deliveries == []
    assert all(earlier < later for earlier, later in pairwise(waits[:11]))
    assert max(waits) <= timedelta(hours=24)


def test_silence_after_data_is_resent_once_and_then_left_to_a_person(reminder: Reminder, sink: SmtpSink) -> None:
    message = MessageFactory(person__email="silent@example.org")
    sink.hang_ups = {"silent@example.org"}

    ends = [send(DUE_AT + timedelta(hours=hour)) for hour in range(4)]

    assert ends == [{"due": 1}, {"uncertain": 1}, {}, {}]
    assert state_of(message) == ("uncertain", 2, 0, False)
    assert sink.copies() == {message.message_id: 2}


def test_alarm_without_the_limit_of_two_a_third_copy_leaves(
    reminder: Reminder, sink: SmtpSink, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = MessageFactory(person__email="silent@example.org")
    sink.hang_ups = {"silent@example.org"}
    monkeypatch.setattr(claiming, "count_handoff", _uncounted)

    for hour in range(3):
        send(DUE_AT + timedelta(hours=hour))

    assert sink.copies() == {message.message_id: 3}


def test_server_that_is_down_costs_no_row_anything(reminder: Reminder, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    message = MessageFactory()

    assert send() == {}
    assert state_of(message) == ("due", 0, 0, False)


def test_expired_lease_is_resent_when_handed_off_once(reminder: Reminder, sink: SmtpSink) -> None:
    message = MessageFactory()
    claimed = claiming.claim(at=DUE_AT)
    assert claimed
    claiming.count_handoff(claimed)

    assert send(DUE_AT + timedelta(minutes=4)) == {}
    assert send(DUE_AT + timedelta(minutes=5)) == {"sent": 1}
    assert state_of(message) == ("sent", 2, 0, False)


def test_expired_lease_is_uncertain_when_handed_off_twice(reminder: Reminder, sink: SmtpSink) -> None:
    message = MessageFactory(handoffs=1)
    claimed = claiming.claim(at=DUE_AT)
    assert claimed
    claiming.count_handoff(claimed)

    send(DUE_AT + timedelta(minutes=5))

    assert state_of(message) == ("uncertain", 2, 0, False)
    assert sink.deliveries == []


def test_note_of_a_stalled_sender_changes_nothing_after_its_lease(reminder: Reminder) -> None:
    message = MessageFactory()
    stalled = claiming.claim(at=DUE_AT)
    other = claiming.claim(at=DUE_AT + timedelta(minutes=5))
    assert stalled
    assert other

    noting.bury(stalled, reason="too late")

    assert not claiming.count_handoff(stalled)
    assert Message.objects.get(pk=message.pk).lease == other.lease
    assert state_of(message) == ("due", 0, 0, True)


def test_claim_gives_one_row_to_one_claimer(reminder: Reminder) -> None:
    MessageFactory()

    assert [claiming.claim(at=DUE_AT) is None for _ in range(2)] == [False, True]


def test_poison_rows_harm_no_other(reminder: Reminder, sink: SmtpSink) -> None:
    poison = [
        MessageFactory(person__email="not an address", not_before=DUE_AT - timedelta(minutes=1)),
        MessageFactory(person__email="a@b.example\r\nBcc: x@example.org", not_before=DUE_AT - timedelta(minutes=1)),
        MessageFactory(kind="tests.nobody_registers_this", not_before=DUE_AT - timedelta(minutes=1)),
        MessageFactory(not_before=DUE_AT - timedelta(minutes=1)),
        MessageFactory(person__name="x" * 100 + "\r\nBcc: x@example.org", person__email="odd@example.org"),
    ]
    reminder.poisoned = {poison[3].subject_key}
    good = [MessageFactory() for _ in range(6)]

    assert send() == {"dead": 2, "due": 2, "sent": 7}
    assert {state_of(message)[0] for message in good} == {"sent"}
    headers = [delivery.text.partition("\r\n\r\n")[0] for delivery in sink.deliveries]
    assert not any("\nBcc:" in header for header in headers)


def test_poison_row_is_dead_after_the_cap(reminder: Reminder) -> None:
    message = MessageFactory()
    reminder.poisoned = {message.subject_key}

    for day in range(noting.MAX_REFUSALS + 1):
        send(DUE_AT + timedelta(days=2 * day))

    row = Message.objects.get()
    assert (row.state, row.last_error) == ("dead", "Writing the mail failed: ZeroDivisionError.")


def test_alarm_without_the_net_one_poison_row_stops_the_batch(
    reminder: Reminder, sink: SmtpSink, monkeypatch: pytest.MonkeyPatch
) -> None:
    poison = MessageFactory(not_before=DUE_AT - timedelta(minutes=1))
    reminder.poisoned = {poison.subject_key}
    MessageFactory()

    def without_net(message: Message, **rest: object) -> Message.State:
        reminder.render(message, DUE_AT)
        return Message.State.SENT

    monkeypatch.setattr(sending, "_deliver", without_net)

    with pytest.raises(ZeroDivisionError):
        send()
    assert sink.deliveries == []


def test_batch_ends_at_its_limit_and_after_its_time(reminder: Reminder) -> None:
    MessageFactory.create_batch(3)
    ticks = iter(range(100))

    limited = send_due(clock=lambda: DUE_AT, jitter=Random(7), limit=2)
    timed = send_due(clock=lambda: DUE_AT + timedelta(minutes=2 * next(ticks)), jitter=Random(7), limit=50)

    assert [dict(limited), dict(timed)] == [{"sent": 2}, {}]
