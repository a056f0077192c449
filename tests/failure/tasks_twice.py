"""A task of the product run in several processes at once, and all that the database holds afterwards."""

import hashlib
import json
import os
import signal
import traceback
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import connection, models

from alignment import tasks
from missionhub.celery import app
from tests.alignment.encoders import WordEncoder
from tests.failure import hearing

Row = dict[str, Any]


def names() -> list[str]:
    """As a worker finds them."""
    app.loader.import_default_modules()
    return sorted(name for name in app.tasks if not name.startswith("celery."))


def run(
    *, task: str, facts: dict[str, int], times: list[int], database: str, keys: str, told: str
) -> dict[str, list[str]]:
    """So many processes at once, then so many again; what the database holds in the end."""
    names()
    connection.close()  # finding the tasks asks the database for its version; a connection must not pass a fork
    connection.settings_dict["NAME"] = database
    settings.KEY_DIR = Path(keys)
    tasks.load_encoder = lambda folder: WordEncoder()
    hearing.listen(Path(told))
    app.conf.task_always_eager = True
    for number in times:
        _at_once(partial(app.tasks[task].apply, kwargs=facts, throw=True), number)
    return contents()


def _at_once(work: Callable[[], Any], number: int) -> None:
    """All wait at one gate until the last is there."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    closed, gate = os.pipe()
    children = [_behind_the_gate(work, closed, gate) for _ in range(number)]
    os.close(closed)
    os.close(gate)
    ends = [os.waitpid(child, 0)[1] for child in children]
    assert ends == [0] * number, f"Run at once, {sum(map(bool, ends))} of {number} failed; the log says why."


def _behind_the_gate(work: Callable[[], Any], closed: int, gate: int) -> int:
    child = os.fork()
    if child:
        return child
    os.close(gate)
    connection.ensure_connection()
    os.read(closed, 1)
    try:
        work()
    except Exception:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def contents() -> dict[str, list[str]]:
    """Every row of every table, without what a second computation of the same would also make anew."""
    tables = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    places = {model: _places(model) for model in tables}
    return {model._meta.label: sorted(json.dumps(row) for row in _rows(model, places)) for model in tables}


def _places(model: type[models.Model]) -> dict[Any, int]:
    return {pk: place for place, pk in enumerate(model._base_manager.order_by("pk").values_list("pk", flat=True))}


def _rows(model: type[models.Model], places: dict[type[models.Model], dict[Any, int]]) -> list[Row]:
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    return [
        {field.attname: _plain(row[field.attname], field, places) for field in fields}
        for row in model._base_manager.values()
    ]


def _plain(value: Any, field: models.Field, places: dict[type[models.Model], dict[Any, int]]) -> Any:
    if isinstance(value, datetime | UUID):
        return "set"
    if field.is_relation and value is not None:
        return places[field.related_model].get(value)
    if isinstance(value, bytes | memoryview):
        return hashlib.sha256(value).hexdigest()
    return value if isinstance(value, dict | list | str | int | float | None) else str(value)
