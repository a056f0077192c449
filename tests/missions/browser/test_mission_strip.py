"""The mission at the top of every page: a long one is folded, says so, and opens by keyboard."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.axe import violations
from tests.factories.missions import MissionFactory, MissionVersionFactory
from tests.missions.browser.test_plan import PHONE, visit  # noqa: F401 - fixtures
from tests.missions.views.conftest import AT

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
ONE_SENTENCE = "We take in stray dogs, " + "heal them whatever it takes, and find a home for each, " * 9 + "in the end."


@pytest.mark.parametrize("statement", [ONE_SENTENCE, f"We heal dogs. {ONE_SENTENCE}"])
def test_long_mission_opens_and_closes_by_keyboard(statement, visit, live_server, organization):  # noqa: F811
    MissionVersionFactory(
        mission=MissionFactory(organization=organization), statement=statement, number=1, published_at=AT
    )
    page = visit(**PHONE)
    page.goto(live_server.url + reverse("missions:outcome-list", args=["harbor-kitchen"]))
    strip = page.get_by_role("region", name="Mission")
    whole = strip.get_by_text("in the end.")

    expect(strip.locator("summary")).to_contain_text("… All of it")
    expect(whole).to_be_hidden()
    strip.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(whole).to_be_visible()
    assert whole.evaluate("it => it.scrollHeight <= it.clientHeight + 1")
    assert violations(page) == []
    page.keyboard.press("Enter")
    expect(whole).to_be_hidden()
