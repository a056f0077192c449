"""Reads one order a line and forks a process for it, so that a killed sender is replaced at once.

Orders are JSON: {"work": "send" | "plan", "without": [protection, ...], "crash_at": point, "lease": seconds}.
The answer is the new process's id. Each sender greets the mail server by its own id.
"""

import json
import os
import signal
import sys
import time
from datetime import timedelta
from random import Random
from typing import Any

import django
from django.core.mail.utils import DNS_NAME
from django.utils import timezone

django.setup()

from missionhub.messaging.models import Message  # noqa: E402 - after set-up
from missionhub.messaging.registry import MessageKind  # noqa: E402 - after set-up
from missionhub.messaging.services import claiming, planning  # noqa: E402 - after set-up
from missionhub.messaging.services.sending import send_due  # noqa: E402 - after set-up


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _work(json.loads(line))
            os._exit(0)
        print(child, flush=True)


def _work(order: dict[str, Any]) -> None:
    DNS_NAME._fqdn = f"process-{os.getpid()}"
    os.environ["MISSIONHUB_CRASH_AT"] = order.get("crash_at", "")
    for protection in order.get("without", []):
        REMOVALS[protection]()
    if order["work"] == "plan":
        planning.plan_due(at=timezone.now())
        return
    lease = timedelta(seconds=order["lease"])
    while Message.objects.filter(state=Message.State.DUE).exists():
        send_due(clock=timezone.now, jitter=Random(), lease=lease)
        time.sleep(0.02)


def _without_the_look() -> None:
    def everything(rows: list[Message], *, kind: MessageKind) -> list[Message]:
        return rows

    planning._without_known = everything


def _without_counted_handoffs() -> None:
    def no_count(message: Message) -> bool:
        return True

    claiming.count_handoff = no_count


def _mark_first() -> None:
    def mark(message: Message) -> bool:
        return bool(Message.objects.held(message).update(state=Message.State.SENT, lease=None, lease_until=None))

    claiming.count_handoff = mark


REMOVALS = {"look": _without_the_look, "counted hand-offs": _without_counted_handoffs, "send before mark": _mark_first}

if __name__ == "__main__":
    main()
