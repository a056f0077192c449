"""What takes seconds to make is made once a run, by whichever of its processes needs it first."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
TEMPORARY = Path(tempfile.gettempdir())


def nothing(told: str) -> None:
    """What was made goes with the folder it is in."""


@contextmanager
def shared(name: str, make: Callable[[Path], str], remove: Callable[[str], None] = nothing) -> Iterator[str]:
    """What `make` told of what it made in the folder it was handed; the last to leave removes it."""
    folder = TEMPORARY / f"missionhub-{name}-{RUN}"
    told, users = folder / "told", folder / "users"
    with _alone(name):
        if not told.exists():
            folder.mkdir()
            told.write_text(make(folder))
            users.touch()
        users.write_text(users.read_text() + "1")
    yield told.read_text()
    with _alone(name):
        users.write_text(users.read_text()[1:])
        if not users.read_text():
            remove(told.read_text())
            shutil.rmtree(folder)


@contextmanager
def _alone(name: str) -> Iterator[None]:
    with (TEMPORARY / f"missionhub-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
