from datetime import timedelta
from random import Random

import pytest
from django.core import mail
from django.utils import timezone

from missionhub.messaging.models import Message
from missionhub.messaging.queries.outbox import outbox_of
from missionhub.messaging.registry import kind_named
from missionhub.messaging.services.planning import plan_due
from missionhub.messaging.services.sending import send_due
from missionhub.organizations.models import Person
from surveys import messages
from surveys.messages import reminder_still_due
from tests.factories.staff_rounds import everybody_answers, open_staff_round, staff, staff_answer
from tests.factories.surveys import STATEMENT, answer, open_round

OPENED = timezone.now().replace(hour=12, minute=0)
HALF, LAST = OPENED + timedelta(days=7), OPENED + timedelta(days=12)
CLOSES = OPENED + timedelta(days=14)


@pytest.fixture
def round(leader):
    people = staff(leader.organization, {"Kitchen": 5})
    for person in people:
        person.email = f"{person.name.replace(' ', '.')}@example.org".lower()
        person.save()
    return open_staff_round(by=leader.person, people=people, at=OPENED, closes_at=CLOSES)


def reminders() -> list[tuple[str, str]]:
    rows = Message.objects.filter(kind="surveys.reminder")
    return sorted(rows.values_list("period_key", "person__name"))


def sent_at(moment) -> dict[str, int]:
    plan_due(at=moment)
    Message.objects.exclude(kind="surveys.reminder").delete()
    return dict(send_due(clock=lambda: moment, jitter=Random(7)))


def test_kind_is_registered_and_secret():
    assert kind_named("surveys.reminder") is messages.REMINDER
    assert messages.REMINDER.is_secret and messages.REMINDER.is_regular


def test_nobody_is_reminded_before_half_the_time(round):
    assert sent_at(HALF - timedelta(minutes=1)) == {}


def test_those_who_have_not_answered_are_reminded_twice_and_never_more(round):
    staff_answer(round, "Kitchen 1")

    first = sent_at(HALF)
    staff_answer(round, "Kitchen 2")
    second = sent_at(LAST)
    later = sent_at(CLOSES - timedelta(minutes=1))

    assert (first, second, later) == ({"sent": 4}, {"sent": 3}, {})
    assert {name for _period, name in reminders()} == {f"Kitchen {number}" for number in range(2, 6)}


def test_after_closing_nobody_is_reminded(round):
    assert sent_at(CLOSES) == {}


def test_server_that_slept_through_the_first_reminds_once(round):
    assert sent_at(LAST) == {"sent": 5}
    assert Message.objects.filter(period_key="half", state="missed").count() == 5


def test_whoever_answers_between_planning_and_sending_gets_none(round):
    plan_due(at=HALF)
    Message.objects.exclude(kind="surveys.reminder").delete()

    staff_answer(round, "Kitchen 3")
    left_as = send_due(clock=lambda: HALF, jitter=Random(7))

    assert dict(left_as) == {"sent": 4, "cancelled": 1}
    assert "kitchen.3@example.org" not in {address for sent in mail.outbox for address in sent.to}


def test_without_the_look_before_sending_the_race_would_be_lost(round, monkeypatch):
    """The alarm: the same race, with the check at sending off."""
    monkeypatch.setattr(
        messages.REMINDER.__class__, "still_due", property(lambda _kind: lambda *_: True), raising=False
    )
    plan_due(at=HALF)
    Message.objects.exclude(kind="surveys.reminder").delete()

    staff_answer(round, "Kitchen 3")
    send_due(clock=lambda: HALF, jitter=Random(7))

    assert "kitchen.3@example.org" in {address for sent in mail.outbox for address in sent.to}


def test_everybody_reads_the_same_words(round):
    sent_at(HALF)

    texts = set()
    for sent, person in zip(
        sorted(mail.outbox, key=lambda one: one.to),
        Person.objects.filter(team__name="Kitchen").order_by("name"),
        strict=True,
    ):
        own = {line for line in sent.body.splitlines() if "/a/" in line or "/decline" in line or "/mail/" in line}
        lines = (line for line in sent.body.splitlines() if line not in own)
        texts.add("\n".join(lines).replace(person.name, "NAME"))
    (text,) = texts
    assert "We only know whether a link was used" in text
    assert STATEMENT not in text


def test_round_with_names_reminds_too_and_one_without_a_date_does_not(leader):
    dated = open_round(by=leader.person, at=OPENED, names=("Ana Ruiz", "Bo Chen"))
    open_round(by=leader.person, at=OPENED, names=("Cy Adler",), closes_in=None)
    answer(dated, name="Ana Ruiz")

    assert [due.person.name for due in messages.reminders_due(HALF)] == ["Bo Chen"]


def test_short_round_reminds_once_and_a_very_short_one_never(leader):
    open_round(by=leader.person, at=OPENED, names=("Ana Ruiz",), closes_in=timedelta(days=3))
    open_round(by=leader.person, at=OPENED, names=("Bo Chen",), closes_in=timedelta(days=2))

    dues = list(messages.reminders_due(OPENED + timedelta(days=1, hours=23)))

    assert [(due.person.name, due.period_key) for due in dues] == [("Ana Ruiz", "last")]


def test_outbox_shows_no_reminder_and_counts_none(round):
    sent_at(HALF)
    Message.objects.filter(kind="surveys.reminder").update(state="dead")

    outbox = outbox_of(round.organization, at=HALF)

    assert (outbox.sent, outbox.waiting, outbox.needing_attention, outbox.kinds) == (0, 0, [], [])


def test_outbox_would_name_the_silent_if_reminders_were_not_secret(round, monkeypatch):
    """The alarm: four rows for five people."""
    staff_answer(round, "Kitchen 1")
    sent_at(HALF)
    Message.objects.filter(kind="surveys.reminder").update(state="dead")

    monkeypatch.setattr("missionhub.messaging.queries.outbox.secret_kinds", list)

    named = {row.person.name for row in outbox_of(round.organization, at=HALF).needing_attention}
    assert named == {f"Kitchen {number}" for number in range(2, 6)}


def test_invitations_of_a_confidential_round_go_to_all_whoever_has_answered(round):
    before = sorted(due.person.name for due in messages.due(OPENED))

    everybody_answers(round)

    assert sorted(due.person.name for due in messages.due(OPENED)) == before
    assert len(before) == 5


def test_reminder_is_no_longer_due_after_the_answer(round):
    row = round.invitations.get(roster_entry__name="Kitchen 1")
    message = Message(subject_key=str(row.pk))
    before = reminder_still_due(message, HALF)

    staff_answer(round, "Kitchen 1")

    assert (before, reminder_still_due(message, HALF)) == (True, False)
