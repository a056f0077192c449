"""The doorbell without its protection: a broker that is away fails the request that rings."""

from functools import partial
from types import SimpleNamespace

from celery import current_app
from django.apps import AppConfig
from django.db import transaction


class BareBellConfig(AppConfig):
    name = "tests.failure.bare_bell"

    def ready(self) -> None:
        from missionhub.core import doorbell

        def send(task_name: str, ids: dict[str, int | str]) -> None:
            current_app.send_task(task_name, kwargs=ids, expires=60, retry=False, ignore_result=True)

        def on_commit(bell: partial[None], *, robust: bool) -> None:
            transaction.on_commit(bell)

        doorbell._send = send
        doorbell.transaction = SimpleNamespace(on_commit=on_commit)
