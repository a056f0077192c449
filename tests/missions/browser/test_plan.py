"""Roles, the grid, activities, money and the maps in a real browser: axe, the keyboard, a phone."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from missions.models import Contribution, Responsibility
from missions.services.skills import credit_skill, need_skill
from tests.axe import violations
from tests.factories.missions import MissionFactory, MissionVersionFactory, PromiseFactory
from tests.factories.organizations import TeamFactory
from tests.factories.plans import ActivityFactory, KeyRoleFactory, OutcomeFactory, RoleHolderFactory
from tests.missions.browser.test_scripts import session_cookie
from tests.missions.views.conftest import AT
from tests.until import until

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
DESK = {"viewport": {"width": 1440, "height": 1000}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "color_scheme": "dark"}
LISTS = (
    "role-list",
    "role-new",
    "skill-list",
    "grid",
    "map",
    "team-map",
    "activity-list",
    "activity-new",
    "resource-list",
)


@pytest.fixture
def visit(chrome, live_server, leader, settings):
    contexts = []

    def arrive(**options) -> Page:
        context = chrome.new_context(**options)
        contexts.append(context)
        context.set_default_timeout(8000)
        context.add_cookies([session_cookie(leader, settings, live_server.url)])
        return context.new_page()

    yield arrive
    for context in contexts:
        context.close()


@pytest.fixture
def plan(organization) -> dict[str, int]:
    """One of everything, with its gaps: a vacant role, a missing skill, an outcome and an activity tied to nothing."""
    team = TeamFactory(organization=organization, name="Warehouse and vans")
    TeamFactory(organization=organization, name="Volunteer crew", parent=team)
    mission = MissionFactory(organization=organization, name="Our mission")
    MissionVersionFactory(mission=mission, published_at=AT)
    served, empty = (
        PromiseFactory(mission=mission, text=text, position=at) for at, text in enumerate(("Feed", "Teach"))
    )
    outcome = OutcomeFactory(organization=organization, title="Every household that asks has fresh food", team=team)
    Contribution.objects.create(outcome=outcome, promise=served)
    loose = OutcomeFactory(organization=organization, title="Hold ten workshops")
    holder = RoleHolderFactory(role__organization=organization, role__name="Outreach lead", focus="Eastside")
    vacant = KeyRoleFactory(organization=organization, name="Volunteer coordinator", team=team)
    Responsibility.objects.create(outcome=outcome, role=holder.role, kind="accountable")
    Responsibility.objects.create(outcome=outcome, role=vacant, kind="responsible")
    for name in ("Driving", "Interpreting"):
        need_skill(needing=holder.role, name=name)
    credit_skill(person=holder.person, name="Driving")
    activity = ActivityFactory(
        organization=organization, outcome=outcome, hours_a_month=40, money_a_year=1200, team=team
    )
    ActivityFactory(organization=organization, hours_a_month=8)
    return {
        "role": holder.role.pk,
        "role-edit": holder.role.pk,
        "role-holders": vacant.pk,
        "role-holder-edit": holder.pk,
        "skill-person": holder.person.pk,
        "grid-cells": loose.pk,
        "activity": activity.pk,
        "activity-edit": activity.pk,
        "map-branch": served.pk,
    } | {"empty promise": empty.pk}


def addresses(plan) -> list[str]:
    pages = [reverse(f"missions:{name}", args=["harbor-kitchen"]) for name in LISTS]
    pages += [f"{reverse('missions:map', args=['harbor-kitchen'])}?{query}" for query in ("by=health", "view=list")]
    named = {name: pk for name, pk in plan.items() if " " not in name}
    return pages + [reverse(f"missions:{name}", args=["harbor-kitchen", pk]) for name, pk in named.items()]


@pytest.mark.parametrize("options", [DESK, PHONE], ids=["desk", "phone"])
def test_pages_of_the_plan_have_no_violation_and_fit(options, plan, visit, live_server):
    page = visit(**options)
    told = []
    for address in addresses(plan):
        page.goto(live_server.url + address)
        told += [f"{address} {found}" for found in violations(page)]
        if page.evaluate("document.documentElement.scrollWidth") > options["viewport"]["width"]:
            told.append(f"{address} is wider than the window")

    assert told == []


def test_grid_is_changed_by_keyboard_without_leaving_it(plan, visit, live_server):
    page = visit(**DESK)
    page.goto(live_server.url + reverse("missions:grid", args=["harbor-kitchen"]))
    cell = page.get_by_label("Volunteer coordinator in Every household that asks has fresh food")

    cell.focus()
    page.keyboard.press("a")
    page.get_by_role("button", name="Save Every household that asks has fresh food").focus()
    page.keyboard.press("Enter")

    page.get_by_text("Volunteer coordinator now answers for “Every household that asks has fresh food”.").wait_for()
    kinds = dict(Responsibility.objects.values_list("role__name", "kind"))
    assert kinds == {"Outreach lead": "responsible", "Volunteer coordinator": "accountable"}
    until(page, "document.activeElement.id.startsWith('save-')")
    expect(page.get_by_text("The role that answers is vacant").first).to_be_visible()


@pytest.mark.parametrize("width", [1280, 1440])
def test_words_of_the_map_stay_inside_boxes_that_do_not_touch(width, plan, visit, live_server):
    page = visit(viewport={"width": width, "height": 900})
    page.goto(live_server.url + reverse("missions:map", args=["harbor-kitchen"]))

    boxes = page.evaluate(
        """() => [...document.querySelectorAll(".column-map a, .column-map g")].filter((box) => box.querySelector("rect")).map((box) => {
            const frame = box.querySelector("rect").getBBox();
            const words = [...box.querySelectorAll("text")].map((text) => text.getBBox());
            return { x: frame.x, y: frame.y, right: frame.x + frame.width, bottom: frame.y + frame.height,
                     out: words.some((word) => word.x + word.width > frame.x + frame.width || word.y + word.height > frame.y + frame.height) };
        })"""
    )

    touching = [
        (one, other)
        for place, one in enumerate(boxes)
        for other in boxes[:place]
        if one["x"] < other["right"]
        and other["x"] < one["right"]
        and one["y"] < other["bottom"]
        and other["y"] < one["bottom"]
    ]
    assert len(boxes) == 7  # mission, two promises, outcome, the gap, two roles
    assert ([box for box in boxes if box["out"]], touching) == ([], [])


def test_phone_shows_the_map_as_a_tree_and_follows_its_links(plan, visit, live_server):
    page = visit(**PHONE)
    page.goto(live_server.url + reverse("missions:map", args=["harbor-kitchen"]))

    assert not page.locator(".map-drawing").is_visible()
    page.locator(".map-list").get_by_role("link", name="Outreach lead").click()

    page.get_by_role("heading", name="Outreach lead").wait_for()


def test_long_branch_unfolds_where_it_stands(organization, visit, live_server):
    promise = PromiseFactory(mission=MissionFactory(organization=organization))
    for _ in range(53):
        Contribution.objects.create(outcome=OutcomeFactory(organization=organization), promise=promise)
    page = visit(**PHONE)
    page.goto(live_server.url + reverse("missions:map", args=["harbor-kitchen"]))
    heads = page.locator(".map-list .branch-head.is-gap")

    page.get_by_role("link", name="47 outcomes more").click()
    page.get_by_role("link", name="50 of 53 shown; show more").click()

    expect(heads).to_have_count(53)
    assert page.locator(".branches > ul").count() == 0
