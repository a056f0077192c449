"""A survey of the organization's own on a phone: every kind of question, a branch, and a leader who is signed in."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from surveys.models import Round
from tests.axe import violations
from tests.factories.alignment import STATEMENT
from tests.factories.staff_rounds import invitation_to, open_staff_round, own_survey_version, staff
from tests.surveys.stored import intake_count

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
THANKS = "Thank you. Your answer is in."


@pytest.fixture
def own_round(leader) -> Round:
    """The demonstration's own survey, which has every kind once and a question that only drivers see."""
    return open_staff_round(by=leader.person, version=own_survey_version(by=leader.person), is_before_sharing=True)


def link(round: Round, name: str = "Kitchen 1") -> str:
    return reverse("surveys:answer", args=[invitation_to(round, name).token])


def begin(page: Page) -> None:
    page.locator("[data-start]:visible").tap()
    expect(page.locator("[data-heading]:focus")).to_have_text("Do you go out on deliveries?")


def forward(page: Page) -> None:
    page.locator("[data-forward]").tap()


def expect_question(page: Page, words: str) -> None:
    expect(page.locator("[data-heading]:visible")).to_have_text(words)
    expect(page.locator("[data-question]:visible")).to_have_count(1)
    assert violations(page) == []


def choose(page: Page, words: str) -> None:
    page.locator("[data-question]:visible").get_by_text(words, exact=True).tap()


def test_every_kind_of_question_is_answered_and_stored_once(visit, own_round):
    page = visit(link(own_round))

    begin(page)
    choose(page, "Every week")
    forward(page)
    expect_question(page, "What do you do at the door besides handing over the box?")
    page.locator("textarea:visible").fill("I ask how the week was.")
    forward(page)
    expect_question(page, "How true is this for our deliveries?")
    for item in page.locator("fieldset.rating").all():
        item.locator("label").nth(3).tap()
    forward(page)
    expect_question(page, "What holds deliveries up?")
    choose(page, "Late boxes")
    choose(page, "The vans")
    forward(page)
    expect_question(page, "What should we mend first?")
    for place, select in enumerate(page.locator("select:visible").all(), start=1):
        select.select_option(str(place))
    forward(page)
    expect_question(page, "Of 100 minutes on the road, how many should go where?")
    for points, field in zip(("50", "20", "30"), page.locator("input[type=number]:visible").all(), strict=True):
        field.fill(points)
    forward(page)
    expect_question(page, "Which moment at a door will you remember?")
    forward(page)

    expect(page.get_by_role("heading", name=THANKS)).to_be_visible()
    assert intake_count(own_round) == 1


def expect_second_question_of_somebody_who_never_drives(page: Page, words: re.Pattern) -> None:
    begin(page)
    choose(page, "Never")
    forward(page)
    expect(page.locator("[data-heading]:visible")).to_have_text(words)


def test_question_that_was_not_reached_is_not_shown(visit, own_round):
    page = visit(link(own_round))

    expect_second_question_of_somebody_who_never_drives(page, re.compile("^How true is this for our deliveries"))


def test_alarm_without_its_condition_it_would_be_shown(visit, own_round):
    page = visit(link(own_round))
    page.evaluate("document.querySelector('[data-shown-if]').removeAttribute('data-shown-if')")

    expect_second_question_of_somebody_who_never_drives(page, re.compile("^What do you do at the door"))


def signed_in(membership) -> dict[str, object]:
    client = Client()
    client.force_login(membership.user, backend="django.contrib.auth.backends.ModelBackend")
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value}
    place = {"domain": "localhost", "path": "/", "expires": -1, "httpOnly": True, "secure": False, "sameSite": "Lax"}
    return {"storage_state": {"cookies": [cookie | place], "origins": []}}


def test_signed_in_leader_sees_the_mission_only_after_the_last_unaided_answer(visit, leader):
    round = open_staff_round(by=leader.person, people=[*staff(leader.organization), leader.person])
    overview = leader.organization.get_absolute_url()
    page = visit(overview, **signed_in(leader))
    seen = [STATEMENT in page.inner_text("body")]
    address = re.match(r"https?://[^/]+", page.url)[0]

    page.goto(address + link(round, leader.person.name))
    seen.append(STATEMENT in page.content())
    second = page.context.new_page()
    second.goto(address + overview)
    seen.append(STATEMENT in second.content())
    page.bring_to_front()
    page.locator("[data-start]:visible").tap()
    for words in ("I lead the kitchen.", "So that nobody goes hungry."):
        seen.append(STATEMENT in page.content())
        page.locator("textarea:visible").fill(words)
        forward(page)
    expect(page.locator("[data-heading]:visible")).not_to_have_text("")
    page.wait_for_load_state()
    expect(page.locator("body")).to_contain_text(STATEMENT)

    assert seen == [True, False, False, False, False]
