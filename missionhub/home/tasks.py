"""Rung by beat: proves that beat, broker, worker and database work together."""

from celery import shared_task
from django.utils import timezone

from missionhub.home.services.heartbeat import beat


@shared_task(acks_late=True)
def heartbeat() -> None:
    beat(at=timezone.now())
