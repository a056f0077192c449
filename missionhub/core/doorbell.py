"""Wake a worker. Rows say what is due and sweeps find them, so a bell that fails loses nothing."""

import logging
from functools import partial

from celery import current_app
from django.db import transaction

logger = logging.getLogger(__name__)


def ring(task_name: str, **ids: int | str) -> None:
    """Send the task after the transaction commits. Ids only; never raises, never waits for a dead broker."""
    transaction.on_commit(partial(_send, task_name, ids), robust=True)


def _send(task_name: str, ids: dict[str, int | str]) -> None:
    try:
        current_app.send_task(task_name, kwargs=ids, expires=60, retry=False, ignore_result=True)
    except Exception as error:  # noqa: BLE001 - whatever the broker's client raises, the save must stand
        logger.warning("The doorbell for %s did not ring: %s", task_name, type(error).__name__)
