"""A tension turned into a “what if”: nobody's own, both sides write on it."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from partnerships.models.partnership import Party
from partnerships.models.round import Goal


class OptionQuerySet(models.QuerySet["Option"]):
    def concerning(self, party: Party) -> Self:
        """The two sides whose goals pull apart; to a third there is nothing."""
        return self.filter(Q(goal_a__party=party) | Q(goal_b__party=party))


class Option(models.Model):
    class State(models.TextChoices):
        IDEA = "idea", _("An idea")
        TRIED = "tried", _("Being tried")
        KEPT = "kept", _("It works, we keep it")
        DROPPED = "dropped", _("Dropped")

    goal_a = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="+")
    goal_b = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="+")
    what_if = models.TextField(_("what if"), max_length=1_000)
    needs = models.TextField(_("what it needs"), blank=True, max_length=1_000)
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.IDEA)
    proposed_by = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    proposed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    changed_at = models.DateTimeField()

    objects = OptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("option")
        verbose_name_plural = _("options")
        constraints = (
            models.CheckConstraint(condition=Q(goal_a__lt=F("goal_b")), name="option_pair_has_one_order"),
            models.CheckConstraint(condition=~Q(what_if=""), name="option_has_text"),
        )

    def __str__(self) -> str:
        return self.what_if[:60]
