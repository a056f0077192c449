"""Seventeen goals by seventeen, rated by experts (MISSIONHUB_DATA), read fresh on a desk, a phone and paper."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from missionhub.organizations.models import Membership
from missionhub.organizations.permissions import Role
from partnerships.models import FirstLook
from partnerships.services.first_looks import bring_in
from partnerships.services.rated_matrix import read_rated_matrix
from tests.factories.organizations import MembershipFactory
from tests.factories.partnerships import AT
from tests.partnerships.journeys.conftest import DESK, PHONE, assert_accessible
from tests.services import require_data

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]
WORST = "“17.11 Exports from developing countries” limits “1.5 Economic and social resilience”"


@pytest.fixture
def leader(organization) -> Membership:
    return MembershipFactory(organization=organization, role=Role.LEADER)


@pytest.fixture
def look(leader) -> FirstLook:
    content = (require_data() / "sdg_interactions_sweden.csv").read_bytes()
    matrix = read_rated_matrix("sdg.csv", content)
    return bring_in(
        matrix=matrix, organization=leader.organization, name="Sweden", purpose="All goals", by=leader.person, at=AT
    )


@pytest.fixture
def grid(open_browser, live_server, leader, look):
    def open_grid(size: dict[str, int]) -> Page:
        page = open_browser(size, leader)
        page.goto(live_server.url + reverse("partnerships:first-look", args=[leader.organization.slug, look.pk]))
        return page

    return open_grid


def is_in_view(page: Page, selector: str) -> bool:
    box = page.locator(selector).first.bounding_box()
    return bool(box) and box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_worst_tension_is_named_on_the_first_screen_and_one_press_away(grid, size):
    page = grid(size)
    assert_accessible(page)

    assert is_in_view(page, ".note-watch a")
    assert page.locator(".note-watch a").inner_text() == WORST
    page.locator(".note-watch a").click()
    page.get_by_role("heading", name="1.5 Economic and social resilience and 17.11 Exports").wait_for()
    assert_accessible(page)


def test_a_phone_lists_what_hurts_first_and_not_every_pair(grid):
    page = grid(PHONE)

    assert page.locator(".pair-list li").count() == 16
    assert not page.locator(".pair-grid").is_visible()
    assert "−1" in page.locator(".pair-list a").first.inner_text()
    page.get_by_role("link", name="274 more pairs").click()
    expect(page.locator(".pair-list li")).to_have_count(289)  # the next page may still be on its way
    assert_accessible(page)


def test_headers_stay_while_the_grid_is_read(grid):
    page = grid({"width": 1440, "height": 500})
    scroll = page.locator(".pair-scroll")
    before = page.locator(".pair-grid thead th").first.bounding_box()
    scroll.evaluate("box => { box.scrollTop = 400 }")
    after = page.locator(".pair-grid thead th").first.bounding_box()

    assert scroll.evaluate("box => box.scrollTop") > 0
    assert abs(after["y"] - before["y"]) <= 4  # the space between cells


def test_arrow_keys_move_between_pairs_and_tab_leaves_the_grid(grid):
    page = grid(DESK)
    links = page.locator(".pair-grid tbody tr")
    links.nth(0).locator("td a").nth(0).focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    focused = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Tab")

    assert focused == links.nth(1).locator("td a").nth(2).get_attribute("href")
    assert not page.evaluate("Boolean(document.activeElement.closest('.pair-grid'))")


def test_a_filter_leaves_the_pairs_that_hurt(grid):
    page = grid(DESK)
    page.get_by_role("link", name="Hurts 14").click()
    assert_accessible(page)

    assert page.locator(".pair-grid tbody tr").count() < 17
    assert page.locator(".pair-grid td:not(.is-back) > a").count() == 14


def test_on_paper_the_whole_grid_fits_across_a_sheet_on_its_side(grid):
    page = grid({"width": 1030, "height": 700})  # A4 landscape less its margins
    page.emulate_media(media="print")

    assert page.locator(".pair-grid").is_visible()
    assert page.locator(".pair-grid").evaluate("table => table.offsetWidth <= table.parentElement.offsetWidth")
    assert page.locator(".pair-scroll").evaluate("box => getComputedStyle(box).maxHeight") == "none"
    assert not page.locator(".pair-choices").is_visible()
