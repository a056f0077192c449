"""Dragging and kept typing, in a real browser; everything else on these pages works without scripts."""

from collections.abc import Iterator

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext

from missions.models import Promise
from tests.factories.missions import MissionFactory, MissionVersionFactory, PromiseFactory

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def session_cookie(membership, settings, address) -> dict[str, str]:
    client = Client()
    client.force_login(membership.user, backend="django.contrib.auth.backends.ModelBackend")
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": address}


@pytest.fixture
def context(chrome, live_server, leader, settings) -> Iterator[BrowserContext]:
    context = chrome.new_context(viewport={"width": 1440, "height": 1200})
    context.set_default_timeout(8000)
    context.add_cookies([session_cookie(leader, settings, live_server.url)])
    yield context
    context.close()


def test_dragging_a_number_orders_the_promises(context, live_server, organization):
    mission = MissionFactory(organization=organization)
    MissionVersionFactory(mission=mission)
    for place, text in enumerate("ABC", start=1):
        PromiseFactory(mission=mission, text=text, position=place)
    page = context.new_page()
    page.goto(f"{live_server.url}/o/harbor-kitchen/missions/{mission.pk}/promises/")
    first, _, last = [handle.bounding_box() for handle in page.query_selector_all("[data-sortable-handle]")]

    page.mouse.move(last["x"] + 8, last["y"] + 8)
    page.mouse.down()
    page.mouse.move(first["x"] + 8, first["y"] + 4, steps=15)
    with page.expect_navigation():
        page.mouse.up()

    assert [promise.text for promise in Promise.objects.in_order()] == ["C", "A", "B"]


def test_typing_survives_an_ended_session(context, live_server, leader, settings, organization):
    draft = MissionVersionFactory(mission__organization=organization)
    page = context.new_page()
    address = f"{live_server.url}/o/harbor-kitchen/missions/versions/{draft.pk}/edit/"
    page.goto(address)
    page.get_by_label("Mission statement").fill("Typed for an hour.")
    context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.get_by_role("button", name="Save the draft").click()
    page.wait_for_url("**/accounts/login/**")
    context.add_cookies([session_cookie(leader, settings, live_server.url)])

    page.goto(address)
    page.get_by_text("What you typed before is back.").wait_for()
    page.get_by_role("button", name="Save the draft").click()
    page.wait_for_url("**/missions/*/")

    draft.refresh_from_db()
    assert draft.statement == "Typed for an hour."
    page.goto(address)
    assert not page.get_by_text("What you typed before is back.").is_visible()
