"""Waiting in a browser under the strict content security policy, which forbids Playwright's `wait_for_function`."""

from playwright.sync_api import Page

STEP = 50  # milliseconds


def until(page: Page, expression: str, *, steps: int = 200) -> None:
    """Returns as soon as the page says the expression holds; fails where it never does."""
    for _ in range(steps):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(STEP)
    raise AssertionError(f"{page.url}: never held: {expression}")
