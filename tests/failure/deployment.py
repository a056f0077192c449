"""The product's real processes, each in a process group of its own, so that kill -9 takes a whole group at once."""

import atexit
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from tests.failure import stores
from tests.failure.shared import shared
from tests.failure.stores import ROOT, Store

SWEEP_SECONDS = 3
MODEL_FOLDER = os.environ.get("MISSIONHUB_MODEL_DIR", str(ROOT / ".missionhub" / "model"))
COMMANDS = {
    "worker": ["celery", "-A", "missionhub", "worker", "--concurrency", "1", "--loglevel", "INFO"],
    "beat": ["celery", "-A", "missionhub", "beat", "--loglevel", "INFO", "--schedule", "{folder}/beat"],
    "second-worker": ["celery", "-A", "missionhub", "worker", "--concurrency", "1", "--hostname", "second@%h"],
    "second-beat": ["celery", "-A", "missionhub", "beat", "--schedule", "{folder}/second-beat"],
    "web": ["gunicorn", "missionhub.wsgi", "--bind", "127.0.0.1:{port}", "--workers", "2", "--no-control-socket"],
    "sender": ["tests.failure.sender"],
    "steps": ["tests.failure.steps"],
}
SPOKEN_WITH = {"sender", "steps"}


class Deployment:
    def __init__(
        self, *, folder: Path, store: Store, settings: str = "missionhub.settings", **environment: str
    ) -> None:
        self.folder, self.store = folder, store
        self.port = free_port()
        self.environment = base_environment(folder=folder, settings=settings) | store.environment | environment
        self.environment["SITE_URL"] = self.address
        self._running: dict[str, subprocess.Popen[str]] = {}
        self._log_starts: dict[str, int] = {}

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, name: str, **environment: str) -> subprocess.Popen[str]:
        command = [part.format(folder=self.folder, port=self.port) for part in COMMANDS[name]]
        with self._log(name).open("a") as log:
            self._log_starts[name] = log.tell()
            self._running[name] = subprocess.Popen(
                [sys.executable, "-m", *command],
                env=self.environment | environment,
                cwd=ROOT,
                stdin=subprocess.PIPE if name in SPOKEN_WITH else subprocess.DEVNULL,
                stdout=subprocess.PIPE if name in SPOKEN_WITH else log,
                stderr=log,
                text=True,
                start_new_session=True,
            )
        return self._running[name]

    def kill(self, name: str) -> None:
        """kill -9 of the whole group: parent and children get no chance to tidy up."""
        process = self._running.pop(name)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()

    def kill_all(self) -> None:
        for name in list(self._running):
            self.kill(name)

    def call(self, step: str, **facts: Any) -> Any:
        """Run a function of `tests.failure.steps` in a process of its own, as a command would."""
        if "steps" not in self._running:
            self.start("steps")
        asked = self._running["steps"]
        assert asked.stdin and asked.stdout
        begins = self._log("steps").stat().st_size
        asked.stdin.write(json.dumps({"step": step, "facts": facts}) + "\n")
        asked.stdin.flush()
        told = asked.stdout.readline().strip()
        assert told, self._log("steps").read_bytes()[begins:].decode(errors="replace")[-4000:]
        return json.loads(told)

    def manage(self, *command: str) -> None:
        done = subprocess.run(
            [sys.executable, "manage.py", *command], env=self.environment, cwd=ROOT, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr[-3000:]

    def collect_static(self) -> None:
        """Collected once a run: every deployment serves the same files, and packing them takes seconds."""
        self.environment["STATIC_ROOT"] = collected_static()

    def log(self, name: str) -> str:
        """What the process wrote since it was last started."""
        return self._log(name).read_bytes()[self._log_starts.get(name, 0) :].decode(errors="replace")

    def wait_until_served(self) -> None:
        def answers() -> bool:
            try:
                with urllib.request.urlopen(f"{self.address}/healthz", timeout=2):
                    return True
            except urllib.error.HTTPError:
                return True
            except OSError:
                return False

        wait_for(answers, what="the web process to answer", log=lambda: self.log("web"))

    def _log(self, name: str) -> Path:
        return self.folder / f"{name}.log"


@cache
def collected_static() -> str:
    until_the_end = contextlib.ExitStack()
    atexit.register(until_the_end.close)
    return until_the_end.enter_context(shared("static", _collect))


def _collect(folder: Path) -> str:
    environment = base_environment(folder=folder, settings="missionhub.settings")
    command = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"]
    subprocess.run(command, env=environment, cwd=ROOT, check=True)
    return environment["STATIC_ROOT"]


def migrated_sqlite(folder: Path) -> str:
    store = stores.embedded(folder, folder / "none")
    stores.migrate(base_environment(folder=folder, settings="missionhub.settings") | store.environment)
    return str(folder / "missionhub.sqlite3")


def migrated_postgresql(folder: Path) -> str:
    url, name = stores.create(template=None)
    stores.migrate(base_environment(folder=folder, settings="missionhub.settings") | {"DATABASE_URL": url})
    return name


def base_environment(*, folder: Path, settings: str) -> dict[str, str]:
    """Nothing of the developer's own configuration reaches the processes."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "VIRTUAL_ENV") if name in os.environ}
    return kept | {
        "DJANGO_SETTINGS_MODULE": settings,
        "MISSIONHUB_ENV_FILE": os.devnull,
        "SECRET_KEY": "only-for-failure-tests",
        "DATA_DIR": str(folder),
        "MISSIONHUB_MODEL_DIR": MODEL_FOLDER,
        "SWEEP_SECONDS": str(SWEEP_SECONDS),
        "STATIC_ROOT": str(folder / "static"),
        "PYTHONUNBUFFERED": "1",
    }


def wait_for(
    fact: Callable[[], Any], *, what: str, seconds: float = 180, log: Callable[[], str] = lambda: "", pause: float = 0.2
) -> Any:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := fact():
            return found
        time.sleep(pause)
    raise AssertionError(f"Waited {seconds:.0f} s in vain for {what}.\n{log()[-4000:]}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
