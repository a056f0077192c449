"""What people agreed to do after reading a round's results: one thing, one name, one date."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization, Person
from missions.models import Outcome, Promise
from surveys.models.round import Round


class ActionQuerySet(models.QuerySet["Action"]):
    def of(self, organization: Organization) -> Self:
        return self.filter(organization=organization)

    def of_round(self, round_id: int) -> Self:
        return self.filter(round_id=round_id)

    def about(self, promise: Promise) -> Self:
        return self.filter(promise=promise)

    def towards(self, outcome: Outcome) -> Self:
        return self.filter(outcome=outcome)

    def awaited(self) -> Self:
        """Agreed and not done yet."""
        return self.filter(done_at__isnull=True)

    def by_date(self) -> Self:
        return self.select_related("person", "done_by", "promise", "outcome", "round").order_by("due_on", "pk")


class Action(models.Model):
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="actions")
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="actions")
    text = models.CharField(_("what"), max_length=300)
    promise = models.ForeignKey(
        Promise, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("about")
    )
    outcome = models.ForeignKey(
        Outcome, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("towards")
    )
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("who"))
    due_on = models.DateField(_("by when"))
    created_at = models.DateTimeField(_("agreed"))
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = ActionQuerySet.as_manager()

    class Meta:
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        constraints = (
            models.CheckConstraint(
                condition=Q(done_by__isnull=True) | Q(done_at__isnull=False), name="action_done_by_only_when_done"
            ),
        )
        indexes = (models.Index(fields=["organization", "due_on"], name="action_by_date"),)

    def __str__(self) -> str:
        return self.text

    @property
    def is_done(self) -> bool:
        return self.done_at is not None
