"""What a side takes for granted and has not checked: written down before it breaks trust."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.models.partnership import Participant, Party
from partnerships.models.round import Goal
from partnerships.models.visibility import SeenByParty


class Assumption(SeenByParty):
    class State(models.TextChoices):
        OPEN = "open", _("Not checked yet")
        CONFIRMED = "confirmed", _("It is so")
        REFUTED = "refuted", _("It is not so")

    class Sureness(models.IntegerChoices):
        GUESS = 1, _("1 · a guess")
        LIKELY = 2, _("2 · likely")
        CERTAIN = 3, _("3 · nearly certain")

    text = models.TextField(_("what we assume"), max_length=500)
    goals = models.ManyToManyField(Goal, blank=True, related_name="assumptions", verbose_name=_("goals it is about"))
    sureness = models.PositiveSmallIntegerField(_("how sure we are"), choices=Sureness, default=Sureness.LIKELY)
    find_out = models.TextField(_("how we would find out"), blank=True, max_length=500)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.OPEN)
    settled_on = models.DateField(null=True, blank=True)
    settled_by = models.ForeignKey(Party, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Participant, on_delete=models.SET_NULL, null=True, related_name="+")
    told_at = models.DateTimeField(help_text="to whoever reads it now")

    class Meta:
        verbose_name = _("assumption")
        verbose_name_plural = _("assumptions")
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="assumption_has_text"),
            models.CheckConstraint(condition=Q(sureness__range=(1, 3)), name="assumption_sureness_one_to_three"),
            models.CheckConstraint(
                condition=Q(state="open", settled_on__isnull=True) | (~Q(state="open") & Q(settled_on__isnull=False)),
                name="assumption_settled_on_a_day",
            ),
        )

    def __str__(self) -> str:
        return self.text[:60]
