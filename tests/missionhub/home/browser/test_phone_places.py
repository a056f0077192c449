"""On a phone the five most used places are in sight at once, and a sheet holds the others; no script is needed."""

import pytest

from tests.missions.browser.test_scripts import session_cookie

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}
IN_SIGHT = """() => [...document.querySelectorAll(".nav a, .nav button")].filter(row => {
  const box = row.getBoundingClientRect();
  return box.width && box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight && box.height >= 44;
}).map(row => row.querySelector("span").textContent)"""


@pytest.fixture
def pages(chrome, live_server, settings):
    contexts = []

    def open_as(membership, viewport=PHONE):
        context = chrome.new_context(viewport=viewport, java_script_enabled=False)
        contexts.append(context)
        context.add_cookies([session_cookie(membership, settings, live_server.url)])
        page = context.new_page()
        page.goto(f"{live_server.url}/o/{membership.organization.slug}/roles/")
        return page

    yield open_as
    for context in contexts:
        context.close()


def test_leader_has_five_places_in_sight_and_reaches_the_others_by_keyboard(pages, leader):
    page = pages(leader)
    assert page.evaluate(IN_SIGHT) == ["Overview", "Mission", "Surveys", "Alignment", "My week", "More"]

    page.get_by_role("button", name="More").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Stakeholders").wait_for()
    assert page.get_by_role("link", name="Roles").first.get_attribute("aria-current") == "page"
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Stakeholders").wait_for(state="hidden")


def test_member_is_offered_only_what_a_member_may_open(pages, member):
    page = pages(member)

    assert page.evaluate(IN_SIGHT) == ["Overview", "Mission", "My week", "Outcomes", "Stories", "More"]
    page.get_by_role("button", name="More").click()
    page.get_by_role("link", name="People").wait_for()
    assert page.get_by_role("link", name="Stakeholders").count() == 0


def test_desk_shows_every_place_and_needs_no_more(pages, leader):
    page = pages(leader, viewport={"width": 1280, "height": 900})

    assert len(page.evaluate(IN_SIGHT.replace(">= 44", ">= 36"))) == 12
    assert page.get_by_role("button", name="More").count() == 0
