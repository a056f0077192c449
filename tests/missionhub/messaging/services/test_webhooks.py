"""Rows say what is to be told: each happening once, at least once to each listener, with patience."""

import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from missionhub.messaging import news, posting
from missionhub.messaging.models import MAX_ATTEMPTS, Delivery, Webhook
from missionhub.messaging.news import Happening, NewsKind
from missionhub.messaging.services import announcing, delivering, webhooks
from missionhub.messaging.services.webhooks import (
    NothingToDeliver,
    TooManyWebhooks,
    add_webhook,
    deliver_again,
    renew_secret,
    send_test,
    switch_webhook,
)
from tests.factories.organizations import OrganizationFactory

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 25, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
URL = "https://hooks.example.org/in"


@pytest.fixture
def happened(organization) -> list[Happening]:
    """A kind of news of our own; the list is what happened."""
    rows: list[Happening] = []
    kind = NewsKind("tests.soup", "Soup is ready", lambda ids, since: [row for row in rows if row.happened_at >= since])
    news.register(kind)
    yield rows
    news.unregister(kind.name)


@pytest.fixture
def other_side(monkeypatch) -> list:
    """What it answers, in turn, a status or an error; the last one for ever. It notes what it heard."""
    answers, heard = [200], []

    def post(url, *, body, headers):
        heard.append((url, body, headers))
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if isinstance(answer, BaseException):
            raise answer
        return answer

    monkeypatch.setattr(posting, "post", post)
    post.answers, post.heard = answers, heard
    return post


@pytest.fixture
def webhook(administrator) -> Webhook:
    return listening(administrator)


def listening(administrator, **fields) -> Webhook:
    words = {"url": URL, "events": ["tests.soup"], "by": administrator.person, "at": AT} | fields
    return add_webhook(organization=administrator.organization, **words)


def soup(organization, key="1", at=AT) -> Happening:
    return Happening(organization.pk, key, at, {"pot": int(key)}, f"/o/{organization.slug}/soup/{key}/")


def deliver(at=AT):
    return delivering.deliver_due(clock=lambda: at, jitter=Random(7))


def test_what_happened_is_planned_once_however_often_and_for_ours_alone(happened, organization, webhook):
    happened += [soup(organization), soup(OrganizationFactory(), "2"), soup(organization, "3", AT - HOUR)]

    planned = [announcing.plan_deliveries(at=AT + HOUR) for _sweep in range(3)]

    assert planned == [1, 0, 0]
    row = Delivery.objects.get()
    assert (row.webhook, row.event, row.subject_key, row.data, row.state) == (
        webhook,
        "tests.soup",
        "1",
        {"pot": 1},
        "due",
    )


def test_late_commit_is_found_and_a_sleep_of_weeks_loses_nothing(happened, organization, webhook):
    happened.append(soup(organization, "1", AT + HOUR))
    announcing.plan_deliveries(at=AT + HOUR)
    happened.append(soup(organization, "2", AT + HOUR - timedelta(minutes=30)))  # committed after a later one
    happened.append(soup(organization, "3", AT + timedelta(days=10)))

    announcing.plan_deliveries(at=AT + timedelta(days=40))

    assert sorted(Delivery.objects.values_list("subject_key", flat=True)) == ["1", "2", "3"]


def test_what_was_forgotten_is_not_told_again(happened, organization, webhook):
    happened.append(soup(organization))
    announcing.plan_deliveries(at=AT)
    Delivery.objects.update(state="sent")

    later = [announcing.plan_deliveries(at=AT + timedelta(days=days)) for days in (91, 92)]

    assert (later, Delivery.objects.count()) == ([0, 0], 0)


@pytest.mark.parametrize("silent", ["off", "demonstration", "other event"])
def test_nobody_is_told_who_does_not_listen(silent, happened, organization, webhook, other_side):
    happened.append(soup(organization))
    if silent == "off":
        switch_webhook(webhook=webhook, is_on=False, at=AT)
    elif silent == "demonstration":
        type(organization).objects.update(is_demonstration=True)
        send_test(webhook=webhook, at=AT)
    else:
        Webhook.objects.update(events=["tests.bread"])

    announcing.plan_deliveries(at=AT)
    deliver()

    assert other_side.heard == []
    assert not Delivery.objects.exclude(event="test").exists()


