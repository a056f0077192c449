"""Only ring the doorbell: the sweep finds the same rows without us."""

from typing import Any

from django.dispatch import receiver

from missionhub.core.doorbell import ring
from surveys.events import answers_opened, founder_answered
from surveys.models import FounderReading, Round


@receiver(answers_opened, dispatch_uid="alignment.score_opened_answers")
def score_opened_answers(*, round: Round, **kwargs: Any) -> None:
    ring("alignment.tasks.score_round", round_id=round.pk)


@receiver(founder_answered, dispatch_uid="alignment.read_founder_answer")
def read_founder_answer(*, reading: FounderReading, **kwargs: Any) -> None:
    ring("alignment.tasks.read_founder_answer", reading_id=reading.pk)
