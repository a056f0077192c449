"""A browser for each side, and what every page of theirs keeps."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django import Settings

from missionhub.organizations.models import Membership
from tests.axe import violations

DESK, PHONE = {"width": 1440, "height": 1000}, {"width": 390, "height": 844}


@pytest.fixture
def open_browser(chrome: Browser, live_server: object, settings: Settings) -> Iterator[Callable[..., Page]]:
    settings.SITE_URL = live_server.url
    contexts = []

    def open_one(size: dict[str, int], membership: Membership | None = None) -> Page:
        context = chrome.new_context(viewport=size)
        context.set_default_timeout(20_000)
        contexts.append(context)
        if membership:
            client = Client()
            client.force_login(membership.user, backend="django.contrib.auth.backends.ModelBackend")
            cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        page = context.new_page()
        page.on("console", lambda message: pytest.fail(message.text) if message.type == "error" else None)
        return page

    yield open_one
    for context in contexts:
        context.close()


def assert_accessible(page: Page) -> None:
    assert violations(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], page.url
