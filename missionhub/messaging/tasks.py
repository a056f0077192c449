"""What beat rings: write down what is due, send what is written down."""

from random import Random

from celery import shared_task
from django.utils import timezone

from missionhub.core.doorbell import ring
from missionhub.messaging.services import delivering
from missionhub.messaging.services.announcing import plan_deliveries
from missionhub.messaging.services.planning import plan_due
from missionhub.messaging.services.sending import BATCH, send_due

SEND, DELIVER = "missionhub.messaging.tasks.send", "missionhub.messaging.tasks.deliver"


@shared_task(acks_late=True, reject_on_worker_lost=True)
def plan() -> None:
    if plan_due(at=timezone.now()):
        ring(SEND)


@shared_task(acks_late=True, reject_on_worker_lost=True)
def send() -> None:
    if send_due(clock=timezone.now, jitter=Random()).total() >= BATCH:  # noqa: S311 - spreads retries, guards nothing
        ring(SEND)


@shared_task(acks_late=True, reject_on_worker_lost=True)
def deliver() -> None:
    """Tell other programs what happened."""
    plan_deliveries(at=timezone.now())
    told = delivering.deliver_due(clock=timezone.now, jitter=Random())  # noqa: S311 - spreads retries, guards nothing
    if told.total() >= delivering.BATCH:
        ring(DELIVER)
