"""A PostgreSQL cluster of our own, to be stopped in the middle of whatever it does; run by nobody privileged."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import psycopg2

from tests.failure.deployment import free_port, wait_for
from tests.services import lack

USER = "postgres"  # who runs it where the tests run as root, whom PostgreSQL refuses


class PrivatePostgresql:
    def __init__(self) -> None:
        self._binaries = _binaries()
        self._folder = Path(tempfile.mkdtemp(prefix="missionhub-cluster-"))
        if os.geteuid() == 0:
            shutil.chown(self._folder, USER)
        self._port = free_port()
        command = [self._binaries / "initdb", "-D", self._data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync"]
        subprocess.run(command, check=True, capture_output=True, **self._as_nobody)
        self.start()

    @property
    def url(self) -> str:
        return f"postgres://{USER}@127.0.0.1:{self._port}/postgres"

    def start(self) -> None:
        settings = {"listen_addresses": "127.0.0.1", "port": self._port, "unix_socket_directories": ""}
        chosen = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (self._folder / "log").open("a") as log:
            self._process = subprocess.Popen(
                [self._binaries / "postgres", "-D", self._data, *chosen],
                stdout=log,
                stderr=log,
                start_new_session=True,
                **self._as_nobody,
            )
        wait_for(self._answers, what="the private PostgreSQL", log=(self._folder / "log").read_text)

    def stop_at_once(self) -> None:
        """`immediate`: no checkpoint and no good-bye; the next start recovers from the write-ahead log."""
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait()

    def stop_waiting_for_the_disk(self) -> None:
        """From now on a commit is acknowledged before it is written; what came before is on disk."""
        connection = psycopg2.connect(self.url)
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("ALTER SYSTEM SET synchronous_commit = off")
            cursor.execute("ALTER SYSTEM SET wal_writer_delay = '10s'")
            cursor.execute("CHECKPOINT")
            cursor.execute("SELECT pg_reload_conf()")
        connection.close()

    def remove(self) -> None:
        self.stop_at_once()
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    @property
    def _as_nobody(self) -> dict[str, Any]:
        return {"user": USER, "cwd": self._folder} if os.geteuid() == 0 else {"cwd": self._folder}

    def _answers(self) -> bool:
        try:
            psycopg2.connect(self.url).close()
        except psycopg2.OperationalError:
            return False
        return True


def _binaries() -> Path:
    found = shutil.which("initdb") or next(map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))), None)
    if found is None:
        lack("postgresql", "initdb is not on this machine")
    return Path(str(found)).resolve().parent
