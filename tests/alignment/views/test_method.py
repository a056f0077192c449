"""The method sheet is public; members read it without losing their menu."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from missionhub.core import unaided
from missionhub.organizations.models import Membership
from tests.factories.alignment import STATEMENT, mission_with
from tests.factories.organizations import MembershipFactory
from tests.factories.staff_rounds import invitation_to, open_staff_round, staff

URL = reverse("alignment:method")


def has_menu(page: str) -> bool:
    return 'class="rail"' in page


def test_strangers_read_the_same_text_without_a_menu(leader, client_of):
    pages = [client.get(URL).content.decode() for client in (Client(), client_of(leader))]

    articles = [page[page.index('<article class="card method">') : page.index("</article>")] for page in pages]
    assert articles[0] == articles[1]
    assert [has_menu(page) for page in pages] == [False, True]


def test_members_keep_the_menu_of_the_organization_they_came_from(leader, client_of):
    other = MembershipFactory(user=leader.user, organization__name="Another Harbor", organization__slug="another")
    client = client_of(leader)

    for membership in (leader, other):
        overview = reverse("home:overview", args=[membership.organization.slug])
        page = client.get(URL, headers={"referer": f"http://testserver{overview}"})
        assert page.context["organization"] == membership.organization


@pytest.mark.parametrize("left", [True, False])
def test_nobody_enters_an_organization_of_others(left, leader, client_of):
    mission_with(organization=leader.organization)
    stranger = MembershipFactory(organization__slug="elsewhere")
    if left:
        Membership.objects.filter(pk=stranger.pk).update(organization=leader.organization)
        stranger.person.organization = leader.organization
        stranger.person.left_on = timezone.now().date()
        stranger.person.save()

    page = client_of(stranger).get(URL, headers={"referer": "http://testserver/o/harbor-kitchen/"}).content.decode()

    assert (STATEMENT in page, leader.organization.name in page) == (False, False)
    assert has_menu(page) is not left


class TestMemberWhoAnswersUnaided:
    @pytest.fixture
    def token(self, leader, member) -> str:
        round = open_staff_round(by=leader.person, people=[member.person, *staff(leader.organization)])
        return invitation_to(round, member.person.name).token

    def shown(self, client, token):
        """Whether the method page shows mission and menu before, between and after the two parts of the survey."""
        answer = {"token": token, "q-work": "I cook.", "q-own_words": "Nobody goes hungry."}
        client.get(reverse("surveys:answer", args=[token]))
        opened = client.get(URL).content.decode()
        client.post("/a/", answer | {"part": "1"})
        between = client.get(URL).content.decode()
        client.post("/a/", answer | {"part": "2"})
        pages = (opened, between, client.get(URL).content.decode())
        return [(STATEMENT in page, has_menu(page)) for page in pages]

    def test_reads_the_bare_page_until_the_answer_is_sent(self, token, member, client_of):
        assert self.shown(client_of(member), token) == [(False, False), (False, False), (True, True)]

    def test_would_see_the_mission_without_the_mark(self, token, member, client_of, monkeypatch):
        monkeypatch.setattr(unaided, "open_question", lambda _request: "")
        monkeypatch.setattr(unaided, "current", lambda _request: None)

        assert self.shown(client_of(member), token) == [(True, True)] * 3

    def test_reads_the_bare_page_too_after_opening_the_link_and_then_signing_in(self, token, member):
        client = Client()
        client.get(reverse("surveys:answer", args=[token]))
        client.force_login(member.user, backend="django.contrib.auth.backends.ModelBackend")
        page = client.get(URL).content.decode()

        assert (STATEMENT in page, has_menu(page)) == (False, False)


@pytest.mark.parametrize("is_open", [True, False])
def test_whoever_answers_sees_no_mission_here(is_open, leader, client_of, monkeypatch):
    """The mark of a session, or the question that a browser has open: both keep the mission away."""
    mission_with(organization=leader.organization)
    monkeypatch.setattr(unaided, "_browsers", [lambda _request: "/a/" if is_open else ""])

    page = client_of(leader).get(URL).content.decode()

    assert (STATEMENT in page, has_menu(page)) == (not is_open, not is_open)


def test_mark_of_the_session_keeps_the_mission_away_too(leader, client_of):
    mission_with(organization=leader.organization)
    client = client_of(leader)
    session = client.session
    session[unaided.SESSION_KEY] = {"answer_url": "/a/", "until": (timezone.now() + timedelta(hours=1)).isoformat()}
    session.save()

    page = client.get(URL).content.decode()

    assert (STATEMENT in page, has_menu(page)) == (False, False)


def test_every_table_has_a_name_of_its_own_and_no_empty_heading(client, db):
    page = client.get(reverse("alignment:method")).content.decode()

    labels = re.findall(r'role="region" aria-label="([^"]+)"', page)
    assert len(labels) == len(set(labels)) > 1
    assert re.findall(r"<th[^>]*>\s*</th>", page) == []
