from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization, Person
from missions.models.edited import Edited, EditedQuerySet
from missions.models.mission import Mission


class PromiseQuerySet(EditedQuerySet):
    def of(self, organization: Organization) -> "PromiseQuerySet":
        return self.filter(mission__organization=organization)

    def active(self) -> "PromiseQuerySet":
        return self.filter(retired_at__isnull=True)

    def open_to_edits(self) -> "PromiseQuerySet":
        return self.active()

    def unconfirmed(self) -> "PromiseQuerySet":
        return self.active().filter(confirmed_at__isnull=True)

    def in_order(self) -> "PromiseQuerySet":
        """With whoever looks after each: wherever promises are listed, somebody asks."""
        return self.order_by("position", "pk").select_related("steward")


class Promise(Edited):
    """A phrase of the mission that a reader can check."""

    SUBJECT_KIND = "promise"
    EDITED_FIELDS = ("text", "phrase", "definition", "measure", "target", "cues", "weight", "steward_id")
    HEAVIEST = 100

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="promises")
    phrase = models.TextField(_("words of the mission"), blank=True)
    text = models.CharField(_("promise"), max_length=300)
    definition = models.TextField(_("what keeping it means here"), blank=True)
    measure = models.CharField(_("how it is measured"), max_length=300, blank=True)
    target = models.CharField(_("when it counts as kept"), max_length=300, blank=True)
    cues = models.JSONField(_("words people use for it"), default=list, blank=True)
    weight = models.PositiveSmallIntegerField(
        _("weight"), default=1, validators=[MinValueValidator(1), MaxValueValidator(HEAVIEST)]
    )
    steward = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("looked after by")
    )
    position = models.PositiveIntegerField(default=1)
    is_public = models.BooleanField(_("shown on the public page"), default=False)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = PromiseQuerySet.as_manager()

    class Meta:
        verbose_name = _("promise")
        verbose_name_plural = _("promises")
        indexes = (models.Index(fields=["mission", "retired_at", "position"], name="promise_in_order"),)
        constraints = (
            models.CheckConstraint(condition=Q(weight__gte=1, weight__lte=100), name="promise_weight_in_range"),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | Q(confirmed_at__isnull=False),
                name="promise_confirmer_needs_a_time",
            ),
            models.CheckConstraint(
                condition=Q(retired_by__isnull=True) | Q(retired_at__isnull=False),
                name="promise_retirer_needs_a_time",
            ),
        )

    def __str__(self) -> str:
        return self.text

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None

    @property
    def further_cues(self) -> list[str]:
        """The cues that say more than the promise itself; one that stands in it helps to find nothing."""
        return [cue for cue in self.cues if cue.casefold() not in self.text.casefold()]

    def steward_on(self, on: date) -> Person | None:
        """Whoever looks after it and is here that day."""
        is_here = self.steward is not None and (self.steward.left_on is None or self.steward.left_on > on)
        return self.steward if is_here else None

    def get_absolute_url(self) -> str:
        return reverse("missions:promise", args=[self.owner().slug, self.pk])

    def owner(self) -> Organization:
        return self.mission.organization


class PromiseEvidence(models.Model):
    """Something that shows the promise kept, outside any outcome or story."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="evidence")
    text = models.TextField(_("what shows it"))
    source = models.CharField(_("where to find it"), max_length=500, blank=True)
    seen_on = models.DateField(_("day"))
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")

    def __str__(self) -> str:
        return self.text[:60]
