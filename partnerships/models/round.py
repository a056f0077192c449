"""A round: each party names its goals, rates them blind, and all see all ratings in the same moment."""

import uuid
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from missions.models import Outcome
from partnerships.models.partnership import Participant, Partnership, Party


class AlignmentRoundQuerySet(models.QuerySet["AlignmentRound"]):
    def newest_first(self) -> Self:
        return self.order_by("-number")

    def revealed(self) -> Self:
        """What every side may look back at."""
        return self.filter(revealed_at__isnull=False)


class AlignmentRound(models.Model):
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    reason = models.CharField(_("why you look again"), max_length=300, blank=True)
    begun_by = models.ForeignKey(Party, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True, help_text="every party has named its goals")
    revealed_at = models.DateTimeField(null=True, blank=True, help_text="every party has handed in")

    objects = AlignmentRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round of a partnership")
        verbose_name_plural = _("rounds of partnerships")
        constraints = (
            models.UniqueConstraint(fields=["partnership", "number"], name="alignment_round_number_once"),
            models.CheckConstraint(
                condition=Q(revealed_at__isnull=True) | Q(opened_at__isnull=False),
                name="alignment_round_opened_before_revealed",
            ),
        )

    def __str__(self) -> str:
        return f"{self.partnership} {self.number}"

    @property
    def is_revealed(self) -> bool:
        return self.revealed_at is not None

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.revealed_at is None


class GoalQuerySet(models.QuerySet["Goal"]):
    def newest(self) -> Self:
        """Of the last round any of these belongs to."""
        return self.filter(round=self.order_by("-round__number").values("round")[:1])


class Goal(models.Model):
    """What a party wants, as it stood when the round opened: a snapshot that no later edit of an outcome changes."""

    class Kind(models.TextChoices):
        SOCIAL = "social", _("Social")
        ENVIRONMENTAL = "environmental", _("Environmental")
        FINANCIAL = "financial", _("Financial")
        ORGANIZATIONAL = "organizational", _("Organizational")

    class Horizon(models.TextChoices):
        YEAR = "year", _("Within a year")
        YEARS = "years", _("One to five years")
        LONGER = "longer", _("Longer than five years")

    MOST: ClassVar[int] = 7  # 49 pairs; more is not rated with care

    round = models.ForeignKey(AlignmentRound, on_delete=models.CASCADE, related_name="goals")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="goals")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(_("goal"), max_length=200)
    importance = models.PositiveSmallIntegerField(_("importance"), default=5)
    kind = models.CharField(_("kind"), max_length=14, choices=Kind, default=Kind.SOCIAL)
    approach = models.CharField(_("how you go about it"), max_length=200, blank=True)
    horizon = models.CharField(_("time horizon"), max_length=8, choices=Horizon, blank=True)
    outcome = models.ForeignKey(Outcome, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    outcome_version = models.PositiveIntegerField(null=True, blank=True)
    thread = models.UUIDField(default=uuid.uuid4, editable=False, help_text="the same for a goal carried on by rounds")

    objects = GoalQuerySet.as_manager()

    class Meta:
        verbose_name = _("goal in a partnership")
        verbose_name_plural = _("goals in partnerships")
        constraints = (
            models.UniqueConstraint(fields=["round", "party", "position"], name="goal_place_once"),
            models.UniqueConstraint(fields=["round", "thread"], name="goal_thread_once"),
            models.CheckConstraint(condition=Q(importance__range=(1, 5)), name="goal_importance_one_to_five"),
            models.CheckConstraint(condition=~Q(text=""), name="goal_has_text"),
        )

    def __str__(self) -> str:
        return self.text


class Submission(models.Model):
    """A party has handed in its ratings; they stand, and wait for the others'."""

    round = models.ForeignKey(AlignmentRound, on_delete=models.CASCADE, related_name="submissions")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="submissions")
    by = models.ForeignKey(Participant, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("hand-in")
        verbose_name_plural = _("hand-ins")
        constraints = (models.UniqueConstraint(fields=["round", "party"], name="submission_once_per_party"),)

    def __str__(self) -> str:
        return f"{self.party} {self.round_id}"
