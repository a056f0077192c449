"""A browser for answering, and a staff round to answer."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from missionhub.organizations.models import Membership
from missionhub.organizations.permissions import Role
from surveys.models import Round
from tests import chromium
from tests.factories.organizations import MembershipFactory
from tests.factories.staff_rounds import open_staff_round
from tests.services import lack

PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    path = chromium.find()
    if not path:
        lack("chromium", "no browser")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop runs in this thread
        started = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
        yield started
        started.close()


@pytest.fixture
def leader(transactional_db) -> Membership:
    return MembershipFactory(organization__name="Harbor Kitchen", role=Role.LEADER, person__name="Lena Leader")


@pytest.fixture
def staff_round(leader: Membership) -> Round:
    return open_staff_round(by=leader.person, title="Staff round, autumn")


@pytest.fixture
def visit(chrome: Browser, live_server) -> Iterator[Callable[..., Page]]:
    contexts = []

    def arrive(path: str, **options: object) -> Page:
        context = chrome.new_context(**({"viewport": PHONE, "has_touch": True} | options))
        context.set_default_timeout(8000)
        contexts.append(context)
        page = context.new_page()
        page.goto(live_server.url + path)
        return page

    yield arrive
    for context in contexts:
        context.close()
