"""Answering on a phone with a bad network: one row in the end, and nothing typed is lost."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from surveys.models import Round
from tests.axe import violations
from tests.factories.surveys import answer, invitation_of, open_round
from tests.surveys.stored import intake_count
from tests.until import until

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
TEXT = "I drive the van — every day.\nThen I cook."
NO_DRAFT = "!Object.keys(localStorage).some((key) => key.startsWith('answer-draft'))"


@pytest.fixture
def round(leader) -> Round:
    return open_round(by=leader.person)


@pytest.fixture
def phone(chrome, live_server, round) -> Iterator[Page]:
    context = chrome.new_context(viewport={"width": 390, "height": 844})
    context.set_default_timeout(8000)
    page = context.new_page()
    page.goto(live_server.url + reverse("surveys:answer", args=[invitation_of(round).token]))
    yield page
    context.close()


@contextmanager
def offline(page: Page) -> Iterator[None]:
    context = page.context
    context.set_offline(True)
    yield
    context.set_offline(False)


def drafts(page: Page) -> int:
    return page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('answer-draft')).length")


def write(page: Page, text: str = TEXT) -> None:
    page.get_by_label("What do you get paid to do?").fill(text)


def send(page: Page) -> None:
    page.get_by_role("button", name="Send my answer").click()


def status(page: Page):
    return page.locator("[data-draft-status]")


def kept(page: Page):
    """The text that was not stored, to be copied."""
    return page.get_by_label("What you wrote")


def words(page: Page):
    return page.locator("[data-kept-words]")


def assert_thanked(page: Page, round: Round) -> None:
    expect(page.get_by_role("heading", name="Thank you. Your answer is in.")).to_be_visible()
    until(page, NO_DRAFT)
    assert intake_count(round) == 1


def test_draft_survives_a_closed_tab(phone, round):
    write(phone)
    expect(status(phone)).to_have_text("Draft kept on this device.")
    again = phone.context.new_page()
    again.goto(phone.url)

    expect(again.get_by_label("What do you get paid to do?")).to_have_value(TEXT)
    assert invitation_of(round).token not in again.evaluate("JSON.stringify(localStorage)")


def test_draft_is_kept_when_the_page_goes_before_the_pause(phone):
    write(phone)
    phone.reload()

    expect(phone.get_by_label("What do you get paid to do?")).to_have_value(TEXT)


def test_old_drafts_go(phone):
    write(phone)
    expect(status(phone)).to_have_text("Draft kept on this device.")
    phone.evaluate("""() => { for (const key of Object.keys(localStorage)) { const draft = JSON.parse(localStorage[key]);
        localStorage["answer-draft:old"] = JSON.stringify({ ...draft, at: Date.now() - 15 * 86400000 }); } }""")
    again = phone.context.new_page()
    again.goto(phone.url)

    until(again, "localStorage.getItem('answer-draft:old') === null")


def test_shared_device_keeps_no_draft(phone):
    write(phone)
    expect(status(phone)).to_have_text("Draft kept on this device.")
    phone.get_by_label("Shared device").check()
    phone.get_by_label("What do you get paid to do?").press("End")
    phone.reload()

    assert drafts(phone) == 0


def test_sent_and_thanked(phone, round):
    write(phone)
    send(phone)

    assert_thanked(phone, round)


def test_offline_before_sending(phone, round):
    write(phone)
    with offline(phone):
        send(phone)
        expect(status(phone)).to_contain_text("No connection yet")
        expect(phone.get_by_label("What do you get paid to do?")).not_to_be_editable()

    assert_thanked(phone, round)


def test_reply_lost_after_the_server_stored_it(phone, round):
    lost = []

    def lose_the_first_reply(route):
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch().status)
            return route.abort()
        return route.continue_()

    phone.route("**/a/", lose_the_first_reply)
    write(phone)
    send(phone)

    assert_thanked(phone, round)
    assert lost == [200]


def test_server_that_is_down_for_a_moment(phone, round):
    answers = []

    def fail_once(route):
        if route.request.method == "POST" and not answers:
            answers.append(503)
            return route.fulfill(status=503, body="busy")
        return route.continue_()

    phone.route("**/a/", fail_once)
    write(phone)
    send(phone)

    assert_thanked(phone, round)


def test_page_that_goes_while_sending_sends_the_same_text_when_it_comes_back(phone, round):
    write(phone)
    with offline(phone):
        send(phone)
        expect(status(phone)).to_contain_text("No connection yet")
        url, back = phone.url, phone.context.new_page()
        phone.close()
    back.goto(url)

    assert_thanked(back, round)


def test_double_click_stores_once(phone, round):
    write(phone)
    phone.get_by_role("button", name="Send my answer").dblclick()

    assert_thanked(phone, round)


def test_second_tab_with_another_text_is_told_and_keeps_it(phone, round):
    other = phone.context.new_page()
    other.goto(phone.url)
    write(phone)
    send(phone)
    assert_thanked(phone, round)
    write(other, "Something else.")
    send(other)

    expect(words(other)).to_contain_text("An earlier answer with this link already counted; this text was not stored.")
    expect(kept(other)).to_have_value("Something else.")
    assert intake_count(round) == 1


def test_text_that_waited_for_the_network_while_another_counted_is_not_thanked_for(phone, round):
    """The retry is answered "already", yet what counted came from another device."""
    write(phone, "Written in the tunnel.")
    with offline(phone):
        send(phone)
        expect(status(phone)).to_contain_text("No connection yet")
        answer(round, text="Sent from the desk.")

    expect(words(phone)).to_contain_text("this text was not stored")
    expect(kept(phone)).to_have_value("Written in the tunnel.")
    phone.reload()  # the link now leads to the thanks for what counted
    expect(phone.get_by_role("heading", name="Thank you. Your answer is in.")).to_be_visible()
    expect(kept(phone)).to_have_value("Written in the tunnel.")
    phone.get_by_role("button", name="Delete it from this device").click()
    expect(phone.get_by_text("The text was deleted from this device.")).to_be_visible()
    assert (intake_count(round), drafts(phone)) == (1, 0)


def test_page_that_went_before_the_reply_finds_its_draft_stored_and_clears_it(phone, round):
    def lose_the_reply(route):
        if route.request.method != "POST":
            return route.continue_()
        route.fetch()
        return route.abort()

    phone.route("**/a/", lose_the_reply)
    write(phone)
    send(phone)
    expect(status(phone)).to_contain_text("No connection yet")
    left = drafts(phone)
    phone.unroute("**/a/")
    url = phone.url
    again = phone.context.new_page()
    phone.close()
    again.goto(url)

    assert left == 1
    expect(again.get_by_role("heading", name="Thank you. Your answer is in.")).to_be_visible()
    until(again, NO_DRAFT)
    expect(kept(again)).to_be_hidden()
    assert intake_count(round) == 1


def test_round_that_closed_meanwhile_is_said_and_the_text_stays(phone, round):
    write(phone)
    Round.objects.filter(pk=round.pk).update(closes_at=round.opened_at)
    send(phone)

    expect(words(phone)).to_contain_text("This round has closed; your text was not stored.")
    expect(kept(phone)).to_have_value(TEXT)
    expect(phone.get_by_role("button", name="Copy")).to_be_visible()
    phone.reload()
    expect(phone.get_by_role("heading", name="This round has closed")).to_be_visible()
    expect(kept(phone)).to_have_value(TEXT)
    assert intake_count(round) == 0


def test_too_long_a_text_can_be_shortened_and_sent(phone, round):
    write(phone, "x" * 20_001)
    send(phone)
    expect(status(phone)).to_contain_text("Please shorten it by 1 character;")
    write(phone)
    send(phone)

    assert_thanked(phone, round)


def test_page_the_server_no_longer_takes_keeps_the_text(phone, round):
    write(phone)
    phone.context.clear_cookies()  # also the one against forged requests
    send(phone)

    expect(status(phone)).to_contain_text("The server did not take this page any more")
    expect(phone.get_by_label("What do you get paid to do?")).to_have_value(TEXT)
    assert (intake_count(round), drafts(phone)) == (0, 1)


def test_browser_without_storage_can_answer(chrome, live_server, round):
    context = chrome.new_context()
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('none'); } })")
    page = context.new_page()
    page.goto(live_server.url + reverse("surveys:answer", args=[invitation_of(round).token]))
    write(page)
    expect(status(page)).to_have_text("No draft is kept on this device.")
    send(page)

    expect(page.get_by_role("heading", name="Thank you. Your answer is in.")).to_be_visible()
    assert intake_count(round) == 1
    context.close()


def test_without_script_it_is_a_plain_form(chrome, live_server, round):
    context = chrome.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url + reverse("surveys:answer", args=[invitation_of(round).token]))
    write(page)
    send(page)

    expect(page.get_by_role("heading", name="Thank you. Your answer is in.")).to_be_visible()
    assert intake_count(round) == 1
    context.close()


@pytest.mark.parametrize("length", [0, 1, 55, 56, 63, 64, 119, 4000])
def test_digest_equals_the_servers(phone, length):
    text = ("é€😀\n" * length)[:length]

    digest = phone.evaluate("async (text) => (await import('/static/js/sha256.js')).sha256(text)", text)

    assert digest == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible(chrome, live_server, leader, round, client_of, scheme):
    context = chrome.new_context(color_scheme=scheme, bypass_csp=True)
    signed_in: Client = client_of(leader)
    cookie = signed_in.cookies[django_settings.SESSION_COOKIE_NAME].value
    page = context.new_page()
    slug = [round.organization.slug]
    answering = [reverse("surveys:answer", args=[invitation_of(round).token]), "/a/done/"]
    pages = [
        reverse("surveys:round-list", args=slug),
        reverse("surveys:round-new", args=slug),
        round.get_absolute_url(),
        reverse("surveys:closure", args=[*slug, round.pk]),
        reverse("surveys:sheet", args=[*slug, round.pk]),
        reverse("surveys:invitation-qr", args=[*slug, invitation_of(round).pk]),
        reverse("surveys:founder-answer", args=[*slug, round.mission_id]),
    ]
    told = []
    for path in ["/a/", *answering, *pages]:
        if path == pages[0]:
            context.add_cookies(
                [{"name": django_settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
            )
        page.goto(live_server.url + path)
        assert page.title() != "First, in your own words · Harbor Kitchen"
        told += [f"{path} {found}" for found in violations(page)]
    context.close()
    connection.close()

    assert told == []
