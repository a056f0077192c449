"""What is asked, before it is asked of anybody: each edit is a version of its own, and none is ever changed."""

from typing import Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from missionhub.core.models import TimestampedModel
from missionhub.organizations.models import Organization, Person
from surveys.questionnaire import Questionnaire, from_json


class InstrumentQuerySet(models.QuerySet["Instrument"]):
    def of(self, organization: Organization) -> Self:
        return self.filter(organization=organization)

    def own(self) -> Self:
        """Made here, by hand; the built-in ones and those of consultations are not."""
        return self.filter(kind=Instrument.Kind.OWN)

    def active(self) -> Self:
        """Those that can be asked; one that was put away stays readable."""
        return self.filter(archived_at__isnull=True)

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
    origin = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="copies",
        help_text="the first survey this is a copy of: what both ask is compared as one survey",
    )
    archived_at = models.DateTimeField(_("put away"), null=True, blank=True)
    archived_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = InstrumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("survey")
        verbose_name_plural = _("surveys")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("surveys:survey", args=[self.organization.slug, self.pk])

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None

    @property
    def family(self) -> int:
        """One number for a survey and all its copies."""
        return self.origin_id or self.pk


class InstrumentVersionQuerySet(models.QuerySet["InstrumentVersion"]):
    def of(self, organization: Organization) -> Self:
        return self.filter(instrument__organization=organization)

    def saved(self) -> Self:
        return self.filter(state=InstrumentVersion.State.SAVED)

    def set_aside(self) -> Self:
        """Texts that met a conflict and wait for somebody to decide."""
        return self.filter(state=InstrumentVersion.State.SET_ASIDE)

    def newest_first(self) -> Self:
        return self.order_by("-number", "-pk")


class InstrumentVersion(models.Model):
    """Every text anybody saved or meant to. The number of the newest saved one is what an editor locks on."""

    class State(models.TextChoices):
        SAVED = "saved", _("Saved")
        SET_ASIDE = "set_aside", _("Set aside")
        SETTLED = "settled", _("Decided about")

    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(help_text="of a text set aside: the one it began from")
    state = models.CharField(max_length=10, choices=State, default=State.SAVED)
    title = models.CharField(_("title"), max_length=200, blank=True)
    questions = models.JSONField(help_text="as surveys.questionnaire writes it")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = InstrumentVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("survey version")
        verbose_name_plural = _("survey versions")
        constraints = (
            models.UniqueConstraint(
                fields=["instrument", "number"],
                condition=models.Q(state="saved"),
                name="instrument_version_one_per_number",
            ),
        )

    def __str__(self) -> str:
        return f"{self.instrument} ({self.number})"

    @property
    def questionnaire(self) -> Questionnaire:
        return from_json(self.questions)
