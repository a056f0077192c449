"""The time zone of the device is chosen before anybody asks; everything else on the page works without scripts."""

import pytest
from django.test import Client

from tests.factories.organizations import UserFactory

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("scripts", "chosen"), [(True, "America/Chicago"), (False, "")])
def test_new_organization_begins_in_the_time_zone_of_the_device(scripts, chosen, chrome, live_server, settings):
    client = Client()
    client.force_login(UserFactory(), backend="django.contrib.auth.backends.ModelBackend")
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value}
    with chrome.new_context(timezone_id="America/Chicago", java_script_enabled=scripts) as context:
        context.add_cookies([cookie | {"url": live_server.url}])
        page = context.new_page()
        page.goto(f"{live_server.url}/organizations/new/")

        assert page.locator("select[data-time-zone]").input_value() == chosen
