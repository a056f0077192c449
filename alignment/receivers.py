"""Only ring the doorbell: the sweep finds the same rows without us."""

from typing import Any

from django.dispatch import receiver

from missionhub.core.doorbell import ring
from missions.events import mission_published, promises_changed
from surveys.events import answers_opened, founder_answered
from surveys.models import FounderReading, Round


@receiver(answers_opened, dispatch_uid="alignment.score_opened_answers")
def score_opened_answers(*, round: Round, **kwargs: Any) -> None:
    if round.consultation_id is None:
        ring("alignment.tasks.score_round", round_id=round.pk)


@receiver(founder_answered, dispatch_uid="alignment.read_founder_answer")
def read_founder_answer(*, reading: FounderReading, **kwargs: Any) -> None:
    ring("alignment.tasks.read_founder_answer", reading_id=reading.pk)


@receiver([mission_published, promises_changed], dispatch_uid="alignment.read_founders_again")
def read_founders_again(**kwargs: Any) -> None:
    """The sweep compares each founder's reading with what it would be read against now."""
    ring("alignment.tasks.sweep")
