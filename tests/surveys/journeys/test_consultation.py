"""A consultation from a decision to its result: proposals and votes on phones, sorted and read at a desk."""

import os
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from missions.models import Decision
from surveys.models import Consultation, Round
from tests.axe import violations
from tests.factories.alignment import mission_with
from tests.factories.consultations import QUESTION, SEEDS, consult, told
from tests.factories.staff_rounds import staff
from tests.surveys.journeys.test_staff_round import THANKS, link
from tests.surveys.stored import intake_count

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
DESK = {"viewport": {"width": 1440, "height": 900}, "has_touch": False}
PROPOSAL = "Whoever works on Saturday gets Monday off."


@pytest.fixture
def decision(leader) -> Decision:
    mission_with(organization=leader.organization)
    staff(leader.organization, {"Kitchen": 8, "Drivers": 2})
    return Decision.objects.create(organization=leader.organization, title=QUESTION, created_at=timezone.now())


@pytest.fixture
def desk(visit, client, leader) -> Page:
    client.force_login(leader.person.user)
    page = visit("/healthz", **DESK)
    session = client.cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": session.value, "url": page.url}])
    return page


def look(page: Page, name: str) -> None:
    """No complaint; and a picture for whoever asks for one."""
    assert violations(page) == []
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def go(page: Page, path: str) -> None:
    page.goto(re.sub(r"(https?://[^/]+).*", r"\1", page.url) + path)


def cast(page: Page, votes: dict[str, str]) -> None:
    """One tap a statement, in whatever order they come."""
    page.get_by_role("button", name="Start").tap()
    for number in range(1, len(votes) + 1):
        step = page.locator("[data-question]:visible")
        expect(step.get_by_text(f"Question {number} of {len(votes)}")).to_be_visible()
        text = step.locator("h2").inner_text()
        step.get_by_role("radio", name=re.compile(f"^{votes[text]}")).tap()
    page.get_by_role("button", name="Send my answers").tap()
    expect(page.get_by_role("heading", name=THANKS)).to_be_visible()


def test_from_a_decision_to_its_minority(visit, desk, decision):
    go(desk, decision.get_absolute_url())
    desk.get_by_role("link", name="Open a consultation").click()
    expect(desk.get_by_label("What is it about?")).to_have_value(QUESTION)
    desk.get_by_label("Statements, one a line").fill("\n".join(SEEDS[:2]))
    look(desk, "form")
    desk.get_by_role("button", name="Open the consultation").click()
    expect(desk.get_by_text("Nobody can read them before.")).to_be_visible()

    proposing = Round.objects.get()
    phone = visit(link(proposing))
    look(phone, "proposing-start")
    phone.get_by_role("button", name="Start").tap()
    phone.get_by_label(re.compile("Which statement should everybody vote on")).fill(PROPOSAL)
    look(phone, "proposing")
    for name in ("Next", "Skip", "Send my answers"):
        phone.get_by_role("button", name=name).tap()
    expect(phone.get_by_role("heading", name=THANKS)).to_be_visible()

    told(proposing)
    desk.reload()
    look(desk, "sorting")
    desk.get_by_role("link", name="Decide").click()
    look(desk, "deciding")
    desk.get_by_role("radio", name="Put it to the vote", exact=True).check()
    desk.get_by_role("button", name="Save").click()
    desk.get_by_label("Closes at the end of").fill((timezone.now() + timedelta(days=9)).date().isoformat())
    desk.get_by_role("button", name="Open the vote").click()
    expect(desk.get_by_text("There is no count before.")).to_be_visible()
    look(desk, "voting")

    vote = Consultation.objects.get().vote
    for number in range(1, 9):
        page = visit(link(vote, f"Kitchen {number}"), reduced_motion="reduce")
        cast(page, {SEEDS[0]: "I disagree" if number > 6 else "I agree", SEEDS[1]: "Pass", PROPOSAL: "I agree"})
    assert intake_count(vote) == 8

    told(vote)
    desk.reload()
    expect(desk.get_by_text("about 2 of 8 disagree")).to_be_visible()
    look(desk, "result")
    go(desk, decision.get_absolute_url())
    expect(desk.get_by_text("Minority view:")).to_be_visible()
    look(desk, "decision")


def test_keys_vote_a_skipped_statement_can_be_gone_back_to_and_the_draft_stays(visit, desk, leader, decision):
    vote = consult(by=leader.person, people=list(leader.organization.people.exclude(team=None)), collects=False)
    page = visit(link(vote), **DESK)
    page.get_by_role("button", name="Start").click()
    look(page, "vote-desk")
    page.keyboard.press("1")
    expect(page.get_by_text("Question 2 of 3")).to_be_visible()
    page.get_by_role("button", name="Skip").click()
    expect(page.get_by_text("Question 3 of 3")).to_be_visible()
    page.get_by_role("button", name="Back").click()
    page.keyboard.press("3")
    expect(page.get_by_text("Question 3 of 3")).to_be_visible()
    page.keyboard.press("2")
    expect(page.get_by_role("radio", name="I disagree")).to_be_checked()
    expect(page.get_by_text("Draft kept on this device.")).to_be_visible()
    page.reload()
    expect(page.get_by_role("radio", name="I disagree")).to_be_checked()
    page.get_by_role("button", name="Send my answers").click()
    expect(page.get_by_role("heading", name=THANKS)).to_be_visible()


def test_without_a_script_all_statements_stand_on_one_page(visit, leader, decision):
    vote = consult(by=leader.person, people=list(leader.organization.people.exclude(team=None)), collects=False)
    page = visit(link(vote), java_script_enabled=False)
    for radio in page.get_by_role("radio", name="I agree").all():
        radio.check()
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=f"{folder}/vote-phone.png", full_page=True)
    page.get_by_role("button", name="Send my answers").click()

    expect(page.get_by_role("heading", name=THANKS)).to_be_visible()
    assert intake_count(vote) == 1
