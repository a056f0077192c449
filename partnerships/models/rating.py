"""What people say of two goals, and what the parties agree on afterwards."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from partnerships.compatibility import EFFECTS
from partnerships.models.partnership import Participant, Party
from partnerships.models.round import AlignmentRound, Goal

SCALE = (min(EFFECTS), max(EFFECTS))


class CellRatingQuerySet(models.QuerySet["CellRating"]):
    def seen_by(self, party: Party) -> Self:
        """The one door to ratings: one's own, and others' once everything was revealed."""
        return self.filter(Q(rater__party=party) | Q(goal_a__round__revealed_at__isnull=False))


class CellRating(models.Model):
    """One person's judgement of one pair: what progress on the one goal does to the other. Nothing said is not zero."""

    rater = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="ratings")
    goal_a = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="ratings_as_a")
    goal_b = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="ratings_as_b")
    a_to_b = models.SmallIntegerField(null=True, blank=True)
    b_to_a = models.SmallIntegerField(null=True, blank=True)
    note = models.TextField(_("why"), blank=True, max_length=2_000)
    saved_at = models.DateTimeField()

    objects = CellRatingQuerySet.as_manager()

    class Meta:
        verbose_name = _("rating of two goals")
        verbose_name_plural = _("ratings of two goals")
        constraints = (
            models.UniqueConstraint(fields=["rater", "goal_a", "goal_b"], name="rating_once_per_rater_and_pair"),
            models.CheckConstraint(condition=Q(goal_a__lt=F("goal_b")), name="rating_pair_has_one_order"),
            models.CheckConstraint(
                condition=(Q(a_to_b__isnull=True) | Q(a_to_b__range=SCALE))
                & (Q(b_to_a__isnull=True) | Q(b_to_a__range=SCALE)),
                name="rating_within_scale",
            ),
        )

    def __str__(self) -> str:
        return f"{self.goal_a_id} × {self.goal_b_id}"


class CellAgreementQuerySet(models.QuerySet["CellAgreement"]):
    def concerning(self, party: Party) -> Self:
        return self.filter(Q(goal_a__party=party) | Q(goal_b__party=party))


class CellAgreement(models.Model):
    """What one party proposes that both write down; in force once every party has accepted it.

    Who agrees to differ writes down no effect: both judgements stay as they are, and count as before.
    """

    round = models.ForeignKey(AlignmentRound, on_delete=models.CASCADE, related_name="agreements")
    goal_a = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="+")
    goal_b = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="+")
    a_to_b = models.SmallIntegerField(null=True, blank=True)
    b_to_a = models.SmallIntegerField(null=True, blank=True)
    agrees_to_differ = models.BooleanField(default=False)
    note = models.TextField(_("why"), max_length=2_000)
    mitigation = models.TextField(_("what you do about it"), blank=True, max_length=2_000)
    accepts_red_line = models.BooleanField(default=False)
    proposed_by = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    proposed_at = models.DateTimeField()
    in_force_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True, help_text="another proposal took its place")

    objects = CellAgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("agreement on two goals")
        verbose_name_plural = _("agreements on two goals")
        constraints = (
            models.CheckConstraint(condition=Q(goal_a__lt=F("goal_b")), name="agreement_pair_has_one_order"),
            models.CheckConstraint(
                condition=Q(agrees_to_differ=True, a_to_b__isnull=True, b_to_a__isnull=True)
                | Q(agrees_to_differ=False, a_to_b__range=SCALE, b_to_a__range=SCALE),
                name="agreement_within_scale_or_to_differ",
            ),
            models.UniqueConstraint(
                fields=["goal_a", "goal_b"],
                condition=Q(withdrawn_at__isnull=True),
                name="agreement_one_standing_per_pair",
            ),
        )

    def __str__(self) -> str:
        return f"{self.goal_a_id} × {self.goal_b_id}"


class Acceptance(models.Model):
    agreement = models.ForeignKey(CellAgreement, on_delete=models.CASCADE, related_name="acceptances")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Participant, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("acceptance")
        verbose_name_plural = _("acceptances")
        constraints = (models.UniqueConstraint(fields=["agreement", "party"], name="acceptance_once_per_party"),)

    def __str__(self) -> str:
        return f"{self.party}"
