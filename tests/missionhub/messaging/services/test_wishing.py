from datetime import UTC, datetime, time, timedelta
from random import Random

import pytest
from django.core import mail as outbox

from missionhub.messaging.models import MailPreference, Message, QuietHours
from missionhub.messaging.registry import Due
from missionhub.messaging.services.planning import plan_due
from missionhub.messaging.services.sending import send_due
from missionhub.messaging.services.wishing import set_wishes, want
from tests.factories.messaging import DUE_AT, MessageFactory
from tests.factories.organizations import PersonFactory
from tests.missionhub.messaging.conftest import Reminder

pytestmark = pytest.mark.django_db


def send(at: datetime = DUE_AT) -> dict[str, int]:
    return dict(send_due(clock=lambda: at, jitter=Random(7)))


def test_declined_mail_is_neither_planned_nor_sent(regular: Reminder) -> None:
    planned = MessageFactory()
    person = PersonFactory(email="late@example.org")
    for reader in (planned.person, person):
        want(person=reader, kind="tests.reminder", is_wanted=False, at=DUE_AT)
    regular.rows = [Due(person, "outcome", "2026-W47", DUE_AT)]

    assert plan_due(at=DUE_AT) == 0
    assert send() == {"cancelled": 1}
    assert outbox.outbox == []


def test_alarm_mail_that_is_not_regular_comes_whatever_somebody_declined(reminder: Reminder) -> None:
    want(person=MessageFactory().person, kind="tests.reminder", is_wanted=False, at=DUE_AT)

    assert send() == {"sent": 1}


def test_regular_mail_says_how_to_want_no_more_of_it(regular: Reminder) -> None:
    message = MessageFactory()

    send()

    (mail,) = outbox.outbox
    link = f"/mail/{message.decline_token}/"
    assert mail.extra_headers["List-Unsubscribe"].endswith(f"{link}>")
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert link in mail.body
    assert link in mail.alternatives[0][0]


def test_regular_mail_waits_for_the_end_of_quiet_hours_by_the_reader_s_clock(regular: Reminder) -> None:
    message = MessageFactory(person__time_zone="America/New_York")  # three in the morning there

    early, waiting = send(), Message.objects.get(pk=message.pk)
    late = send(datetime(2026, 11, 16, 12, 0, tzinfo=UTC))

    assert (early, late) == ({"due": 1}, {"sent": 1})
    assert (waiting.not_before, waiting.refusals) == (datetime(2026, 11, 16, 12, 0, tzinfo=UTC), 0)


def test_alarm_without_quiet_hours_the_mail_leaves_at_night(regular: Reminder) -> None:
    message = MessageFactory(person__time_zone="America/New_York")
    QuietHours.objects.create(person=message.person, starts_at=time(7), ends_at=time(7))

    assert send() == {"sent": 1}


def test_set_wishes_keeps_everything_and_may_be_repeated(regular: Reminder) -> None:
    person = PersonFactory()
    for at in (DUE_AT, DUE_AT + timedelta(hours=1)):
        set_wishes(
            person=person,
            wanted=[],
            quiet=(time(18), time(9)),
            language="de",
            time_zone="Europe/Berlin",
            at=at,
        )

    person.refresh_from_db()
    assert (person.language, person.time_zone, str(person.quiet_hours)) == ("de", "Europe/Berlin", "18:00–09:00")
    assert [(row.kind, row.is_wanted) for row in MailPreference.objects.filter(person=person)] == [
        ("tests.reminder", False)
    ]
