"""How long a ring takes whoever rings."""

import time

from celery import current_app

from missionhub.core import doorbell


def seconds_to_ring(*, is_patient: bool = False) -> float:
    if is_patient:
        del current_app.conf.broker_transport_options["max_retries"]
    begun = time.monotonic()
    doorbell.ring("alignment.tasks.sweep")
    return time.monotonic() - begun
