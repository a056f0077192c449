"""The main loop in a real browser, against web, worker and beat: from the one-time link to results."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, Visitor

ROOT = Path(__file__).resolve().parents[2]
STATEMENT = (
    "No one in Harborside goes hungry while good food goes to waste. We cook meals for families in need, "
    "train young people for paid work in kitchens, and speak up for fair access to food."
)
SECRET = "goes to waste"
OWN_ANSWER = (
    "I see to it that families in need get a cooked meal every day, and I write to the council about food access."
)
ANSWERS = {
    "Ben Osei": "I cook two hundred meals a day for families in need across the harbor district.",
    "Carla Mendes": "I train young people in our kitchen so that they find paid work as cooks.",
    "Dov Klein": "I process invoices, order supplies and keep the books in order.",
    "Esra Demir": "I speak up at the council so that everybody has fair access to food.",
    "Finn Larsen": "I drive the van that collects surplus food from shops before it is thrown away.",
}


def begin(visitor: Visitor, deployment) -> str:
    """From the one-time link to a published mission with confirmed promises; the organization's path."""
    page = visitor.page
    visitor.open(deployment.link())
    visitor.assert_accessible()
    page.get_by_role("link", name="Create your account").click()
    page.get_by_label("Your name").fill("Ada Founder")
    page.get_by_label("Your e-mail address").fill("ada@example.org")
    page.get_by_label("Password").fill("a long harbor walk")
    page.get_by_label("Name of the organization").fill("Harborside Kitchen")
    visitor.assert_accessible()
    page.get_by_role("button", name="Create and write the mission").click()
    visitor.assert_accessible()
    page.get_by_label("Mission statement").fill(STATEMENT)
    page.get_by_label("Name", exact=True).fill("Our mission")
    page.get_by_role("button", name="Find the promises").click()
    expect(page.get_by_role("heading", name="Are these your promises?")).to_be_visible()
    visitor.assert_accessible()
    page.get_by_role("button", name=re.compile("confirm all")).click()
    visitor.assert_accessible()
    page.get_by_role("button", name=re.compile("Publish")).first.click()
    visitor.assert_accessible()
    return re.search(r"/o/[^/]+", page.url)[0]


def open_round(visitor: Visitor, place: str, names: list[str]) -> dict[str, str]:
    """Open a leaders' round for these names and the founder; each person's link."""
    page = visitor.page
    visitor.open(f"{place}/rounds/new/")
    visitor.assert_accessible()
    page.get_by_label(re.compile("Add names")).fill("\n".join(names))
    page.get_by_role("button", name="Open the round").click()
    expect(page.locator(".round-roster")).to_be_visible()
    visitor.assert_accessible()
    links = {}
    for row in page.locator(".round-roster li").all():
        source = row.locator("input[data-copy-source]")
        if source.count():
            links[row.locator("strong").inner_text()] = source.input_value()
    return links


def answer_on_a_phone(visit, link: str, text: str) -> None:
    visitor = visit(PHONE)
    visitor.open(link)
    page = visitor.page
    assert page.url.endswith("/a/")  # the token is out of the address bar
    expect(page.get_by_text("Your name stands beside your answer.").first).to_be_visible()
    assert SECRET not in page.content()
    visitor.assert_accessible()
    page.get_by_label("What do you get paid to do?").fill(text)
    page.get_by_role("button", name="Send my answer").click()
    expect(page.get_by_role("heading", name="Thank you. Your answer is in.")).to_be_visible()
    visitor.assert_accessible()


def assert_closing_knows_who_has_answered(page) -> None:
    """On the page that stayed open since the links were sent: it closes a round for good."""
    expect(page.locator(".round-count")).to_contain_text("6 of 6", timeout=30_000)
    page.get_by_role("link", name="Close the round").click()
    expect(page.locator("dialog")).to_contain_text("Everybody has answered.")
    expect(page.locator("dialog")).not_to_contain_text("Not yet")
    page.locator("dialog").get_by_role("button", name="Keep it open").click()


def close_and_wait_for_results(visitor: Visitor, round_path: str) -> None:
    page = visitor.page
    visitor.open(round_path)
    page.get_by_role("link", name="Close the round").click()
    page.locator("dialog").get_by_role("button", name="Close and read the answers").click()
    visitor.open(f"{round_path}results/")
    expect(page.get_by_role("heading", name="How alike do we see what we are here for?")).to_be_visible(timeout=120_000)


def read_results_on_a_phone(visit, link: str) -> None:
    """The link that took the answer, without an account."""
    visitor = visit(PHONE)
    visitor.open(link)
    expect(visitor.page.get_by_role("heading", name="How alike do we see what we are here for?")).to_be_visible()
    assert all(name in visitor.page.content() for name in ANSWERS)
    visitor.assert_accessible()


