"""Two browsers: a change is told, both look again, an assumption and an option are written; by both on desk and phone."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from tests.factories.partnerships import make_pair, reveal
from tests.partnerships.journeys.conftest import DESK, PHONE, assert_accessible
from tests.partnerships.views.test_walls import membership_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]


def tell_of_a_change(page: Page) -> None:
    page.get_by_role("link", name="Over time").click()
    page.get_by_role("link", name="Something has changed").click()
    assert_accessible(page)
    page.get_by_label("What has happened?").fill("The grant for quiet streets ends.")
    page.get_by_label("Break even by June").check()
    page.get_by_label("Every side", exact=True).check()
    page.get_by_role("button", name="Write it down").click()
    assert_accessible(page)


def write_an_option(page: Page) -> None:
    page.get_by_role("link", name="Goals", exact=True).click()
    page.locator(".pair-grid td a").first.click()
    page.get_by_text("Write down a “what if”").click()
    page.get_by_label("What if …").fill("suppers went out at four?")
    page.get_by_role("button", name="Write it down for both").click()
    assert_accessible(page)


def look_again(page: Page) -> None:
    page.get_by_role("link", name="Begin a new round").click()
    assert_accessible(page)
    page.get_by_label("Why do you look again?").fill("The grant is gone.")
    page.get_by_role("button", name="Begin round 2").click()
    page.get_by_role("button", name="Save our goals").click()


def test_a_change_leads_both_sides_to_look_again_and_the_old_round_stays(open_browser, live_server):
    pair = make_pair()
    reveal(pair, [(-2, -1)] * 9, [(-1, -1)] * 9)
    pages = {}
    for side, size in ((pair.host, DESK), (pair.guest, PHONE)):
        page = pages[side] = open_browser(size, membership_of(side))
        args = [side.party.organization.slug, pair.partnership.pk]
        page.goto(f"{live_server.url}{reverse('partnerships:partnership', args=args)}")
    host, guest = pages[pair.host], pages[pair.guest]
    tell_of_a_change(host)
    write_an_option(host)
    guest.reload()
    guest.get_by_role("heading", name="1 goal has changed since you rated").wait_for()
    assert_accessible(guest)
    look_again(guest)
    guest.get_by_role("link", name="Over time").click()
    assert_accessible(guest)
    guest.get_by_role("link", name="See every pair of round 1").click()
    guest.get_by_text("It stays as it was").wait_for()
    assert_accessible(guest)
    guest.get_by_role("link", name="What if suppers went out at four?").click()
    assert_accessible(guest)
    guest.get_by_role("link", name="Seen differently").click()
    guest.get_by_role("link", name="Write down an assumption").click()
    guest.get_by_label("What do we take for granted?").fill("They can pay.")
    guest.get_by_role("button", name="Write it down").click()
    guest.get_by_role("button", name="It is so They can pay.").wait_for()

    assert_accessible(guest)
    assert pair.round.number == 2
