"""What every page that opens rounds says first."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from surveys.services import close_round
from tests.factories.alignment import mission_with
from tests.factories.surveys import open_round

NAMES = (
    "round-new",
    "staff-round-new",
    "sight-round-new",
    "public-round-new",
    "consultation-new",
    "plan-new",
)


@pytest.mark.parametrize("name", NAMES)
def test_whoever_hands_out_links_is_warned_where_they_lead_nowhere(name, leader, client_of, settings):
    mission_with(organization=leader.organization)
    url = reverse(f"surveys:{name}", args=[leader.organization.slug])
    warned = []
    for address in ("http://127.0.0.1:8000", "https://mission.example.org"):
        settings.SITE_URL = address
        warned.append("open only on this computer" in client_of(leader).get(url).content.decode())

    assert warned == [True, False]


@pytest.mark.parametrize("name", ["round-new", "staff-round-new"])
def test_nobody_can_be_added_later_is_said_before_opening(name, leader, client_of):
    mission_with(organization=leader.organization)

    page = client_of(leader).get(reverse(f"surveys:{name}", args=[leader.organization.slug])).content.decode()

    assert "The list is fixed once it is open" in page


def test_open_round_says_what_to_do_about_somebody_forgotten(leader, member, client_of):
    round = open_round(by=leader.person)

    pages = [client_of(one).get(round.get_absolute_url()).content.decode() for one in (leader, member)]
    close_round(round=round, by=leader.person, at=timezone.now())
    closed = client_of(leader).get(round.get_absolute_url()).content.decode()

    assert ["Forgot somebody?" in page for page in (*pages, closed)] == [True, False, False]
    assert reverse("surveys:round-new", args=[leader.organization.slug]) in pages[0]


@pytest.mark.parametrize("mails", [True, False])
def test_no_mail_is_promised_where_none_goes_out(mails, leader, client_of, settings):
    settings.MAIL_ENABLED = mails
    mission_with(organization=leader.organization)

    pages = [
        client_of(leader).get(reverse(name, args=[leader.organization.slug])).content.decode()
        for name in (
            "surveys:staff-round-new",
            "surveys:consultation-new",
            "surveys:plan-new",
            "missions:outcome-new",
            "missions:my-week",
            "messaging:preferences",
        )
    ]

    promises = [bool(re.search(r"Monday mail|link by mail", page)) for page in pages[:5]]
    assert promises == [mails] * 5
    assert ["No mail goes out here" in page for page in pages] == [not mails] * 3 + [False] + [not mails] * 2


def test_the_warning_comes_before_people_are_chosen_and_says_what_to_do(leader, client_of, settings):
    mission_with(organization=leader.organization)
    settings.SITE_URL = "http://127.0.0.1:8123"

    page = client_of(leader).get(reverse("surveys:round-new", args=[leader.organization.slug])).content.decode()

    told = "HOST=0.0.0.0 ALLOW_PLAIN_HTTP=true SITE_URL=http://&lt;name&gt;:8123 make run"
    places = [
        page.index(words) for words in ("open only on this computer", told, "For people elsewhere", 'name="names"')
    ]
    assert places == sorted(places)
