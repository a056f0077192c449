"""A browser for answering, and a staff round to answer."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from missionhub.organizations.models import Membership
from missionhub.organizations.permissions import Role
from surveys.models import Round
from tests.factories.organizations import MembershipFactory
from tests.factories.staff_rounds import open_staff_round

PHONE = {"width": 390, "height": 844}


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
