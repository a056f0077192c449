"""Answer rows. Only `surveys.intake` imports this module; an import contract keeps it so."""

import uuid

from django.db import models

from surveys.models.instrument import Question
from surveys.models.invitation import RosterEntry
from surveys.models.round import Round


class Intake(models.Model):
    """One sealed response while the round is open: no person, no time, no order."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return f"Intake {self.id}"


class AttributedAnswer(models.Model):
    """One question's answer beside its author's name; attributed rounds only."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="+")
    roster_entry = models.ForeignKey(RosterEntry, on_delete=models.CASCADE, related_name="+")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="+")
    text = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["roster_entry", "question"], name="answer_one_per_person_and_question"),
        )

    def __str__(self) -> str:
        return f"Answer of {self.roster_entry}"
