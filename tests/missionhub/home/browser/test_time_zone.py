"""The time zone of the device is chosen before anybody asks; everything else on the page works without scripts."""

import pytest
from django.test import Client
from playwright.sync_api import sync_playwright

from tests import chromium
from tests.factories.organizations import UserFactory
from tests.services import lack

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("scripts", "chosen"), [(True, "America/Chicago"), (False, "")])
def test_new_organization_begins_in_the_time_zone_of_the_device(scripts, chosen, live_server, settings, monkeypatch):
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    path = chromium.find()
    if not path:
        lack("chromium", "no browser")
    client = Client()
    client.force_login(UserFactory(), backend="django.contrib.auth.backends.ModelBackend")
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
        context = browser.new_context(timezone_id="America/Chicago", java_script_enabled=scripts)
        context.add_cookies([cookie | {"url": live_server.url}])
        page = context.new_page()
        page.goto(f"{live_server.url}/organizations/new/")

        assert page.locator("select[data-time-zone]").input_value() == chosen
        browser.close()