def look_through_the_answers(visitor: Visitor) -> None:
    """What the program is not sure of is said by a person; nothing is chosen for them."""
    page = visitor.page
    page.get_by_role("link", name="Look through them").click()
    heading = page.get_by_role("heading", name="Which promises is this answer about?")
    expect(heading).to_be_visible()
    visitor.assert_accessible()
    while heading.count():
        for promise in page.locator(".look-row").all():
            if not promise.locator(":checked").count():
                promise.get_by_label("No", exact=True).check()
        page.get_by_role("button", name=re.compile("^Save")).click()
        page.wait_for_load_state()
    expect(page.get_by_text("Every answer has been looked through.")).to_be_visible()


def answer_first(visitor: Visitor, place: str) -> None:
    page = visitor.page
    visitor.open(f"{place}/missions/1/own-answer/")
    assert SECRET not in page.content()
    visitor.assert_accessible()
    page.get_by_role("textbox").fill(OWN_ANSWER)
    page.get_by_role("button", name="See what it mentions").click()
    reading = page.get_by_role("heading", name="Which promises does your own answer mention?")
    expect(reading).to_be_visible(timeout=120_000)
    visitor.assert_accessible()


@pytest.mark.parametrize("deployment", ["embedded", "production"], indirect=True)
def test_five_leaders_from_sign_up_to_results(visit, deployment):
    founder = visit()
    place = begin(founder, deployment)
    answer_first(founder, place)
    links = open_round(founder, place, list(ANSWERS))
    round_path = re.search(r"/o/.*", founder.page.url)[0]

    for name, text in ANSWERS.items():
        answer_on_a_phone(visit, links[name], text)
    assert_closing_knows_who_has_answered(founder.page)
    founder.open(round_path)
    expect(founder.page.get_by_text("6 of 6").first).to_be_visible()
    assert "two hundred meals" not in founder.page.content()  # sealed
    close_and_wait_for_results(founder, round_path)
    look_through_the_answers(founder)
    read_results_on_a_phone(visit, next(iter(links.values())))

    content = founder.page.content()
    founder.assert_accessible()
    assert all(name in content for name in ANSWERS)
    assert "two hundred meals" in content.replace("\n", " ") or "<mark" in content
    if pictures := os.environ.get("MISSIONHUB_PICTURES"):
        founder.page.screenshot(path=Path(pictures) / "results.png")
    for path in ("", "/alignment/", "/people/", "/missions/", "/missions/1/", "/rounds/", "/settings/"):
        founder.open(f"{place}{path}" if path else f"{place}/")
        founder.assert_accessible()
    founder.open(f"{round_path}results/meeting/")
    founder.assert_accessible()


def test_three_leaders_get_words_instead_of_a_figure(visit, deployment):
    founder = visit()
    place = begin(founder, deployment)
    asked = dict(list(ANSWERS.items())[:3])
    links = open_round(founder, place, list(asked))
    round_path = re.search(r"/o/.*", founder.page.url)[0]

    for name, text in asked.items():
        answer_on_a_phone(visit, links[name], text)
    close_and_wait_for_results(founder, round_path)

    expect(founder.page.get_by_text("four are needed").first).to_be_visible()
    expect(founder.page.get_by_text("No figure").first).to_be_visible()
    founder.assert_accessible()


def test_two_tabs_edit_the_mission_and_nothing_is_lost(visit, deployment):
    founder = visit()
    place = begin(founder, deployment)
    founder.open(f"{place}/missions/1/")
    founder.page.get_by_role("button", name="Begin a new version").click()
    draft = founder.page.url
    one, two = founder.page, founder.context.new_page()
    two.goto(draft)

    one.get_by_label("Mission statement").fill(STATEMENT + " We waste nothing.")
    one.get_by_role("button", name="Save the draft").click()
    two.get_by_label("Mission statement").fill(STATEMENT + " We leave nobody out.")
    two.get_by_role("button", name="Save the draft").click()

    expect(two.get_by_role("heading", name="Whose words shall stand?")).to_be_visible()
    expect(two.get_by_text("waste nothing").first).to_be_visible()
    expect(two.get_by_text("leave nobody out").first).to_be_visible()
    founder.page = two
    founder.assert_accessible()
    two.get_by_role("button", name="Keep mine").click()
    two.goto(draft)
    expect(two.get_by_label("Mission statement")).to_have_value(re.compile("leave nobody out"))
    founder.assert_accessible()
