"""Load and delegate. The encoder lives here, in the worker; without it, answers simply stay due."""

import logging

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from alignment.queries.backlog import editions_due, readings_due, rounds_due
from alignment.queries.drift import missions_with_drift_due
from alignment.queries.founder_inputs import stale_readings
from alignment.scoring import Encoder, EncoderUnavailable, load_encoder
from alignment.services import answer_founder_reading, read_again, read_drift, release_round
from missions.models import Mission
from surveys.models import FounderReading, Round

logger = logging.getLogger(__name__)


@shared_task(name="alignment.tasks.sweep")
def sweep() -> None:
    """One task per row; a message nobody took by the next sweep expires, since that sweep sends it again."""
    stale = [reading.pk for reading in stale_readings()]
    for pk in [*readings_due().values_list("pk", flat=True), *stale]:
        read_founder_answer.apply_async(kwargs={"reading_id": pk}, expires=settings.SWEEP_SECONDS)
    for pk in [
        *rounds_due().values_list("pk", flat=True),
        *editions_due(at=timezone.now()).values_list("pk", flat=True),
    ]:
        score_round.apply_async(kwargs={"round_id": pk}, expires=settings.SWEEP_SECONDS)
    for mission in missions_with_drift_due(at=timezone.now()):
        read_mission_drift.apply_async(kwargs={"mission_id": mission.pk}, expires=settings.SWEEP_SECONDS)


@shared_task(name="alignment.tasks.score_round")
def score_round(*, round_id: int) -> None:
    round = Round.objects.filter(pk=round_id).first()
    if round is None or round.opened_up_at is None:
        logger.info("Round %s is gone or still sealed.", round_id)
        return
    if round.chain_id is not None and round.released_at is None:
        return  # its chain waits for more answers
    if encoder := _encoder():
        release_round(round=round, encoder=encoder, at=timezone.now())
        read_again(round=round, encoder=encoder, at=timezone.now())


@shared_task(name="alignment.tasks.read_founder_answer")
def read_founder_answer(*, reading_id: int) -> None:
    reading = FounderReading.objects.filter(pk=reading_id).first()
    if reading is None:
        logger.info("Founder's reading %s is gone.", reading_id)
        return
    if encoder := _encoder():
        answer_founder_reading(reading=reading, encoder=encoder, at=timezone.now())


@shared_task(name="alignment.tasks.read_mission_drift")
def read_mission_drift(*, mission_id: int) -> None:
    mission = Mission.objects.filter(pk=mission_id).select_related("organization").first()
    if mission is None:
        logger.info("Mission %s is gone.", mission_id)
        return
    read_drift(mission=mission, encoder=_encoder(), at=timezone.now())


def _encoder() -> Encoder | None:
    try:
        return load_encoder(settings.MODEL_DIR)
    except EncoderUnavailable as error:
        logger.warning("Answers wait, unscored: %s", error)
        return None
