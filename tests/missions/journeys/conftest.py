"""A phone and a desk in a real browser, counting what a person does."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Locator, Page
from pytest_django import Settings

from tests.axe import violations

SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1440, "height": 1000}}


@dataclass
class Hand:
    """Everything somebody does on a page, counted."""

    page: Page
    taps: int = 0
    numbers: list[str] = field(default_factory=list)

    def tap(self, target: Locator) -> None:
        self.taps += 1
        target.click()

    def type_number(self, text: str) -> None:
        """Over what stands there; a field that is tapped has its number chosen."""
        self.numbers.append(text)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def assert_accessible(self) -> None:
        told = violations(self.page)
        assert told == [], f"{self.page.url}\n" + "\n".join(told)


@pytest.fixture(params=["phone", "desk"])
def hand(request: pytest.FixtureRequest, chrome: Browser, live_server: object, settings: Settings) -> Iterator[Hand]:
    settings.SITE_URL = live_server.url
    context = chrome.new_context(viewport=SIZES[request.param], has_touch=request.param == "phone")
    context.set_default_timeout(8000)
    yield Hand(context.new_page())
    context.close()
