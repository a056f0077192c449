"""Attacks on the link to the board paper, each with an alarm that is heard when the protection is off."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alignment.models import PaperLink, ReleasedAnswer
from alignment.queries.board import links
from alignment.services.paper_links import revoke_paper_link, share_paper
from alignment.views import paper_links as views
from missionhub.core.tokens import make_token
from missionhub.organizations.models import Person
from surveys.services import agree_action
from tests.factories.alignment import AT, released_round
from tests.factories.organizations import MembershipFactory

pytestmark = [pytest.mark.django_db, pytest.mark.either]
SLUG = "harbor-kitchen"


@pytest.fixture
def link(organization, leader) -> PaperLink:
    now = timezone.now()
    release = released_round(organization=organization, by=leader.person)
    due_on = organization.today(at=now)
    agree_action(round=release.round, text="Ask", person=leader.person, due_on=due_on, by=leader.person, at=AT)
    return share_paper(organization=organization, name="Winter session", last_on=due_on, by=leader.person, at=now)


def opened(token: str):
    return Client().get(reverse("alignment:shared-paper", args=[token]))


def words_of_people(organization) -> set[str]:
    """Names, and what the leaders wrote."""
    names = set(Person.objects.of(organization).values_list("name", flat=True))
    return names | set(ReleasedAnswer.objects.values_list("name", flat=True)) | {
        text for text in ReleasedAnswer.objects.values_list("text", flat=True) if text
    }  # fmt: skip


def found_in(page: str, words: set[str]) -> set[str]:
    return {word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", page)}


def test_leader_makes_a_link_that_opens_without_an_account(organization, leader, client_of):
    released_round(organization=organization, by=leader.person)
    address = reverse("alignment:paper-links", args=[SLUG])
    today = organization.today(at=timezone.now())
    client = client_of(leader)

    client.post(address, {"name": "Winter session", "last_on": (today + timedelta(days=30)).isoformat()})

    url = links.paper_url(PaperLink.objects.get())
    assert url in client.get(address).content.decode()
    assert "Weakest promise" in Client().get(url).content.decode()


def test_paper_behind_a_link_names_and_quotes_nobody_and_leads_nowhere_inside(link, organization):
    answer = opened(link.token)
    page = answer.content.decode()

    assert answer.status_code == 200
    assert found_in(page, words_of_people(organization)) == set()
    assert "/o/" not in page
    assert (answer["X-Robots-Tag"], answer["Referrer-Policy"]) == ("noindex, nofollow", "no-referrer")
    assert "no-store" in answer["Cache-Control"]


def test_alarm_the_paper_from_inside_names_people(link, organization, monkeypatch):
    monkeypatch.setattr(views, "as_shared", lambda paper: paper)

    assert found_in(opened(link.token).content.decode(), words_of_people(organization))


def tokens_that_open_nothing(link: PaperLink) -> dict[str, str]:
    """How they came to be, and what somebody would try."""
    over = share_paper(
        organization=link.organization, name="Over", last_on=link.last_on, by=link.created_by, at=timezone.now()
    )
    revoked = share_paper(
        organization=link.organization, name="Revoked", last_on=link.last_on, by=link.created_by, at=timezone.now()
    )
    PaperLink.objects.filter(pk=over.pk).update(last_on=link.last_on - timedelta(days=1))
    revoke_paper_link(link=revoked, at=timezone.now())
    flipped = link.token[:-2] + ("A" if link.token[-2] != "A" else "B") + link.token[-1]
    return {
        "over": over.token,
        "revoked": revoked.token,
        "unknown": make_token(purpose=PaperLink.PURPOSE, identifier=uuid4()),
        "of another purpose": make_token(purpose="story", identifier=link.pk),
        "of another epoch": make_token(purpose=PaperLink.PURPOSE, identifier=link.pk, epoch=1),
        "flipped": flipped,
        "nonsense": "nonsense",
    }


def test_whatever_does_not_open_is_one_page_byte_for_byte(link):
    answers = {why: opened(token) for why, token in tokens_that_open_nothing(link).items()}

    assert {why: answer.status_code for why, answer in answers.items()} == dict.fromkeys(answers, 404)
    assert len({answer.content for answer in answers.values()}) == 1
    assert b"Weakest promise" not in answers["over"].content


def test_alarm_without_the_proof_a_guess_opens(link, monkeypatch):
    monkeypatch.setattr(links, "is_valid", lambda **_said: True)

    assert opened(tokens_that_open_nothing(link)["of another purpose"]).status_code == 200


def test_nothing_stored_opens_a_paper(link):
    """A leaked table holds ids, never a token."""
    stored = {str(value) for row in PaperLink.objects.values() for value in row.values()}

    assert link.token not in stored
    assert {opened(value).status_code for value in stored if "/" not in value and value} <= {404}


def test_link_opens_so_often_in_an_hour_and_no_more(link, monkeypatch):
    monkeypatch.setattr(PaperLink, "MOST_IN_AN_HOUR", 2)

    assert [opened(link.token).status_code for _time in range(3)] == [200, 200, 429]

    PaperLink.objects.update(hour_began_at=timezone.now() - timedelta(hours=1))
    assert opened(link.token).status_code == 200


def test_link_lasts_ninety_days_at_most(organization, leader, client_of):
    address = reverse("alignment:paper-links", args=[SLUG])
    far = organization.today(at=timezone.now()) + timedelta(days=91)

    page = client_of(leader).post(address, {"name": "For ever", "last_on": far.isoformat()}).content.decode()

    assert "Choose a last day from today to 90 days from now." in page
    assert "For ever" in page
    assert not PaperLink.objects.exists()


def test_ours_alone_are_listed_and_ended(link, member, leader, client_of):
    stranger = MembershipFactory(role="administrator", organization__slug="elsewhere")
    end = reverse("alignment:paper-link-revocation", args=[SLUG, link.pk])
    theirs = reverse("alignment:paper-link-revocation", args=["elsewhere", link.pk])

    assert client_of(stranger).post(theirs).status_code == 404
    assert (client_of(stranger).post(end).status_code, client_of(member).post(end).status_code) == (404, 403)
    assert (
        b"Winter session" not in client_of(stranger).get(reverse("alignment:paper-links", args=["elsewhere"])).content
    )
    assert opened(link.token).status_code == 200

    client_of(leader).post(end)

    assert opened(link.token).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_list_of_links_asks_no_more_for_more(link, leader, client_of, django_assert_num_queries, number: int):
    for more in range(number - 1):
        share_paper(
            organization=link.organization, name=f"{more}", last_on=link.last_on, by=leader.person, at=timezone.now()
        )
    client = client_of(leader)
    client.get(reverse("alignment:paper-links", args=[SLUG]))

    with django_assert_num_queries(5):
        client.get(reverse("alignment:paper-links", args=[SLUG]))
