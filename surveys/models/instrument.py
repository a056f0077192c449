"""What is asked, before it is asked of anybody: each edit is a version of its own, and none is ever changed."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from missionhub.core.models import TimestampedModel
from missionhub.organizations.models import Organization, Person
from surveys.questionnaire import Questionnaire, from_json


class InstrumentQuerySet(models.QuerySet["Instrument"]):
    def of(self, organization: Organization) -> Self:
        return self.filter(organization=organization)

    def by_title(self) -> Self:
        return self.order_by("title", "pk")


class Instrument(TimestampedModel):
    class Kind(models.TextChoices):
        LEADERS = "leaders", _("Leaders’ round")
        STAFF = "staff", _("Staff round")
        AWARENESS = "awareness", _("What people outside think we are for")
        SIGHT = "sight", _("Line-of-sight check")
        OWN = "own", _("Own questions")
        PROPOSALS = "proposals", _("Proposals for a consultation")
        CONSULTATION = "consultation", _("Consultation")

        @classmethod
        def of_consultations(cls) -> frozenset[str]:
            return frozenset({cls.PROPOSALS, cls.CONSULTATION})

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="instruments")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.LEADERS)
    title = models.CharField(_("title"), max_length=200)

    objects = InstrumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("survey")
        verbose_name_plural = _("surveys")

    def __str__(self) -> str:
        return self.title


class InstrumentVersion(models.Model):
    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    questions = models.JSONField(help_text="as surveys.questionnaire writes it")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("survey version")
        verbose_name_plural = _("survey versions")
        constraints = (
            models.UniqueConstraint(fields=["instrument", "number"], name="instrument_version_one_per_number"),
        )

    def __str__(self) -> str:
        return f"{self.instrument} ({self.number})"

    @property
    def questionnaire(self) -> Questionnaire:
        return from_json(self.questions)
