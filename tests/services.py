"""What a test may need that a machine may lack. A lack is a listed skip; with CI=true it is a failure."""

import os
import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest

INSTALL = {
    "postgresql": "apt-get install postgresql, or set DATABASE_URL",
    "redis": "apt-get install redis-server, or set REDIS_URL",
    "chromium": "apt-get install chromium, or set CHROMIUM",
    "data": "set MISSIONHUB_DATA to the folder of real rows",
    "model": "make model",
    "libfaketime": "apt-get install faketime or pip install libfaketime, or set LIBFAKETIME",
}
DEFAULT_URLS = {
    "postgresql": "postgres://postgres@127.0.0.1:5432/postgres",
    "redis": "redis://127.0.0.1:6379/0",
}
VARIABLES = {"postgresql": "TEST_DATABASE_URL", "redis": "TEST_REDIS_URL"}
PORTS = {"postgresql": 5432, "redis": 6379}


def require(service: str) -> str:
    """The service's URL, or a skip that says how to get it."""
    if not answers(service):
        lack(service, f"{service} does not answer")
    return os.environ.get(VARIABLES[service]) or DEFAULT_URLS[service]


def answers(service: str) -> bool:
    url = urlsplit(os.environ.get(VARIABLES[service]) or DEFAULT_URLS[service])
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex((url.hostname or "127.0.0.1", url.port or PORTS[service])) == 0


def require_data() -> Path:
    """The folder of real rows."""
    folder = os.environ.get("MISSIONHUB_DATA", "")
    if not folder or not Path(folder).is_dir():
        lack("data", "no folder of real rows")
    return Path(folder)


def lack(what: str, reason: str) -> None:
    text = f"{reason}: {INSTALL[what]}"
    if os.environ.get("CI") == "true":
        pytest.fail(text, pytrace=False)
    pytest.skip(text)
