"""Thin tasks: find what is due, call one service."""

from collections.abc import Sequence

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from alignment.scoring import EncoderUnavailable, load_encoder
from surveys.intake import ReaderMissing, expire_key_copies
from surveys.models import Round
from surveys.services import (
    close_due_rounds,
    hand_over_due_rounds,
    knows_with,
    open_due_plans,
    open_up_closed_rounds,
    refresh_due_participation,
    release_due_chains,
    release_due_figures,
)


@shared_task(acks_late=True, reject_on_worker_lost=True)
def sweep_rounds() -> None:
    now = timezone.now()
    expire_key_copies(at=now)
    refresh_due_participation(at=now)
    close_due_rounds(at=now)
    hand_over_due_rounds(at=now)
    open_up_closed_rounds(at=now, knows=_knows)
    release_due_figures(at=now)
    release_due_chains(at=now)
    open_due_plans(at=now)


def _knows(round: Round, texts: Sequence[str]) -> Sequence[bool | None]:
    """The encoder is loaded at the first text that needs it; without one, such a round waits."""
    try:
        encoder = load_encoder(settings.MODEL_DIR)
    except EncoderUnavailable as error:
        raise ReaderMissing(str(error)) from error
    return knows_with(encoder)(round, texts)
