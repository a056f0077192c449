"""Rung by beat: proves that beat, broker, worker and database work together; furnishes a demonstration asked for."""

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from alignment.scoring import Encoder, EncoderUnavailable, load_encoder
from missionhub.home.services.demonstration_asked import demonstrations_to_furnish, furnish_asked_demonstration
from missionhub.home.services.heartbeat import beat


@shared_task(acks_late=True)
def heartbeat() -> None:
    """Its beat sweeps up a demonstration for which the bell did not ring."""
    beat(at=timezone.now())
    if demonstrations_to_furnish().exists():
        furnish_demonstration.apply_async(expires=settings.SWEEP_SECONDS)


@shared_task(name="missionhub.home.tasks.furnish_demonstration")
def furnish_demonstration() -> None:
    furnish_asked_demonstration(encoder=_encoder(), at=timezone.now())


def _encoder() -> Encoder | None:
    """Without it the closed round waits until there is one."""
    try:
        return load_encoder(settings.MODEL_DIR)
    except EncoderUnavailable:
        return None
