"""Answer rows. Only `surveys.intake` imports this module; an import contract keeps it so."""

import uuid

from django.db import models

from surveys.models.invitation import RosterEntry
from surveys.models.node import RoundNode
from surveys.models.round import Round


class Intake(models.Model):
    """One sealed response while the round is open: no person, no time, no order."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return f"Intake {self.id}"


class PublicSubmission(models.Model):
    """That a device's submission to a public round has arrived; purged at the mix, or in a chain two weeks later."""

    id = models.UUIDField(primary_key=True, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"Submission {self.id}"


class AttributedAnswer(models.Model):
    """One question's answer beside its author's name; attributed rounds only."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="+")
    roster_entry = models.ForeignKey(RosterEntry, on_delete=models.CASCADE, related_name="+")
    question_key = models.CharField(max_length=40)
    value = models.JSONField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["roster_entry", "question_key"], name="answer_one_per_person_and_question"),
        )

    def __str__(self) -> str:
        return f"Answer of {self.roster_entry}"


class Answer(models.Model):
    """One block's answer after the mix: no respondent, no time, no order, and no finer team than may be published."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="+")
    block = models.CharField(max_length=40)
    node = models.ForeignKey(RoundNode, on_delete=models.CASCADE, related_name="+")
    values = models.JSONField(help_text="by question key; a text stands alone, masked")
    is_quotable = models.BooleanField(default=False)

    class Meta:
        indexes = (models.Index(fields=["round", "block"], name="answer_by_block"),)

    def __str__(self) -> str:
        return f"Answer {self.id}"
