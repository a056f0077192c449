"""A leader reads how far word and deed agree and says what was meant; an administrator acts on it and tells the board."""

import re

import pytest
from playwright.sync_api import expect

from missionhub.organizations.permissions import Role
from tests.journeys.conftest import DESK, PHONE, Visitor

pytestmark = pytest.mark.django_db(transaction=True)


def heading(visitor: Visitor) -> str:
    """Of the page that is there as a whole."""
    visitor.page.wait_for_load_state()
    return visitor.page.get_by_role("heading", level=1).inner_text()


def fits(visitor: Visitor) -> bool:
    return visitor.page.evaluate("document.documentElement.scrollWidth") <= visitor.page.viewport_size["width"]


def test_a_leader_finds_what_falls_short_and_says_what_was_meant(visit_as):
    leader, start = visit_as(Role.LEADER)
    page = leader.page
    page.set_viewport_size(PHONE)

    leader.open(start)
    page.get_by_role("link", name="Alignment", exact=True).first.click()
    assert heading(leader) == "Do we say, plan and pay for what we promise?"
    assert fits(leader)
    expect(page.locator("main")).to_contain_text(re.compile(r"“Speak up.*yet 0% of the outcomes we plan"))
    page.locator("a[href*='/drift/']").first.click()
    assert heading(leader) == "Has our mission moved?"
    page.get_by_role("radio", name="Yes").first.check()
    page.get_by_label("Why?").first.fill("The board decided it in March.")
    page.get_by_role("button", name="Save the answer").first.click()

    expect(page.locator("main")).to_contain_text("The board decided it in March.")
    assert fits(leader)
    leader.assert_accessible()


def test_an_administrator_agrees_on_one_step_and_shares_the_board_paper(visit_as, chrome):
    administrator, start = visit_as(Role.ADMINISTRATOR)
    page = administrator.page

    administrator.open(f"{start}findings/")
    first = page.locator(".finding").first
    said = first.locator(".finding-sentence").inner_text()
    last = page.locator(".finding").last
    set_aside = last.locator(".finding-sentence").inner_text()
    last.get_by_text("Set aside", exact=False).first.click()
    last.get_by_role("button", name=re.compile("^Set it aside")).click()
    expect(page.locator(".errorlist, .field-error").first).to_be_visible()  # without a reason nothing is set aside
    again = page.locator(".finding").last
    again.locator("textarea, input[type=text]").first.fill("It waits for the budget.")
    again.get_by_role("button", name=re.compile("^Set it aside")).click()
    expect(page.locator(".finding-sentence").filter(has_text=set_aside)).to_have_count(0)
    expect(page.locator("main")).to_contain_text(said)

    administrator.open(f"{start}board-paper/")
    assert heading(administrator) == "Are we keeping our promises?"
    administrator.open(f"{start}board-paper/links/")
    page.get_by_role("textbox").first.fill("Board, December")
    page.get_by_role("button", name="Make the link").click()
    shared = page.locator("input[value*='/b/']").first.input_value()

    stranger = Visitor(chrome.new_context(viewport=DESK), administrator.address)
    stranger.open(shared[shared.index("/b/") :])
    assert heading(stranger) == "Are we keeping our promises?"
    assert "Hollis Grant" not in stranger.page.content()
    stranger.assert_accessible()
    page.get_by_role("button", name=re.compile("^Revoke")).first.click()
    page.wait_for_load_state()
    stranger.page.reload()
    assert heading(stranger) != "Are we keeping our promises?"
    stranger.context.close()
