"""Every component in a real browser: both schemes, desk and phone, with and without scripts."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import DESK, PHONE, Visitor
from tests.until import until

pytestmark = [pytest.mark.urls("tests.journeys.gallery_urls"), pytest.mark.django_db(transaction=True)]


@pytest.fixture
def arrive(chrome, live_server):
    visitors = []

    def visit(path="/ui/", viewport=DESK, **options):
        context = chrome.new_context(viewport=viewport, has_touch=viewport is PHONE, **options)
        visitors.append(Visitor(context, live_server.url))
        visitors[-1].open(path)
        return visitors[-1]

    yield visit
    complaints = [line for visitor in visitors for line in visitor.complaints]
    for visitor in visitors:
        visitor.context.close()
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("layout", ["app", "respond", "bare"])
def test_components_are_accessible_and_fit_the_screen(arrive, layout, viewport, scheme):
    visitor = arrive(f"/ui/?layout={layout}", viewport, color_scheme=scheme)

    visitor.assert_accessible()
    assert visitor.page.evaluate("document.documentElement.scrollWidth") == viewport["width"]


def test_controls_are_large_enough_for_a_finger(arrive):
    visitor = arrive(viewport=PHONE)

    small = visitor.page.evaluate(
        """() => [...document.querySelectorAll("main .btn, main input:not([type=radio], [type=checkbox]), main select, main .choice, .nav a, .me > summary")]
            .filter((control) => control.offsetParent && control.getBoundingClientRect().height < 44)
            .map((control) => control.outerHTML.slice(0, 80))"""
    )
    assert small == []


def test_dialog_opens_in_the_middle_and_gives_the_focus_back(arrive):
    page = arrive().page
    page.get_by_role("link", name="Close the round").click()
    page.locator("dialog").wait_for()
    box = page.locator("dialog").bounding_box()

    assert abs(box["y"] + box["height"] / 2 - DESK["height"] / 2) < 12
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    until(page, "document.activeElement.dataset.dialog === 'ask-close'")


def test_link_is_copied_without_a_secure_context(arrive):
    page = arrive().page
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.locator("[data-copy]").click()

    page.get_by_text("Copied").wait_for()


def test_scripts_only_add_comfort(arrive):
    page = arrive(java_script_enabled=False).page

    expect(page.locator("[data-copy]")).to_be_hidden()
    expect(page.locator("[data-copy-source]")).to_be_visible()
    page.locator(".disclosure summary").first.click()
    expect(page.get_by_text("The same figures as a table.")).to_be_visible()
