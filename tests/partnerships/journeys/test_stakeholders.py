"""The grid in a browser: drawn marks are dragged, number fields do the same without a pointer."""

import pytest
from playwright.sync_api import Page

from partnerships.models import Stakeholder
from tests.factories.partnerships import make_pair, write_down
from tests.partnerships.journeys.conftest import DESK, PHONE, assert_accessible
from tests.partnerships.views.test_walls import membership_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]


def drag(page: Page, name: str, *, across: float, up: float) -> None:
    """By parts of the drawing's width and height."""
    drawing = page.locator("svg.chart-wide[data-grid-steps]").bounding_box()
    box = page.locator(f"svg.chart-wide a[data-grid-mark]:has-text('{name}')").locator("circle, rect, path").first
    mark = box.bounding_box()
    x, y = mark["x"] + mark["width"] / 2, mark["y"] + mark["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + across * drawing["width"], y - up * drawing["height"], steps=8)
    with page.expect_navigation():
        page.mouse.up()


def test_a_mark_is_dragged_and_number_fields_move_it_back(open_browser, live_server):
    pair = make_pair()
    entry = write_down(pair.host, "Council", power=2, interest=2, stance=1)
    address = (
        f"{live_server.url}/o/{pair.host.party.organization.slug}/partnerships/{pair.partnership.pk}/stakeholders/"
    )
    desk, phone = open_browser(DESK, membership_of(pair.host)), open_browser(PHONE, membership_of(pair.host))
    desk.goto(address)
    drag(desk, "Council", across=0.5, up=0.5)
    assert_accessible(desk)
    entry.refresh_from_db()

    assert (entry.power, entry.interest) == (5, 5)
    phone.goto(address)
    assert_accessible(phone)
    phone.get_by_text("Move Council").click()
    phone.get_by_label("Power, 1 to 5").fill("1")
    phone.get_by_label("Power, 1 to 5").press("Enter")
    phone.get_by_text("power 1, interest 5").first.wait_for()
    assert Stakeholder.objects.get().power == 1


def test_an_entry_is_written_shared_and_read_by_the_other_side(open_browser, live_server):
    pair = make_pair()
    pages = {}
    for side in (pair.host, pair.guest):
        pages[side] = open_browser(DESK, membership_of(side))
        slug = side.party.organization.slug
        pages[side].goto(f"{live_server.url}/o/{slug}/partnerships/{pair.partnership.pk}/stakeholders/")
        assert_accessible(pages[side])
    host, guest = pages[pair.host], pages[pair.guest]
    host.get_by_role("link", name="Add the first").click()
    host.get_by_label("Who?").fill("Far homes")
    host.get_by_label("How much can they do").select_option("1")
    host.get_by_label("How much do they care").select_option("4")
    host.get_by_label("What would the partnership do to them?").select_option("-3")
    host.get_by_role("button", name="Put on our list").click()
    assert_accessible(host)
    guest.reload()
    assert guest.get_by_text("Far homes").count() == 0
    host.get_by_role("link", name="See what they would read").click()
    assert_accessible(host)
    host.get_by_role("button", name="Share with every side").click()
    guest.reload()
    guest.get_by_role("heading", name="Affected, and without a say").wait_for()
    assert_accessible(guest)
