from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from missionhub.home.services.heartbeat import beat
from missionhub.messaging.models import Message
from missionhub.organizations.models import Membership
from tests.factories.messaging import MessageFactory
from tests.factories.organizations import PersonFactory

ClientOf = Callable[[Membership], Client]


def address(administrator: Membership) -> str:
    return reverse("messaging:message-list", args=[administrator.organization.slug])


def retry_address(administrator: Membership, message: Message) -> str:
    return reverse("messaging:retry", args=[administrator.organization.slug, message.pk])


def ours(administrator: Membership, **fields: object) -> Message:
    person = PersonFactory(organization=administrator.organization, name="Grace", email="grace@example.org")
    return MessageFactory(person=person, **fields)


def test_message_list_shows_our_uncertain_and_dead_rows_only(administrator: Membership, client_of: ClientOf) -> None:
    uncertain, dead = ours(administrator, state="uncertain"), ours(administrator, state="dead", last_error="550 gone")
    ours(administrator, state="cancelled")
    waiting = ours(administrator)
    MessageFactory(state="dead")  # someone else's

    page = client_of(administrator).get(address(administrator))

    outbox = page.context["outbox"]
    assert {row.pk for row in outbox.needing_attention} == {uncertain.pk, dead.pk}
    assert (outbox.waiting, outbox.oldest_due_at) == (1, waiting.not_before)
    assert "550 gone" in page.content.decode()


def test_message_list_says_when_mail_is_off(administrator: Membership, client_of: ClientOf, settings: Settings) -> None:
    settings.MAIL_ENABLED = False

    page = client_of(administrator).get(address(administrator))

    assert "Mail is off" in page.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_message_list_asks_a_fixed_number_of_questions(
    administrator: Membership, client_of: ClientOf, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = client_of(administrator)
    for _ in range(rows):
        ours(administrator, state="dead")
    client.get(address(administrator))

    with django_assert_num_queries(9):
        client.get(address(administrator))


def test_message_list_is_closed_to_leaders(leader: Membership, client_of: ClientOf) -> None:
    assert client_of(leader).get(address(leader)).status_code == 403


@pytest.mark.parametrize("state", ["dead", "uncertain"])
def test_retry_makes_the_row_due_again(administrator: Membership, client_of: ClientOf, state: str) -> None:
    message = ours(administrator, state=state, handoffs=2, refusals=12, last_error="550 gone")

    answer = client_of(administrator).post(retry_address(administrator, message))

    message.refresh_from_db()
    assert answer.status_code == 302
    assert (message.state, message.handoffs, message.refusals, message.last_error) == ("due", 0, 0, "")


def test_retry_leaves_a_row_alone_that_is_on_its_way(administrator: Membership, client_of: ClientOf) -> None:
    message = ours(administrator, state="sent", handoffs=1)

    client_of(administrator).post(retry_address(administrator, message))

    message.refresh_from_db()
    assert (message.state, message.handoffs) == ("sent", 1)


def test_retry_does_not_find_a_stranger_s_row(administrator: Membership, client_of: ClientOf) -> None:
    message = MessageFactory(state="dead")

    answer = client_of(administrator).post(retry_address(administrator, message))

    message.refresh_from_db()
    assert (answer.status_code, message.state) == (404, "dead")


def test_arrival_settles_an_uncertain_row_and_no_other(administrator: Membership, client_of: ClientOf) -> None:
    uncertain, dead = ours(administrator, state="uncertain", handoffs=2), ours(administrator, state="dead")
    client = client_of(administrator)

    for message in (uncertain, dead):
        client.post(reverse("messaging:arrival", args=[administrator.organization.slug, message.pk]))

    assert {row.pk: row.state for row in Message.objects.all()} == {uncertain.pk: "sent", dead.pk: "dead"}


def test_message_list_counts_by_kind_and_says_when_the_worker_last_looked(
    administrator: Membership, client_of: ClientOf
) -> None:
    for state in ("due", "sent", "sent", "missed", "cancelled"):
        ours(administrator, state=state, kind="organizations.invitation")
    beat(at=timezone.now())

    page = client_of(administrator).get(address(administrator))

    (kind,) = page.context["outbox"].kinds
    assert (kind.title, kind.waiting, kind.sent, kind.missed) == ("Invitation to join", 1, 2, 1)
    assert "Every half minute is normal" in page.content.decode()
