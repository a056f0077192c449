"""Two browsers at once: invite, accept without an account, rate blind by keyboard alone, reveal, agree."""

import pytest
from playwright.sync_api import Page

from missionhub.organizations.permissions import Role
from tests.factories.organizations import MembershipFactory
from tests.factories.partnerships import OURS, THEIRS
from tests.partnerships.journeys.conftest import DESK, PHONE, assert_accessible

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]


def name_goals(page: Page, texts: tuple[str, ...]) -> None:
    for number, text in enumerate(texts):
        page.locator(f"[name=form-{number}-text]").fill(text)
    assert_accessible(page)
    page.get_by_role("button", name="Save our goals").click()


def rate_by_keyboard(page: Page, presses: list[int]) -> None:
    """From the first judgement on with Tab and arrows alone: so many steps to the right from “cannot say”."""
    page.locator(".effect-step input").first.focus()
    for number, steps in enumerate(presses):
        for _ in range(steps):
            page.keyboard.press("ArrowRight")
        for _ in range(20):  # past “Say why”, which opens by keyboard, too
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.type") == "radio":
                break
        else:
            assert number == len(presses) - 1


def begin_and_invite(host: Page, address: str) -> str:
    host.goto(address)
    assert_accessible(host)
    host.get_by_role("link", name="Begin a partnership").click()
    host.get_by_label("What shall we call it?").fill("Food by bicycle")
    host.get_by_label("What do you want to find out").fill("Bring suppers without a van.")
    host.get_by_role("button", name="Go on").click()
    name_goals(host, OURS)
    host.get_by_label("Which organization do you invite?").fill("Green Routes")
    host.get_by_role("button", name="Make the link").click()
    assert_accessible(host)
    return host.get_by_label("Link for Green Routes", exact=True).input_value()


def join_in_three_screens(guest: Page, link: str) -> None:
    """From the link to the first rating, without an account of one's own."""
    guest.goto(link)
    assert_accessible(guest)
    guest.get_by_label("Your name").fill("Gil Green")
    guest.get_by_label("Your e-mail address").fill("gil@green.example")
    guest.get_by_label("Password").fill("bread-and-roses-77")
    guest.get_by_role("button", name="We take part").click()
    name_goals(guest, THEIRS)
    guest.wait_for_url("**/ratings/")
    assert_accessible(guest)


def hand_in_by_keyboard(page: Page, presses: list[int]) -> None:
    rate_by_keyboard(page, presses)
    page.get_by_role("button", name="Hand in for our side").focus()
    page.keyboard.press("Enter")


def propose(page: Page) -> None:
    page.get_by_label("Why do you see it so?").fill("Evenings are short.")
    page.locator("[name=receives][value='2']").check()  # where two ratings meet in the middle nothing is chosen
    page.get_by_role("button", name="Propose it").click()
    assert_accessible(page)


def accept(page: Page) -> None:
    page.goto(page.url)
    page.get_by_role("link", name="See every pair").click()
    assert_accessible(page)
    page.locator(".pair-list a").first.click()
    page.get_by_role("button", name="We accept this").click()
    page.get_by_role("heading", name="Written down together").wait_for()
    assert_accessible(page)


def test_two_sides_meet_rate_blind_reveal_and_agree(open_browser, live_server, organization):
    leader = MembershipFactory(organization=organization, role=Role.LEADER, person__name="Lena Leader")
    host, guest = open_browser(DESK, leader), open_browser(PHONE)
    link = begin_and_invite(host, f"{live_server.url}/o/{organization.slug}/partnerships/")
    join_in_three_screens(guest, link)
    hand_in_by_keyboard(guest, [7] * 18)
    guest.get_by_text("As soon as the others have").first.wait_for()
    host.goto(host.url)
    host.get_by_role("link", name="Rate", exact=True).click()
    hand_in_by_keyboard(host, [2, 6] + [5] * 16)
    host.wait_for_url("**/matrix/")
    assert_accessible(host)
    host.locator(".pair-grid a").first.click()
    assert_accessible(host)
    seen = host.locator("table tbody tr").all_inner_texts()
    propose(host)
    accept(guest)

    assert [" ".join(row.split()) for row in seen] == [
        "Harbor Kitchen −2 · works against it +2 · helps it along",
        "Green Routes +3 · is inseparable from it +3 · is inseparable from it",
        "Together, for now −2 · works against it +2½",
    ]
