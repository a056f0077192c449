"""What people agreed to do after reading a round's results: one thing, one name, one date."""

import uuid
from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from missionhub.core.tokens import make_token
from missionhub.organizations.models import Membership, Organization, Person
from missions.models import Outcome, Promise
from surveys.models.round import Round


class ActionQuerySet(models.QuerySet["Action"]):
    def of(self, organization: Organization) -> Self:
        return self.filter(organization=organization)

    def of_round(self, round_id: int) -> Self:
        return self.filter(round_id=round_id)

    def about(self, promise: Promise) -> Self:
        return self.filter(promise=promise)

    def about_findings(self) -> Self:
        return self.exclude(finding="")

    def towards(self, outcome: Outcome) -> Self:
        return self.filter(outcome=outcome)

    def awaited(self) -> Self:
        """Agreed and not done yet."""
        return self.filter(done_at__isnull=True)

    def with_account(self) -> Self:
        """Whether its owner signs in, as `has_account`."""
        return self.annotate(has_account=Exists(Membership.objects.filter(person=OuterRef("person"))))

    def without_account(self) -> Self:
        return self.with_account().filter(has_account=False)

    def by_date(self) -> Self:
        rows = self.with_account().select_related("organization", "person", "done_by", "promise", "outcome", "round")
        return rows.order_by("due_on", "pk")


class Action(models.Model):
    PURPOSE = "action"
    LINK_LASTS = timedelta(days=90)  # after the day it is due by

    link_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    lock_version = models.PositiveIntegerField(default=0)
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="actions")
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="actions")
    text = models.CharField(_("what"), max_length=300)
    promise = models.ForeignKey(
        Promise, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("about")
    )
    outcome = models.ForeignKey(
        Outcome, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("towards")
    )
    finding = models.CharField(max_length=200, blank=True, help_text="what it was agreed about; with the promise a key")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("who"))
    due_on = models.DateField(_("by when"))
    created_at = models.DateTimeField(_("agreed"))
    given_at = models.DateTimeField(_("given"), help_text="to whoever owns it now")
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    reply = models.CharField(_("what the owner says"), max_length=300, blank=True)
    asked_later_on = models.DateField(_("the day the owner asks for"), null=True, blank=True)

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
    def token(self) -> str:
        """Opens this action for whoever owns it now, and stops working for whoever owned it before."""
        return make_token(purpose=self.PURPOSE, identifier=self.link_id, epoch=self.person_id or 0)

    def is_link_over(self, *, on: date) -> bool:
        return on > self.due_on + self.LINK_LASTS

    @property
    def is_done(self) -> bool:
        return self.done_at is not None
