from datetime import timedelta

import pytest
from django.core import mail as outbox
from django.utils import timezone

from missionhub.messaging import posting, tasks
from missionhub.messaging.models import Message
from missionhub.messaging.registry import Due
from missionhub.messaging.services.webhooks import add_webhook, send_test
from tests.factories.organizations import PersonFactory
from tests.missionhub.messaging.conftest import Reminder

pytestmark = pytest.mark.django_db


def test_plan_and_send_run_twice_end_as_run_once(reminder: Reminder) -> None:
    yesterday = timezone.now() - timedelta(days=1)
    reminder.rows = [Due(PersonFactory(email=f"p{n}@example.org"), "outcome", "2026-W47", yesterday) for n in range(3)]

    for task in (tasks.plan, tasks.plan, tasks.send, tasks.plan, tasks.send):
        task()

    assert sorted(Message.objects.values_list("state", "handoffs")) == [("sent", 1)] * 3
    assert sorted(mail.to[0] for mail in outbox.outbox) == ["p0@example.org", "p1@example.org", "p2@example.org"]


def test_deliver_twice_tells_once(administrator, monkeypatch) -> None:
    heard = []
    monkeypatch.setattr(posting, "post", lambda url, **said: heard.append(url) or 200)
    url = "https://hooks.example.org/"
    webhook = add_webhook(
        organization=administrator.organization, url=url, events=[], by=administrator.person, at=timezone.now()
    )
    send_test(webhook=webhook, at=timezone.now())

    for _sweep in range(2):
        tasks.deliver()

    assert heard == [url]
