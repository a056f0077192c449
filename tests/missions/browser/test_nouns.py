"""Stakeholders, objectives, decisions, changes and stories in a real browser: axe, the keyboard, names that never touch."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from missions.models import Decision, Story
from missions.services.decisions import add_voice, save_test
from missions.services.effects import save_effects
from missions.services.stakeholders import add_engagement
from missions.services.stories import create_story_link, tell_story_by_link
from tests.axe import violations
from tests.factories.missions import MissionFactory, MissionVersionFactory, PromiseFactory
from tests.factories.plans import (
    ChangeFactory,
    DecisionFactory,
    ObjectiveFactory,
    OutcomeFactory,
    StakeholderFactory,
    StoryFactory,
)
from tests.missions.browser.test_plan import DESK, PHONE, visit  # noqa: F401 - fixtures
from tests.missions.views.conftest import AT

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
LISTS = (
    "stakeholder-list", "stakeholder-new", "objective-list", "objective-new", "decision-list", "decision-new",
    "change-list", "change-new", "change-for-joiners", "story-list", "story-new", "story-links",
)  # fmt: skip
PLACES = (
    ("City council", 5, 4), ("Riverside Foundation", 5, 4), ("GreenGrocer Co-op", 4, 4), ("Families we serve", 2, 5),
    ("Volunteers", 2, 5), ("Market traders", 2, 2), ("Local press", 2, 2), ("Landlord", 4, 2),
    ("Health board of the county", 4, 2), ("School heads", 3, 3), ("Farm growers", 3, 3), ("Trainees", 1, 5),
)  # fmt: skip


@pytest.fixture
def rows(organization, leader) -> dict[str, Any]:
    """One of everything, filled, with something due."""
    mission = MissionFactory(organization=organization)
    MissionVersionFactory(mission=mission, published_at=AT)
    promise = PromiseFactory(mission=mission, text="Rescue good food")
    stances = ("ally", "neutral", "at_risk", "")
    stakeholders = [
        StakeholderFactory(
            organization=organization, name=name, power=power, interest=interest, stance=stances[number % 4]
        )
        for number, (name, power, interest) in enumerate(PLACES)
    ]
    add_engagement(stakeholder=stakeholders[0], text="Walked the pantries.", held_on=AT.date(), by=leader.person, at=AT)
    objective = ObjectiveFactory(organization=organization, beneficiary=stakeholders[3])
    ObjectiveFactory(organization=organization, parent=objective, why="")
    OutcomeFactory(organization=organization, objective=objective)
    decision = DecisionFactory(
        organization=organization, title="A van?", decided_on=date(2026, 1, 1), look_back_on=date(2026, 2, 1)
    )
    save_test(decision=decision, wanted={"promise": ("yes", "Food."), "harm": ("partly", "")}, seen={})
    save_effects(subject=decision, wanted={promise.pk: (1, "More.")}, seen={})
    add_voice(decision=decision, name="Ana", view="Too early.", is_against=True)
    change = ChangeFactory(
        organization=organization, kind="merger", review_on=date(2026, 1, 1), for_joiners="No forms."
    )
    save_effects(subject=change, wanted={promise.pk: (-1, "")}, seen={})
    story = StoryFactory(organization=organization, promise=promise, state="shown", decided_at=AT)
    link = create_story_link(organization=organization, name="Canteen", by=leader.person, at=AT)
    told = tell_story_by_link(link=link, fields={"text": "All went well."}, submission_id=uuid4(), at=AT)
    return {
        "stakeholder": stakeholders[0], "objective": objective, "decision": decision, "change": change,
        "story": story, "link": link, "told": told,
    }  # fmt: skip


def addresses(rows: dict[str, Any]) -> list[str]:
    def at(name: str, *args: object) -> str:
        return reverse(f"missions:{name}", args=["harbor-kitchen", *args])

    own = [rows[noun].get_absolute_url() for noun in ("stakeholder", "objective", "decision", "change")]
    edits = [at(f"{noun}-edit", rows[noun].pk) for noun in ("stakeholder", "objective", "decision", "change")]
    decision = rows["decision"].pk
    parts = [at(f"decision-{part}", decision) for part in ("test", "effects", "look-back")]
    link, told = rows["link"], rows["told"]
    return [
        *(at(name) for name in LISTS),
        *own,
        *edits,
        *parts,
        at("story", rows["story"].pk),
        at("story-poster", link.pk),
        reverse("missions:story-telling", args=[link.token]),
        reverse("missions:story-told", args=[link.token, told.submission_id]),
    ]


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk-light", "phone-dark"])
def test_pages_are_accessible_and_fit_the_screen(visit, live_server, rows, screen):  # noqa: F811
    page = visit(**screen)
    told = []
    for address in addresses(rows):
        page.goto(live_server.url + address)
        told += [f"{address} {found}" for found in violations(page)]
        width = page.evaluate("document.documentElement.scrollWidth")
        told += [] if width <= screen["viewport"]["width"] else [f"{address} is {width} wide"]
    assert told == []


def names_on(page: Page) -> list[dict[str, float]]:
    """The boxes of what is written in the drawing that is seen."""
    return page.evaluate(
        """() => [...document.querySelectorAll("svg[role=group]")].filter((svg) => svg.getBoundingClientRect().width)
            .flatMap((svg) => [...svg.querySelectorAll("text")])
            .map((text) => ({ words: text.textContent, group: text.closest("a")?.querySelector("title").textContent || text.textContent,
                              ...JSON.parse(JSON.stringify(text.getBoundingClientRect())) }))"""
    )


def touching(boxes: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Pairs of different names that lie on each other by more than a hair."""
    return [
        (one["words"], other["words"])
        for index, one in enumerate(boxes)
        for other in boxes[:index]
        if one["group"] != other["group"]
        and min(one["right"], other["right"]) - max(one["left"], other["left"]) > 0.5
        and min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) > 0.5
    ]


