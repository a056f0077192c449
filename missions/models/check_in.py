"""Where an outcome stands, said by somebody on a day."""

import uuid
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from missionhub.core.tokens import make_token
from missionhub.organizations.models import Organization, Person
from missions.models.outcome import Outcome


class CheckInQuerySet(models.QuerySet["CheckIn"]):
    def of(self, organization: Organization) -> "CheckInQuerySet":
        return self.filter(outcome__organization=organization)

    def newest_first(self) -> "CheckInQuerySet":
        return self.order_by("-on", "-pk")

    def in_order(self) -> "CheckInQuerySet":
        return self.order_by("on", "pk")


class CheckIn(models.Model):
    class Confidence(models.TextChoices):
        HIGH = "high", _("We will reach it")
        MEDIUM = "medium", _("We may miss it")
        LOW = "low", _("We will miss it")

    SUBJECT_KIND = "check_in"  # what comments on it are filed under

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="check_ins")
    request_id = models.UUIDField(
        default=uuid.uuid4, unique=True, help_text="a retry of the same check-in adds nothing"
    )
    on = models.DateField(_("as of"))
    value = models.DecimalField(_("value"), max_digits=18, decimal_places=4, null=True, blank=True)
    confidence = models.CharField(_("confidence"), max_length=6, choices=Confidence, blank=True)
    note = models.TextField(_("note"), blank=True)
    label = models.CharField(_("label"), max_length=80, blank=True, help_text="the period as an import called it")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = CheckInQuerySet.as_manager()

    class Meta:
        verbose_name = _("check-in")
        verbose_name_plural = _("check-ins")
        indexes = (models.Index(fields=["outcome", "-on", "-id"], name="check_in_newest"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(value__isnull=False) | ~Q(confidence="") | ~Q(note=""), name="check_in_says_something"
            ),
        )

    def __str__(self) -> str:
        return f"{self.outcome_id} on {self.on}"

    def owner(self) -> Organization:
        return self.outcome.organization


class PauseQuerySet(models.QuerySet["Pause"]):
    def of(self, organization: Organization) -> "PauseQuerySet":
        return self.filter(organization=organization)

    def in_order(self) -> "PauseQuerySet":
        return self.order_by("starts_on", "pk")


class Pause(models.Model):
    """Days on which nobody owes a check-in."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="pauses")
    name = models.CharField(_("name"), max_length=120)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to, that day included"))

    objects = PauseQuerySet.as_manager()

    class Meta:
        verbose_name = _("pause")
        verbose_name_plural = _("pauses")
        constraints = (
            models.CheckConstraint(condition=Q(ends_on__gte=models.F("starts_on")), name="pause_runs_forward"),
        )

    def __str__(self) -> str:
        return self.name


class WeekLinkQuerySet(models.QuerySet["WeekLink"]):
    def open(self, *, at: datetime) -> "WeekLinkQuerySet":
        """Neither revoked nor over, and the person is still here."""
        return self.filter(revoked_at__isnull=True, expires_at__gt=at, person__left_on__isnull=True)


class WeekLink(models.Model):
    """The Monday mail's door: that person's due check-ins, for seven days, and nothing else."""

    PURPOSE = "week"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="week_links")
    period_key = models.CharField(max_length=20)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = WeekLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link of the week")
        verbose_name_plural = _("links of the week")
        constraints = (models.UniqueConstraint(fields=["person", "period_key"], name="week_link_once_per_week"),)

    def __str__(self) -> str:
        return self.period_key

    @property
    def token(self) -> str:
        return make_token(purpose=self.PURPOSE, identifier=self.id)
