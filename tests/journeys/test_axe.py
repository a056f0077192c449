"""What is read once may be passed over only where nothing axe looks at has changed."""

import pytest
from playwright.sync_api import Page

from tests.axe import violations

GOOD = """<!doctype html><html lang="en" data-theme="light"><head><title>Page</title>
<style>[data-theme="dark"] p { color: #777; background: #666 }</style></head>
<body><main><h1>Name</h1><p>Words</p><label for="name">Name</label><input id="name"></main></body></html>"""


@pytest.fixture
def page(chrome):
    context = chrome.new_context()
    yield context.new_page()
    context.close()


def told(page: Page, html: str) -> list[str]:
    page.set_content(html)
    return [line.partition(":")[0] for line in violations(page)]


@pytest.mark.parametrize(
    ("good", "bad", "rule"),
    [
        ('for="name"', 'for="nobody"', "label"),
        ('data-theme="light"', 'data-theme="dark"', "color-contrast"),
        ("<p>Words</p>", "<p></p><button></button>", "button-name"),
    ],
)
def test_fault_is_seen_on_a_page_that_was_without_fault_before(page, good, bad, rule):
    assert told(page, GOOD) == []
    assert told(page, GOOD.replace("Words", "Other words")) == []

    assert told(page, GOOD.replace(good, bad)) == [rule]
    assert not page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