@pytest.mark.parametrize("width", [360, 1440])
def test_names_in_the_grid_do_not_touch(visit, live_server, rows, width):  # noqa: F811
    page = visit(viewport={"width": width, "height": 1000})
    page.goto(live_server.url + reverse("missions:stakeholder-list", args=["harbor-kitchen"]))

    boxes = names_on(page)

    assert len({box["group"] for box in boxes}) >= len(PLACES)
    assert touching(boxes) == []


def test_touching_names_would_be_seen():
    box = {"left": 0, "right": 10, "top": 0, "bottom": 10}

    assert touching([{"words": "a", "group": "a", **box}, {"words": "b", "group": "b", **box}]) == [("b", "a")]


def test_stakeholder_is_opened_from_the_drawing_by_keyboard(visit, live_server, rows):  # noqa: F811
    page = visit(**DESK)
    page.goto(live_server.url + reverse("missions:stakeholder-list", args=["harbor-kitchen"]))
    page.locator("svg.chart-wide a").first.focus()

    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert page.locator("h1").inner_text() in {name for name, _power, _interest in PLACES}


def test_mission_test_is_answered_by_keyboard_alone(visit, live_server, rows):  # noqa: F811
    page = visit(**DESK)
    decision = rows["decision"]
    page.goto(live_server.url + reverse("missions:decision-test", args=["harbor-kitchen", decision.pk]))
    page.locator("input[name=served-choice]").last.focus()

    page.keyboard.press("Home")
    page.locator("input[name=served-choice][value=yes]").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("They said so.")
    page.locator("button[type=submit]", has_text="Save the answers").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")

    answers = Decision.objects.get(pk=decision.pk).test_answers
    assert answers.filter(question="served").values_list("answer", "note").get() == ("yes", "They said so.")


def test_story_is_told_by_link_without_scripts_and_without_an_account(chrome, live_server, rows):
    context = chrome.new_context(java_script_enabled=False, viewport=PHONE["viewport"])
    page = context.new_page()
    page.goto(live_server.url + reverse("missions:story-telling", args=[rows["link"].token]))
    page.get_by_label("What happened?").fill("Soup for everybody.")
    page.get_by_role("button", name="Send the story").click()
    page.get_by_text("Thank you. Your story is in.").wait_for()
    page.get_by_role("textbox", name="Add a few words").fill("On Tuesday.")
    with page.expect_navigation():
        page.get_by_role("button", name="Add them").click()
    page.get_by_text("Thank you. Your story is in.").wait_for()
    context.close()

    assert Story.objects.order_by("pk").last().text == "Soup for everybody.\n\nOn Tuesday."
