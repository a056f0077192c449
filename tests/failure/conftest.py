"""Deployments to break: one on SQLite and the filesystem transport, one on PostgreSQL and Redis."""

import signal
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import pytest

from tests.failure import stores
from tests.failure.deployment import Deployment, migrated_postgresql, migrated_sqlite
from tests.failure.shared import shared
from tests.failure.smtp_sink import SmtpSink
from tests.services import require

Deploy = Callable[..., Deployment]
STORES = ["embedded", "production"]
ON_ONE = {  # where nothing more hangs on the store, or another test kills there on both
    "test_week_survives.py",
    "test_worker_sends_reminders.py",
    "test_clocks_go_wrong.py",
    "test_worker_killed_at_every_named_point_changes_nothing_in_the_end",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    points: dict[str, str] = {}
    for item in items:
        if not item.path.is_relative_to(Path(__file__).parent):
            continue
        item.add_marker(pytest.mark.failure)
        params = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
        if "store" in params and params["store"] not in stores_each_time(item, params.get("point"), points):
            item.add_marker(pytest.mark.proof)


def stores_each_time(item: pytest.Item, point: str | None, points: dict[str, str]) -> Collection[str]:
    """What a test runs on each time; `make proof` does the rest. The points to be killed at take turns."""
    if {item.path.name, item.name.partition("[")[0]} & ON_ONE or item.name.startswith("test_alarm_"):
        return ["production"]
    if point is None:
        return STORES
    return [points.setdefault(point, STORES[len(points) % len(STORES)])]


@pytest.fixture(scope="session", autouse=True)
def end_in_order() -> None:
    """A terminated run still stops what it started."""
    signal.signal(signal.SIGTERM, lambda number, frame: pytest.exit("Terminated.", returncode=number))


@pytest.fixture(scope="session")
def sqlite_template() -> Iterator[Path]:
    """A migrated database to copy."""
    with shared("sqlite-template", migrated_sqlite) as path:
        yield Path(path)


@pytest.fixture(scope="session")
def postgresql_template() -> Iterator[str]:
    require("postgresql")
    with shared("postgresql-template", migrated_postgresql, stores.drop) as name:
        yield name


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[stores.Store]:
    if request.param == "embedded":
        made = stores.embedded(tmp_path, request.getfixturevalue("sqlite_template"))
    else:
        made = stores.production(request.getfixturevalue("postgresql_template"))
    yield made
    made.remove()


@pytest.fixture
def deploy(store: stores.Store, tmp_path: Path) -> Iterator[Deploy]:
    """Make the deployment; whatever it started is gone when the test ends."""
    made: list[Deployment] = []

    def make(**options: str) -> Deployment:
        made.append(Deployment(folder=tmp_path, store=store, **options))
        return made[-1]

    yield make
    for deployment in made:
        deployment.kill_all()


@pytest.fixture
def sink() -> Iterator[SmtpSink]:
    with SmtpSink() as server:
        yield server
