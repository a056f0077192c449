"""A private address: what opens it, what no longer does, and the same steps without the walls."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from missionhub.core.tokens import make_token
from missionhub.messaging.models import CalendarFeed
from missionhub.messaging.queries import feeds
from missionhub.messaging.services.feeds import open_feed
from tests.factories.organizations import MembershipFactory
from tests.factories.plans import OutcomeFactory

PAGE = reverse("messaging:calendar", args=["harbor-kitchen"])
OFF = reverse("messaging:calendar-revocation", args=["harbor-kitchen"])


def address(feed: CalendarFeed) -> str:
    return reverse("messaging:calendar-feed", args=[feed.token])


@pytest.fixture
def feed(member) -> CalendarFeed:
    OutcomeFactory(organization=member.organization, title="Soup within two days", lead=member.person)
    return open_feed(person=member.person, at=timezone.now())


def test_member_makes_an_address_and_a_program_reads_it(organization, member, client_of, client):
    OutcomeFactory(organization=organization, title="Soup within two days", lead=member.person)

    page = client_of(member).post(PAGE, follow=True).content.decode()
    answer = client.get(address(CalendarFeed.objects.get()))

    assert CalendarFeed.objects.get().url in page
    assert "Check in: Soup within two days" in page
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert "SUMMARY:Check in: Soup within two days\r\n" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_feed_holds_nobody_else_s_days(feed, leader, client):
    OutcomeFactory(organization=leader.organization, title="Somebody else leads it", lead=leader.person)
    elsewhere = MembershipFactory()
    OutcomeFactory(organization=elsewhere.organization, title="Another organization", lead=elsewhere.person)

    text = client.get(address(feed)).content.decode()

    assert "Soup within two days" in text
    assert "Somebody else leads it" not in text
    assert "Another organization" not in text
    assert leader.person.name not in text


def test_empty_calendar_is_one_and_its_page_teaches(member, client_of):
    page = client_of(member).get(PAGE).content.decode()

    assert "Days appear once you lead an outcome" in page


def test_guessed_address_opens_nothing(feed, client):
    forged = [make_token(purpose="guessed", identifier=feed.pk), make_token(purpose="calendar", identifier=uuid4())]

    answers = [client.get(reverse("messaging:calendar-feed", args=[token])).status_code for token in [*forged, "x"]]

    assert answers == [404, 404, 404]


def test_guessed_address_would_open_without_its_proof(feed, client, monkeypatch):
    monkeypatch.setattr(feeds, "is_valid", lambda **_told: True)
    forged = make_token(purpose="guessed", identifier=feed.pk)

    assert client.get(reverse("messaging:calendar-feed", args=[forged])).status_code == 200


def test_new_address_replaces_the_old_one_and_both_can_be_closed(feed, member, client_of, client):
    mine = client_of(member)

    mine.post(PAGE)
    new = CalendarFeed.objects.get(revoked_at__isnull=True)
    first = [client.get(address(one)).status_code for one in (feed, new)]
    mine.post(OFF)

    assert (first, client.get(address(new)).status_code) == ([404, 200], 404)


def test_revoked_address_would_open_if_nobody_looked(feed, client):
    CalendarFeed.objects.update(revoked_at=timezone.now())
    closed = client.get(address(feed)).status_code
    CalendarFeed.objects.update(revoked_at=None)

    assert (closed, client.get(address(feed)).status_code) == (404, 200)


@pytest.mark.parametrize("way", ["left", "deactivated", "membership"])
def test_address_closes_with_its_person(way, feed, member, client):
    if way == "left":
        type(member.person).objects.update(left_on=timezone.now().date())
    elif way == "deactivated":
        type(member.user).objects.update(is_active=False)
    else:
        member.delete()

    assert client.get(address(feed)).status_code == 404


def test_nobody_makes_an_address_for_somebody_else(feed, leader, client_of):
    client_of(leader).post(OFF)

    assert CalendarFeed.objects.get(pk=feed.pk).revoked_at is None


def test_reading_changes_nothing(feed, client: Client):
    before = CalendarFeed.objects.values().get()

    client.get(address(feed))
    client.post(address(feed))

    assert CalendarFeed.objects.values().get() == before
