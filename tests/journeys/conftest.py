"""A real browser against the real processes: web, worker and beat, as `make run` starts them."""

import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page

from alignment.scoring import load_encoder
from missionhub.home.services.demonstration import SLUG, seed_demonstration
from missionhub.organizations.models import Membership, Organization
from tests.axe import violations
from tests.failure import stores
from tests.failure.deployment import Deployment, migrated_sqlite
from tests.failure.shared import shared

ROOT = Path(__file__).resolve().parents[2]
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 1000}
LONGEST = {"test_every_page.py", "test_main_loop.py"}  # begun first, so that nobody waits for one of them at the end


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.journey)
    items.sort(key=lambda item: item.path.name not in LONGEST)


class Served(Deployment):
    """A deployment a browser can visit."""

    def manage(self, *command: str) -> str:
        call = [sys.executable, "manage.py", *command]
        done = subprocess.run(call, env=self.environment, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def link(self) -> str:
        """A fresh one-time link, as the terminal prints it."""
        return re.search(r"https?://\S+", self.manage("first_run_link"))[0]


class Visitor:
    """One person's browser; remembers every report of the content security policy and every script error."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context, self.address = context, address
        self.complaints: list[str] = []
        context.set_default_timeout(20_000)
        context.on("page", self._listen)
        self.page: Page = context.new_page()

    def _listen(self, page: Page) -> None:
        page.on("console", lambda message: self._note(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self._note(str(error)))

    def _note(self, text: str) -> None:
        if "Content Security Policy" in text or "Error" in text:
            self.complaints.append(f"{self.page.url}: {text}")

    def open(self, path: str) -> None:
        self.page.goto(path if path.startswith("http") else self.address + path)

    def assert_accessible(self, *, rules: list[str] | None = None) -> None:
        """No violation of axe's rules, or of those named, on the page as it stands."""
        told = violations(self.page, rules=rules)
        assert told == [], f"{self.page.url}\n" + "\n".join(told)


@pytest.fixture(scope="session")
def embedded_template() -> Iterator[Path]:
    with shared("sqlite-template", migrated_sqlite) as path:
        yield Path(path)


@pytest.fixture
def deployment(request: pytest.FixtureRequest, tmp_path: Path, embedded_template: Path) -> Iterator[Deployment]:
    """Web, worker and beat: on SQLite without Redis unless the test asks for `production`."""
    if getattr(request, "param", "embedded") == "production":
        store = stores.production(template=None)
    else:
        store = stores.embedded(tmp_path, embedded_template)
    running = Served(folder=tmp_path, store=store)
    if store.is_new:
        running.manage("migrate", "--verbosity", "0")
    running.collect_static()
    for process in ("web", "worker", "beat"):
        running.start(process)
    running.wait_until_served()
    yield running
    running.kill_all()
    store.remove()


@pytest.fixture
def visit(chrome: Browser, deployment: Deployment) -> Iterator:
    visitors: list[Visitor] = []

    def arrive(viewport: dict[str, int] = DESK, **options: object) -> Visitor:
        context = chrome.new_context(viewport=viewport, has_touch=viewport is PHONE, **options)
        visitors.append(Visitor(context, deployment.address))
        return visitors[-1]

    yield arrive
    complaints = [line for visitor in visitors for line in visitor.complaints]
    for visitor in visitors:
        visitor.context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the database lies as it was when the demonstration was first made, which takes long."""
    return tmp_path_factory.mktemp("demonstration") / "seeded.sqlite3"


def demonstration(seeded: Path) -> Organization:
    connection.ensure_connection()
    if seeded.exists():
        with closing(sqlite3.connect(seeded)) as kept:
            kept.backup(connection.connection)
        ContentType.objects.clear_cache()
        return Organization.objects.get(slug=SLUG)
    organization = seed_demonstration(encoder=load_encoder(settings.MODEL_DIR), at=timezone.now())
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(seeded)) as kept:
            connection.connection.backup(kept)
    return organization


@pytest.fixture
def visit_as(chrome, live_server, seeded):
    organization = demonstration(seeded)
    visitors: list[Visitor] = []

    def arrive(role: str) -> tuple[Visitor, str]:
        client = Client()
        client.force_login(Membership.objects.get(organization=organization, role=role).user)
        context = chrome.new_context(viewport=DESK, has_touch=True)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        visitors.append(Visitor(context, live_server.url))
        return visitors[-1], organization.get_absolute_url()

    yield arrive
    complaints = [line for visitor in visitors for line in visitor.complaints]
    for visitor in visitors:
        visitor.context.close()
    assert complaints == []
