"""Thin tasks: find what is due, call one service."""

from celery import shared_task
from django.utils import timezone

from surveys.services import close_due_rounds, open_up_closed_rounds


@shared_task(acks_late=True, reject_on_worker_lost=True)
def sweep_rounds() -> None:
    now = timezone.now()
    close_due_rounds(at=now)
    open_up_closed_rounds(at=now)
