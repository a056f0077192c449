"""Reads one order a line and forks a process for it, so that a killed sender is replaced at once.

Orders are JSON: {"work": "send" | "plan", "without": [protection, ...], "crash_at": point, "lease": seconds, "at": the
time its clock shows, "is_single": one round of sending, "kind": the one kind of mail to plan}; the answer is the new process's id, by which it also greets
the mail server. {"work": "call", "step": "module.function", "facts": {...}} waits for the function and answers with
{"result": ...}, {"error": ...}, or {} for a process that was killed.
"""

import gc
import importlib
import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any

import django
from django.core.mail.utils import DNS_NAME
from django.urls import get_resolver
from django.utils import timezone

gc.disable()  # it lives for seconds, and what it forks would copy what the collector touches
django.setup()

from missionhub.messaging import registry  # noqa: E402 - after set-up
from missionhub.messaging.models import Message  # noqa: E402 - after set-up
from missionhub.messaging.registry import MessageKind  # noqa: E402 - after set-up
from missionhub.messaging.services import claiming, planning  # noqa: E402 - after set-up
from missionhub.messaging.services.sending import send_due  # noqa: E402 - after set-up


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    get_resolver().url_patterns  # noqa: B018 - what a mail's links need is imported once, not in every process
    for line in sys.stdin:
        order = json.loads(line)
        print(_call(order) if order["work"] == "call" else _start(order), flush=True)


def _start(order: dict[str, Any]) -> int:
    child = os.fork()
    if child == 0:
        _work(order)
        os._exit(0)
    return child


def _call(order: dict[str, Any]) -> str:
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.close(reading)
        with os.fdopen(writing, "w") as pipe:
            pipe.write(json.dumps(_answer(order)))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        return pipe.read() or "{}"


def _answer(order: dict[str, Any]) -> dict[str, Any]:
    os.environ["MISSIONHUB_CRASH_AT"] = order.get("crash_at", "")
    module, _, name = order["step"].rpartition(".")
    try:
        return {"result": getattr(importlib.import_module(f"tests.failure.{module}"), name)(**order["facts"])}
    except Exception:
        return {"error": traceback.format_exc()}


def _work(order: dict[str, Any]) -> None:
    DNS_NAME._fqdn = f"process-{os.getpid()}"
    os.environ["MISSIONHUB_CRASH_AT"] = order.get("crash_at", "")
    for protection in order.get("without", []):
        REMOVALS[protection]()
    clock = _clock_at(order["at"]) if "at" in order else timezone.now
    if order["work"] == "plan":
        _plan(at=clock(), only=order.get("kind"))
        return
    lease = timedelta(seconds=order["lease"])
    send_due(clock=clock, jitter=Random(), lease=lease)
    while not order.get("is_single") and Message.objects.filter(state=Message.State.DUE).exists():
        time.sleep(0.02)
        send_due(clock=clock, jitter=Random(), lease=lease)


def _clock_at(text: str) -> Callable[[], datetime]:
    moment = datetime.fromisoformat(text)
    return lambda: moment


def _plan(*, at: datetime, only: str | None) -> None:
    for kind in registry.registered_kinds():
        if only and kind.name != only:
            registry.unregister(kind.name)
    planning.plan_due(at=at)


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
