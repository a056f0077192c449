"""One time a survey is asked. Mode, roster, wording and what people were told freeze when it opens."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization, Person
from missions.models import Mission
from surveys.models.instrument import Instrument


class RoundQuerySet(models.QuerySet["Round"]):
    def of(self, organization: Organization) -> Self:
        return self.filter(organization=organization)

    def open(self) -> Self:
        return self.filter(closed_at__isnull=True)

    def closed(self) -> Self:
        return self.filter(closed_at__isnull=False)

    def past_their_date(self, *, at: datetime) -> Self:
        return self.open().filter(closes_at__lte=at)

    def still_sealed(self) -> Self:
        """Closed, and its answers not yet opened up."""
        return self.closed().filter(opened_up_at__isnull=True)

    def newest_first(self) -> Self:
        return self.order_by("-opened_at", "-pk")


class Round(models.Model):
    class Mode(models.TextChoices):
        ATTRIBUTED = "attributed", _("Attributed: names stand beside answers")

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="rounds")
    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="rounds")
    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, related_name="rounds")
    title = models.CharField(_("title"), max_length=200)
    question_text = models.CharField(_("question"), max_length=300)
    disclosure_text = models.TextField(_("what people were told"))
    shows_results_by_link = models.BooleanField(
        _("everyone asked was told that they read the results at their own link"), default=False, editable=False
    )
    label = models.CharField(_("note on the source"), max_length=200, blank=True)
    mode = models.CharField(_("mode"), max_length=20, choices=Mode, default=Mode.ATTRIBUTED)
    public_key = models.BinaryField(max_length=32, null=True, editable=False)
    opened_at = models.DateTimeField(_("opened"))
    opened_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    opened_up_at = models.DateTimeField(_("answers opened"), null=True, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        constraints = (
            models.CheckConstraint(
                condition=Q(opened_up_at__isnull=True) | Q(closed_at__isnull=False),
                name="round_opened_up_only_after_closing",
            ),
            models.CheckConstraint(
                condition=Q(shows_results_by_link=False) | Q(mode="attributed"),
                name="round_by_link_only_when_attributed",
            ),
        )
        indexes = (models.Index(fields=["organization", "-opened_at"], name="round_newest"),)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("surveys:round", args=[self.organization.slug, self.pk])

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    def takes_answers(self, *, at: datetime) -> bool:
        return self.is_open and (self.closes_at is None or at < self.closes_at)
