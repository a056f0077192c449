import pytest
from django.urls import reverse
from django.utils import timezone

from missionhub.messaging.models import Delivery, Webhook
from missionhub.messaging.services.webhooks import add_webhook, send_test
from tests.factories.organizations import MembershipFactory

pytestmark = pytest.mark.django_db
URL = "https://hooks.example.org/in"


def url(name: str, *args: object) -> str:
    return reverse(f"messaging:{name}", args=["harbor-kitchen", *args])


def added(membership) -> Webhook:
    said = {"url": URL, "events": ["outcome.checked_in"], "by": membership.person, "at": timezone.now()}
    return add_webhook(organization=membership.organization, **said)


@pytest.fixture
def webhook(administrator) -> Webhook:
    return added(administrator)


def test_administrator_adds_a_webhook_and_reads_its_secret(administrator, client_of):
    client = client_of(administrator)
    empty = client.get(url("webhook-list")).content.decode()

    page = client.post(
        url("webhook-list"), {"url": URL, "events": ["round.released", "mission.published"]}, follow=True
    )

    webhook, text = Webhook.objects.get(), page.content.decode()
    assert "None yet." in empty
    assert (webhook.url, webhook.events, webhook.is_on) == (URL, ["mission.published", "round.released"], True)
    assert webhook.secret in text
    assert "A version of a mission is published" in text
    assert "Somebody checks in" not in text


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("http://hooks.example.org/", "must begin with https://"),
        ("https://10.0.0.1/", "leads into a private network"),
        ("https://me:pw@hooks.example.org/", "must not hold a name"),
        ("", "This field is required"),
    ],
)
def test_address_that_cannot_be_is_refused_and_kept_in_the_form(typed, complaint, administrator, client_of):
    page = client_of(administrator).post(url("webhook-list"), {"url": typed, "events": ["round.closed"]})

    assert (complaint in page.content.decode(), typed in page.content.decode()) == (True, True)
    assert Webhook.objects.count() == 0


def test_event_nobody_registers_is_no_choice(administrator, client_of):
    client_of(administrator).post(url("webhook-list"), {"url": URL, "events": ["person.answered"]})

    assert Webhook.objects.count() == 0


def test_page_shows_what_became_of_each_message_the_dead_first(webhook, administrator, client_of):
    for state in ("dead", "sent", "due"):
        row = send_test(webhook=webhook, at=timezone.now())
        Delivery.objects.filter(pk=row.pk).update(state=state, last_error="It answered 500." if state == "dead" else "")

    page = client_of(administrator).get(url("webhook", webhook.pk))
    listed = client_of(administrator).get(url("webhook-list")).content.decode()

    assert page.context["rows"][0].delivery.state == "dead"
    assert "It answered 500." in page.content.decode()
    assert "Needs you" in listed
    assert "1 received · 1 waiting · 1 not delivered" in listed


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_ask_the_database_equally_often(rows, administrator, client_of, django_assert_num_queries):
    webhooks = [added(administrator) for _row in range(rows)]
    for _row in range(rows):
        send_test(webhook=webhooks[0], at=timezone.now())
    client = client_of(administrator)
    client.get(url("webhook-list"))

    with django_assert_num_queries(4):  # session, user, membership, webhooks
        client.get(url("webhook-list"))
    with django_assert_num_queries(6):  # the webhook, the dead, the others
        client.get(url("webhook", webhooks[0].pk))


def test_test_switch_secret_retry_and_removal_do_what_they_say(webhook, administrator, client_of):
    client = client_of(administrator)
    before = webhook.secret

    client.post(url("webhook-test", webhook.pk))
    Delivery.objects.update(state="dead", attempts=12)
    client.post(url("delivery-retry", Delivery.objects.get().pk))
    client.post(url("webhook-secret", webhook.pk))
    client.post(url("webhook-switch", webhook.pk), {"off": "1"})
    webhook.refresh_from_db()
    state = (Delivery.objects.get().state, webhook.is_on, webhook.secret != before)
    client.post(url("webhook-switch", webhook.pk), {"on": "1"})
    on = Webhook.objects.get().is_on
    client.post(url("webhook-removal", webhook.pk))

    assert (state, on) == (("due", False, True), True)
    assert (Webhook.objects.count(), Delivery.objects.count()) == (0, 0)


def test_retry_of_what_is_on_its_way_says_so(webhook, administrator, client_of):
    row = send_test(webhook=webhook, at=timezone.now())

    page = client_of(administrator).post(url("delivery-retry", row.pk), follow=True).content.decode()

    assert "on its way already" in page


NAMES = ("webhook", "webhook-test", "webhook-switch", "webhook-secret", "webhook-removal")


@pytest.mark.parametrize("name", NAMES)
def test_webhook_of_another_organization_is_not_there(name, administrator, client_of):
    theirs = added(MembershipFactory(role="administrator"))

    assert client_of(administrator).post(url(name, theirs.pk)).status_code in {404, 405}
    assert client_of(administrator).get(url(name, theirs.pk)).status_code in {404, 405}
    assert Webhook.objects.values_list("is_on", "secret_epoch").get() == (True, 0)
    row = send_test(webhook=theirs, at=timezone.now())
    assert client_of(administrator).post(url("delivery-retry", row.pk)).status_code == 404


def test_webhooks_are_closed_to_leaders_and_members(webhook, leader, member, client_of):
    row = send_test(webhook=webhook, at=timezone.now())
    addresses = [url("webhook-list"), *(url(name, webhook.pk) for name in NAMES), url("delivery-retry", row.pk)]

    answers = {client_of(who).post(address).status_code for who in (leader, member) for address in addresses}

    assert answers == {403}


def test_demonstration_says_that_nothing_leaves(organization, administrator, client_of):
    type(organization).objects.update(is_demonstration=True)

    assert "tells no other program" in client_of(administrator).get(url("webhook-list")).content.decode()
