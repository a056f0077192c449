"""Senders and planners to kill, one process each, started by the order reader of `tests.failure.sender`."""

import json
import os
import signal
import time
from dataclasses import dataclass, field
from typing import Any

from tests.failure.deployment import Deployment


class Killed(AssertionError):
    """The process did not live to answer."""


@dataclass
class Senders:
    deployment: Deployment
    environment: dict[str, str] = field(default_factory=dict)
    killed: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._reader = self.deployment.start("sender", **self.environment)

    def start(self, work: str = "send", *, lease: float = 1.5, **order: Any) -> int:
        return int(self._order({"work": work, "lease": lease, **order}))

    def call(self, step: str, *, crash_at: str = "", **facts: Any) -> Any:
        """A function of a module here, such as `steps.outbox`, in a process of its own that nobody has to start."""
        answer = json.loads(self._order({"work": "call", "step": step, "crash_at": crash_at, "facts": facts}))
        assert "error" not in answer, answer["error"]
        if "result" not in answer:
            raise Killed(crash_at)
        return answer["result"]

    def kill(self, pid: int) -> None:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            return
        self.killed.add(pid)
        self.wait(pid)

    def wait(self, *pids: int, seconds: float = 120) -> None:
        deadline = time.monotonic() + seconds
        while any(is_alive(pid) for pid in pids):
            assert time.monotonic() < deadline, "A sender did not end."
            time.sleep(0.02)

    def _order(self, order: dict[str, Any]) -> str:
        assert self._reader.stdin
        assert self._reader.stdout
        print(json.dumps(order), file=self._reader.stdin, flush=True)
        return self._reader.stdout.readline()


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
