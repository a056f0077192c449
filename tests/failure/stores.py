"""Where a deployment under test keeps its rows and its bell: made for one run, removed after it."""

import itertools
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import psycopg2
import redis

from tests.services import require

ROOT = Path(__file__).resolve().parents[2]
numbers = itertools.count(1)
TAKEN = "missionhub-failure-test"


@dataclass(frozen=True)
class Store:
    """`environment` names database and broker; `empty_broker` throws every waiting message away."""

    environment: dict[str, str]
    empty_broker: Callable[[], None]
    remove: Callable[[], None]
    is_new: bool = False  # nothing is migrated


def embedded(folder: Path, template: Path) -> Store:
    """SQLite and the filesystem transport, as on a laptop."""
    database = folder / "missionhub.sqlite3"
    if template.exists():
        shutil.copy(template, database)
    return Store({"DATABASE_URL": f"sqlite:///{database}"}, lambda: _empty(folder / "broker"), lambda: None)


def production(template: str | None) -> Store:
    """PostgreSQL and Redis, a database and an index of our own."""
    broker = require("redis")
    url, name = create(template)
    client = _free_index(broker)
    index = client.connection_pool.connection_kwargs["db"]

    def remove() -> None:
        client.flushdb()
        client.close()
        drop_meanwhile(name)

    environment = {"DATABASE_URL": url, "REDIS_URL": urlsplit(broker)._replace(path=f"/{index}").geturl()}
    return Store(environment, lambda: _empty_and_keep(client), remove, is_new=not template)


def create(template: str | None) -> tuple[str, str]:
    """Address and name of a database of our own."""
    server, name = require("postgresql"), f"missionhub_failure_{os.getpid()}_{next(numbers)}"
    _on_server(server, f"CREATE DATABASE {name}" + (f" TEMPLATE {template}" if template else ""))
    return urlsplit(server)._replace(path=f"/{name}").geturl(), name


def drop(name: str) -> None:
    _on_server(require("postgresql"), f"DROP DATABASE {name} WITH (FORCE)")


def drop_meanwhile(name: str) -> None:
    """PostgreSQL writes all it holds to disk before it forgets a database; no test waits for that, the run's end does."""
    Thread(target=drop, args=[name]).start()


@contextmanager
def copy_of(store: Store, folder: Path) -> Iterator[str]:
    """The name of a second database with the same rows, gone afterwards; nobody may be at work in the first."""
    url = urlsplit(store.environment["DATABASE_URL"])
    if url.scheme == "sqlite":
        copy = folder / f"copy-{next(numbers)}.sqlite3"
        with closing(sqlite3.connect(url.path)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        yield str(copy)
        return
    name = url.path.strip("/")
    _, copied = create(name)
    try:
        yield copied
    finally:
        drop_meanwhile(copied)


def migrate(environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(command, env=environment, cwd=ROOT, check=True)


def _on_server(url: str, statement: str) -> None:
    connection = psycopg2.connect(url)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(statement)
    connection.close()


def _free_index(url: str) -> redis.Redis:
    for index in range(15, 0, -1):
        client = redis.Redis.from_url(urlsplit(url)._replace(path=f"/{index}").geturl())
        if client.dbsize() == 0 and client.set(TAKEN, os.getpid(), nx=True, ex=600):
            return client
        client.close()
    raise RuntimeError("Every Redis index from 1 to 15 is in use. Empty one of them.")


def _empty_and_keep(client: redis.Redis) -> None:
    """In one step: an index without its mark would be taken by a test beside this one, whose beat then rings here."""
    with client.pipeline(transaction=True) as steps:
        steps.flushdb()
        steps.set(TAKEN, os.getpid(), ex=600)
        steps.execute()


def _empty(folder: Path) -> None:
    for file in folder.rglob("*"):
        if file.is_file():
            file.unlink(missing_ok=True)
