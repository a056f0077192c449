"""Only ring the doorbell: the sweep finds the same rows without us."""

from typing import Any

from django.dispatch import receiver
from surveys.events import answers_opened
from surveys.models import Round

from missionhub.core.doorbell import ring


@receiver(answers_opened, dispatch_uid="alignment.score_opened_answers")
def score_opened_answers(*, round: Round, **kwargs: Any) -> None:
    ring("alignment.tasks.score_round", round_id=round.pk)
