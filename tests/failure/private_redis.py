"""A Redis of our own that keeps nothing on disk, to empty, stop and start again without its data."""

import shutil
import signal
import subprocess
from pathlib import Path

import redis

from tests.failure.deployment import free_port, wait_for
from tests.services import lack


class PrivateRedis:
    def __init__(self, folder: Path) -> None:
        self._server = shutil.which("redis-server")
        if self._server is None:
            lack("redis", "redis-server is not on this machine")
        self._folder, self._port = folder, free_port()
        self.start()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self._port}/0"

    def start(self) -> None:
        arguments = {"port": self._port, "bind": "127.0.0.1", "save": "", "appendonly": "no", "dir": self._folder}
        command = [
            str(self._server),
            *(str(part) for name, value in arguments.items() for part in (f"--{name}", value)),
        ]
        with (self._folder / "redis.log").open("a") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        wait_for(self._answers, what="the private Redis")

    def stop(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def empty(self) -> None:
        with redis.Redis.from_url(self.url) as client:
            client.flushall()

    def _answers(self) -> bool:
        try:
            with redis.Redis.from_url(self.url) as client:
                return bool(client.ping())
        except redis.ConnectionError:
            return False
