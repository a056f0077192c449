"""What protects whoever depends more: proposed by one side, in force once every side has accepted the same words."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.models.partnership import Participant, Partnership, Party


class SafeguardQuerySet(models.QuerySet["Safeguard"]):
    def standing(self) -> Self:
        return self.filter(withdrawn_at__isnull=True)

    def in_force(self) -> Self:
        return self.standing().filter(in_force_at__isnull=False)

    def proposed(self) -> Self:
        return self.standing().filter(in_force_at__isnull=True)


class Safeguard(models.Model):
    """One in force for each kind; a proposal takes its place only when all accept: nobody lifts one alone."""

    class Kind(models.TextChoices):
        VETO_AREAS = "veto_areas", _("What a side may say no to, alone")
        NEUTRAL_CHAIR = "neutral_chair", _("Somebody neutral in the chair")
        INDEPENDENT_INCOME = "independent_income", _("Income of one’s own, so that nobody lives off the other")
        EXIT_WITHOUT_PENALTY = "exit_without_penalty", _("Leaving without a penalty")
        COMMUNITY_SEAT = "community_seat", _("A seat for the people concerned")

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="safeguards")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    text = models.TextField(_("in words both can hold to"), max_length=1_000)
    proposed_by = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    proposed_at = models.DateTimeField()
    in_force_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True, help_text="taken back, or another took its place")

    objects = SafeguardQuerySet.as_manager()

    class Meta:
        verbose_name = _("safeguard")
        verbose_name_plural = _("safeguards")
        constraints = (
            models.UniqueConstraint(
                fields=["partnership", "kind"],
                condition=Q(withdrawn_at__isnull=True, in_force_at__isnull=True),
                name="safeguard_one_proposal_of_a_kind",
            ),
            models.UniqueConstraint(
                fields=["partnership", "kind"],
                condition=Q(withdrawn_at__isnull=True, in_force_at__isnull=False),
                name="safeguard_one_in_force_of_a_kind",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="safeguard_has_text"),
        )

    def __str__(self) -> str:
        return self.text[:60]


class SafeguardAcceptance(models.Model):
    safeguard = models.ForeignKey(Safeguard, on_delete=models.CASCADE, related_name="acceptances")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Participant, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("acceptance of a safeguard")
        verbose_name_plural = _("acceptances of safeguards")
        constraints = (
            models.UniqueConstraint(fields=["safeguard", "party"], name="safeguard_acceptance_once_per_party"),
        )

    def __str__(self) -> str:
        return f"{self.party}"


class ChairedMeeting(models.Model):
    """Which side was in the chair on a day; the one that was longest ago is next."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="chaired_meetings")
    chair = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    held_on = models.DateField(_("day of the meeting"))
    told_by = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    told_at = models.DateTimeField()

    class Meta:
        verbose_name = _("chaired meeting")
        verbose_name_plural = _("chaired meetings")
        constraints = (models.UniqueConstraint(fields=["partnership", "held_on"], name="chaired_meeting_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.held_on} {self.chair}"