def test_switched_on_again_it_hears_what_happens_from_then_on(happened, organization, webhook):
    switch_webhook(webhook=webhook, is_on=False, at=AT)
    happened += [soup(organization, "1", AT + HOUR), soup(organization, "2", AT + 3 * HOUR)]
    switch_webhook(webhook=webhook, is_on=True, at=AT + 2 * HOUR)

    announcing.plan_deliveries(at=AT + 4 * HOUR)

    assert list(Delivery.objects.values_list("subject_key", flat=True)) == ["2"]


def test_kind_that_fails_keeps_no_other_from_being_told(happened, organization, administrator):
    def broken(ids, since):
        raise ZeroDivisionError

    news.register(NewsKind("tests.broken", "Broken", broken))
    try:
        listening(administrator, events=["tests.broken", "tests.soup"])
        happened.append(soup(organization))

        assert announcing.plan_deliveries(at=AT) == 1
    finally:
        news.unregister("tests.broken")


def test_other_side_can_prove_who_told_it_and_hears_ids_and_a_link(
    happened, organization, webhook, other_side, settings
):
    happened.append(soup(organization))
    announcing.plan_deliveries(at=AT)

    left = deliver()

    (url, body, headers), row = other_side.heard[0], Delivery.objects.get()
    moment, proof = (part.partition("=")[2] for part in headers["MissionHub-Signature"].split(","))
    expected = hmac.new(webhook.secret.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    assert (url, proof, int(moment)) == (URL, expected, int(AT.timestamp()))
    assert json.loads(body) == {
        "id": str(row.pk),
        "event": "tests.soup",
        "happened_at": "2026-11-25T09:00:00+00:00",
        "organization": "harbor-kitchen",
        "data": {"pot": 1},
        "url": f"{settings.SITE_URL}/o/harbor-kitchen/soup/1/",
    }
    assert (dict(left), row.state, headers["MissionHub-Delivery"]) == ({"sent": 1}, "sent", str(row.pk))


def test_new_secret_signs_otherwise_and_none_is_stored(webhook):
    before = webhook.secret

    renew_secret(webhook=webhook)

    webhook.refresh_from_db()
    assert webhook.secret != before
    assert webhook.secret not in str(list(Webhook.objects.values_list()))


@pytest.mark.parametrize("answer", [500, 302, 404, TimeoutError(), ConnectionResetError()])
def test_no_is_waited_out_longer_each_time_and_given_up_at_the_cap(answer, webhook, other_side):
    other_side.answers[:] = [answer]
    send_test(webhook=webhook, at=AT)
    at, waits = AT, []
    while Delivery.objects.get().state == "due":
        deliver(at)
        waits.append(Delivery.objects.get().not_before - at)
        at = max(Delivery.objects.get().not_before, Webhook.objects.get().quiet_until)

    row = Delivery.objects.get()
    assert (row.state, row.attempts, len(other_side.heard)) == ("dead", MAX_ATTEMPTS, MAX_ATTEMPTS)
    assert row.last_error
    assert waits[:-1] == sorted(waits[:-1])
    assert max(waits) <= timedelta(hours=24)


@pytest.mark.parametrize("answer", [410, posting.AddressRefused("Private.")])
def test_final_no_is_not_asked_again(answer, webhook, other_side):
    other_side.answers[:] = [answer]
    send_test(webhook=webhook, at=AT)

    deliver()
    deliver(AT + timedelta(days=2))

    assert (Delivery.objects.get().state, len(other_side.heard)) == ("dead", 1)


def test_process_that_died_after_the_answer_tells_it_once_more_under_the_same_id(webhook, other_side):
    other_side.answers[:] = [KeyboardInterrupt(), 200]
    send_test(webhook=webhook, at=AT)
    with pytest.raises(KeyboardInterrupt):
        deliver()

    meanwhile = deliver(AT + timedelta(minutes=1))
    deliver(AT + timedelta(minutes=3))

    ids = {headers["MissionHub-Delivery"] for _url, _body, headers in other_side.heard}
    assert (meanwhile.total(), len(other_side.heard), len(ids)) == (0, 2, 1)
    assert Delivery.objects.get().state == "sent"


def test_alarm_noted_as_sent_before_it_is_sent_it_would_be_lost(webhook, other_side, monkeypatch):
    other_side.answers[:] = [KeyboardInterrupt(), 200]
    send_test(webhook=webhook, at=AT)
    real = delivering._deliver

    def hasty(delivery, **how):
        delivering._settle(delivery, state=Delivery.State.SENT)
        return real(delivery, **how)

    monkeypatch.setattr(delivering, "_deliver", hasty)
    with pytest.raises(KeyboardInterrupt):
        deliver()

    deliver(AT + timedelta(minutes=3))

    assert len(other_side.heard) == 1


def test_row_that_kills_its_process_every_time_is_left_to_a_person(webhook, other_side):
    send_test(webhook=webhook, at=AT)
    Delivery.objects.update(attempts=MAX_ATTEMPTS, lease="0" * 32, lease_until=AT)

    deliver(AT + HOUR)

    assert (Delivery.objects.get().state, other_side.heard) == ("dead", [])


def test_failing_listener_is_left_alone_and_keeps_no_other_waiting(administrator, webhook, other_side):
    other = listening(administrator, url="https://other.example.org/")
    for listener in (webhook, webhook, webhook, other):
        send_test(webhook=listener, at=AT)
    Webhook.objects.filter(pk=webhook.pk).update(failures=9, quiet_until=AT + HOUR)

    deliver()
    resting = [url for url, _body, _headers in other_side.heard]
    other_side.answers[:] = [TimeoutError()]
    deliver(AT + HOUR)

    webhook.refresh_from_db()
    assert (resting, len(other_side.heard)) == ([other.url], 2)
    assert (webhook.failures, webhook.quiet_until) == (10, AT + 2 * HOUR)


def test_alarm_without_rest_a_dead_listener_is_asked_for_every_row(webhook, other_side, monkeypatch):
    monkeypatch.setattr(delivering, "_let_rest", lambda webhook, **how: None)
    other_side.answers[:] = [TimeoutError()]
    for _row in range(3):
        send_test(webhook=webhook, at=AT)

    deliver()

    assert len(other_side.heard) == 3


def test_one_row_that_is_refused_holds_up_no_other_and_a_yes_ends_the_rest(webhook, other_side):
    other_side.answers[:] = [500, 200]
    for _row in range(3):
        send_test(webhook=webhook, at=AT)

    deliver()
    deliver(AT + timedelta(seconds=90))

    webhook.refresh_from_db()
    assert (webhook.failures, webhook.quiet_until) == (0, None)
    assert Delivery.objects.filter(state="sent").count() >= 2


def test_two_workers_never_hold_one_row(webhook, other_side):
    send_test(webhook=webhook, at=AT)

    first, second = (delivering._claim(at=AT) for _worker in range(2))

    assert (first.attempts, second) == (1, None)


def test_late_note_of_a_worker_whose_lease_passed_changes_nothing(webhook):
    send_test(webhook=webhook, at=AT)
    slow = delivering._claim(at=AT)
    delivering._claim(at=AT + HOUR)

    delivering._settle(slow, state=Delivery.State.DEAD, reason="late")

    assert (Delivery.objects.get().state, Delivery.objects.get().last_error) == ("due", "")


def test_dead_row_is_tried_again_with_a_fresh_count_and_no_other_is(webhook):
    row = send_test(webhook=webhook, at=AT)
    with pytest.raises(NothingToDeliver):
        deliver_again(delivery=row, at=AT)
    Delivery.objects.update(state="dead", attempts=MAX_ATTEMPTS)

    deliver_again(delivery=row, at=AT)

    row.refresh_from_db()
    assert (row.state, row.attempts, row.not_before) == ("due", 0, AT)


def test_eleventh_webhook_is_refused(administrator, monkeypatch):
    monkeypatch.setattr(webhooks, "MOST", 1)
    listening(administrator)

    with pytest.raises(TooManyWebhooks):
        listening(administrator)
