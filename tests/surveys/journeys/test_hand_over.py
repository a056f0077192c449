"""A survey that stays open hands over while somebody writes: nothing typed is lost, and it lands in the round that is
open by then."""

import json
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from nacl.public import SealedBox
from playwright.sync_api import Page, expect

from alignment.services import release_what_is_due
from missionhub.organizations.permissions import Role
from surveys import answering
from surveys.intake import keys, receiving
from surveys.models import Chain, Round
from tests.alignment.encoders import WordEncoder
from tests.factories.chains import WEEK, front, open_chain, some_answer, sweep
from tests.factories.organizations import MembershipFactory
from tests.surveys.journeys.conftest import PHONE
from tests.surveys.stored import intake_count, intake_rows

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
QUESTION, WORDS = "What is Harbor Kitchen there for?", "They bring my mother her lunch."
THANKS = "Thank you. Your answer is in."


@pytest.fixture
def chain(leader) -> Chain:
    """A week old, answered by twelve."""
    chain = open_chain(by=leader.person, at=MONDAY)
    some_answer(chain, 12, at=MONDAY)
    return chain


@pytest.fixture
def link(chain: Chain) -> str:
    """As it hangs on the wall."""
    return reverse("surveys:answer", args=[front(chain).public_token])


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def write(page: Page, text: str) -> None:
    press(page, "Start")
    page.get_by_label(QUESTION).fill(text)
    expect(page.locator("[data-draft-status]")).to_have_text("Draft kept on this device.")


def finish(page: Page) -> None:
    press(page, "Continue")
    page.get_by_label("None of these").check()
    press(page, "Send my answers")


def texts_in(round: Round) -> list[str]:
    """What only the key of this round opens."""
    box = SealedBox(keys.private_key(bytes(round.public_key)))
    return [json.loads(box.decrypt(row))["answers"]["unaided"] for row in intake_rows(round)]


def test_hand_over_while_a_visitor_writes_loses_nothing_and_the_link_goes_on(visit, chain, link):
    first, page = front(chain), visit(link)
    write(page, WORDS)

    sweep(at=MONDAY + WEEK)
    second = front(chain)
    assert (second.follows, second.is_open, intake_count(first)) == (first, True, 0)
    expect(page.get_by_label(QUESTION)).to_have_value(WORDS)
    finish(page)

    expect(page.get_by_role("heading", name=THANKS)).to_be_visible()
    assert (texts_in(second), intake_count(first)) == ([WORDS], 0)

    other = visit(link)
    write(other, "They feed the street.")
    finish(other)
    expect(other.get_by_role("heading", name=THANKS)).to_be_visible()
    assert sorted(texts_in(second)) == [WORDS, "They feed the street."]


def test_hand_over_between_the_parts_and_a_page_loaded_anew_keep_what_was_typed(visit, chain, link):
    page = visit(link)
    write(page, WORDS)
    press(page, "Continue")
    page.get_by_label("None of these").check()

    sweep(at=MONDAY + WEEK)
    page.reload()
    expect(page.get_by_label("None of these")).to_be_checked()
    press(page, "Send my answers")

    expect(page.get_by_role("heading", name=THANKS)).to_be_visible()
    assert texts_in(front(chain)) == [WORDS]


def test_alarm_a_page_held_to_the_round_it_was_opened_for_would_be_refused(visit, chain, link, monkeypatch):
    first, page = front(chain), visit(link)
    write(page, WORDS)
    monkeypatch.setattr(answering, "public_round_for", lambda token: Round.objects.get(pk=first.pk))
    monkeypatch.setattr(receiving, "open_round_of", lambda chain_id: Round.objects.open().filter(pk=first.pk).first())

    sweep(at=MONDAY + WEEK)
    finish(page)

    expect(page.get_by_label("What you wrote")).to_have_value(WORDS)  # refused, and even so not lost
    assert intake_count(front(chain)) == 0


def test_administrator_reads_the_numbers_released_at_the_hand_over(chrome, live_server, chain, leader):
    admin = MembershipFactory(organization=leader.organization, role=Role.ADMINISTRATOR, person__name="Ada")
    sweep(at=MONDAY + WEEK)
    release_what_is_due(organization=leader.organization, encoder=WordEncoder(), at=MONDAY + WEEK)
    client = Client()
    client.force_login(admin.user, backend="django.contrib.auth.backends.ModelBackend")
    context = chrome.new_context(viewport=PHONE)
    context.set_default_timeout(8000)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    page = context.new_page()

    page.goto(live_server.url + front(chain).get_absolute_url())
    expect(page.get_by_text("Of 9 March 2026, from 12 answers.")).to_be_visible()
    page.get_by_role("link", name="Read the numbers").click()
    expect(
        page.get_by_text("These are the newest numbers of this survey, of 9 March 2026, from 12 answers")
    ).to_be_visible()
    expect(page.get_by_role("link", name="Open the survey")).to_be_visible()
    context.close()
