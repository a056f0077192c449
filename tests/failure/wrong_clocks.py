"""A clock to move under running processes: libfaketime, where the machine has it."""

import importlib.util
import os
from datetime import datetime
from pathlib import Path

import pytest

from tests.services import INSTALL

PLACES = ("/usr/lib/*/faketime/libfaketime.so.1", "/usr/lib/faketime/libfaketime.so.1", "/opt/*/lib/faketime/*.so.1")


class MovableClock:
    """`environment` is for the processes that live by it; machines without the library skip."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "clock"
        self.environment = {
            "LD_PRELOAD": str(_library()),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",  # how long something takes is measured truly
            "TZ": "UTC",
        }

    def show(self, at: datetime) -> None:
        self._file.write_text(f"@{at:%Y-%m-%d %H:%M:%S}\n")


def _library() -> Path:
    for place in _places():
        if place.is_file():
            return place
    pytest.skip(f"libfaketime is not here; the product's own clock made the same journey: {INSTALL['libfaketime']}")


def _places() -> list[Path]:
    named = [Path(os.environ["LIBFAKETIME"])] if "LIBFAKETIME" in os.environ else []
    package = importlib.util.find_spec("libfaketime")
    built = list(Path(package.origin).parent.rglob("libfaketime.so.1")) if package and package.origin else []
    return named + [path for place in PLACES for path in Path("/").glob(place.lstrip("/"))] + built
