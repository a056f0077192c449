import gc
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from django.core.management.color import Style
from django.core.management.commands import flush
from django.db.backends.base.operations import BaseDatabaseOperations
from django.db.backends.postgresql.operations import DatabaseOperations
from django.db.backends.sqlite3.base import DatabaseOperations as SqliteOperations
from django.test import Client
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from missionhub.organizations.models import Membership, Organization
from missionhub.organizations.permissions import Role
from tests import chromium
from tests.factories.organizations import MembershipFactory, OrganizationFactory
from tests.joined_styles import join_styles
from tests.services import lack

settings.register_profile("no_clock", deadline=None, max_examples=25)  # timings belong to the benchmarks
settings.register_profile("long", deadline=None, max_examples=200)  # `make proof` draws more of everything
settings.load_profile("no_clock")
NEVER_CHANGED = {"django_content_type", "auth_permission"}  # written with the tables, and read by nobody but Django


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "views" in item.path.relative_to(Path(__file__).parent).parts:
            item.add_marker(pytest.mark.page)


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: nothing of it is garbage to look for again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)


@pytest.fixture(scope="session", autouse=True)
def joined_styles() -> None:
    join_styles()


@pytest.fixture(scope="session", autouse=True)
def empty_by_deleting() -> Iterator[None]:
    """PostgreSQL truncates by making the files of each table anew: seconds after every test that commits.

    Keys are checked when the transaction ends, so the few rows there are go in any order. What Django notes of every
    model and its permissions stays, instead of being taken away and written anew.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "sql_flush", delete_all)
        patch.setattr(SqliteOperations, "sql_flush", delete_all)
        patch.setattr(flush, "emit_post_migrate_signal", lambda *arguments: None)
        yield


def delete_all(operations: BaseDatabaseOperations, style: Style, tables: Iterable[str], **options: object) -> list[str]:
    names = [operations.quote_name(table) for table in tables if table not in NEVER_CHANGED]
    return [f"DELETE FROM {name}" for name in names]  # noqa: S608 - our own tables


@pytest.fixture
def organization(db: None) -> Organization:
    return OrganizationFactory(name="Harbor Kitchen", slug="harbor-kitchen")


@pytest.fixture
def administrator(organization: Organization) -> Membership:
    return MembershipFactory(organization=organization, role=Role.ADMINISTRATOR, person__name="Ada Administrator")


@pytest.fixture
def leader(organization: Organization) -> Membership:
    return MembershipFactory(organization=organization, role=Role.LEADER, person__name="Lena Leader")


@pytest.fixture
def member(organization: Organization) -> Membership:
    return MembershipFactory(organization=organization, role=Role.MEMBER, person__name="Max Member")


@pytest.fixture(scope="session")
def client_of() -> Callable[[Membership], Client]:
    def sign_in(membership: Membership) -> Client:
        client = Client()
        client.force_login(membership.user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """The one browser of a run: Playwright allows one loop a process. Each test opens contexts of its own in it."""
    path = chromium.find()
    if not path:
        lack("chromium", "no browser")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # its loop runs in this thread
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
        yield browser
        browser.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Every skip with its reason, so nobody takes an absent service for a passed test."""
    reasons = {
        str(report.longrepr[2])
        for report in terminalreporter.stats.get("skipped", [])
        if isinstance(report.longrepr, tuple)
    }
    for reason in sorted(reasons):
        terminalreporter.write_line(f"not run: {reason.removeprefix('Skipped: ')}")
