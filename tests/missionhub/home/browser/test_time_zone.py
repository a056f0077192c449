"""The time zone of the device is chosen before anybody asks; everything else on the page works without scripts."""

import re

import pytest
from django.test import Client
from playwright.sync_api import expect

from missionhub.organizations.models import Organization
from tests.axe import violations
from tests.factories.organizations import UserFactory

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(scripts, chrome, live_server, settings):
    """A new organization, on a device in New York."""
    client = Client()
    client.force_login(UserFactory(), backend="django.contrib.auth.backends.ModelBackend")
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value}
    with chrome.new_context(timezone_id="America/New_York", java_script_enabled=scripts) as context:
        context.add_cookies([cookie | {"url": live_server.url}])
        page = context.new_page()
        page.goto(f"{live_server.url}/organizations/new/")
        yield page


@pytest.mark.parametrize(("scripts", "chosen"), [(True, "America/New York"), (False, "")])
def test_new_organization_begins_in_the_time_zone_of_the_device(page, chosen):
    expect(page.locator("input[data-time-zone]")).to_have_value(chosen)


@pytest.mark.parametrize("scripts", [True, False])
def test_city_alone_is_enough_and_a_place_unknown_says_what_to_type(page, scripts):
    page.get_by_label("Name").fill("Harbor Kitchen")
    page.get_by_label("Time zone").click()
    page.keyboard.type("Springfield")  # what the device had proposed is replaced
    page.get_by_role("button", name="Create").click()

    expect(page.get_by_label("Time zone")).to_have_value("Springfield")
    expect(page.get_by_label("Time zone")).to_have_accessible_description(re.compile("Type the largest city near"))
    expect(page.get_by_label("Name")).to_have_value("Harbor Kitchen")
    assert not scripts or violations(page) == []
    page.get_by_label("Time zone").fill("chicago")
    page.get_by_role("button", name="Create").click()
    page.wait_for_url("**/o/harbor-kitchen/**")

    assert Organization.objects.get().time_zone == "America/Chicago"
