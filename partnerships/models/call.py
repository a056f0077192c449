"""A call: what one organization wants to buy, for what, and what bids are held against. It stands once it is open."""

import uuid
from enum import StrEnum
from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from missionhub.core.tokens import make_token
from missionhub.organizations.models import Organization, Person
from missions.models import Promise
from partnerships.compatibility import procurement


class CallState(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    SCORED = "scored"
    DECIDED = "decided"


class CallQuerySet(models.QuerySet["Call"]):
    def of(self, organization: Organization) -> Self:
        return self.filter(organization=organization)

    def taking_bids(self) -> Self:
        """Open, and nobody has handed in scores; whether its last day is over, only its organization's clock says."""
        is_open = self.filter(opened_at__isnull=False, scored_at__isnull=True)
        return is_open.exclude(scorers__handed_in_at__isnull=False)


class Call(models.Model):
    PURPOSE = "call-for-bids"
    MOST_GATES = 10

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="calls")
    link_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    title = models.CharField(_("what you buy"), max_length=200)
    problem = models.TextField(_("problem"), max_length=2_000)
    outcome = models.TextField(_("outcome"), max_length=2_000)
    due_on = models.DateField(_("last day for bids"))
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    opened_at = models.DateTimeField(null=True, blank=True)
    scored_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        constraints = (
            models.CheckConstraint(
                condition=(Q(scored_at__isnull=True) | Q(opened_at__isnull=False))
                & (Q(decided_at__isnull=True) | Q(scored_at__isnull=False)),
                name="call_states_in_order",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> CallState:
        if self.opened_at is None:
            return CallState.DRAFT
        if self.scored_at is None:
            return CallState.OPEN
        return CallState.SCORED if self.decided_at is None else CallState.DECIDED

    @property
    def token(self) -> str:
        return make_token(purpose=self.PURPOSE, identifier=self.link_id)


class Gate(models.Model):
    """A condition answered by yes or no. Whoever does not pass it is not scored."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="gates")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(_("condition"), max_length=200)

    class Meta:
        verbose_name = _("gate")
        verbose_name_plural = _("gates")
        constraints = (models.UniqueConstraint(fields=["call", "position"], name="gate_position_once"),)

    def __str__(self) -> str:
        return self.text


class Criterion(models.Model):
    """What bids are compared by. Price is counted and mission comes from the matrix; people score the others."""

    class Kind(models.TextChoices):
        QUALITY = procurement.Kind.QUALITY.value, _("Quality")
        PRICE = procurement.Kind.PRICE.value, _("Price")
        SOCIAL_VALUE = procurement.Kind.SOCIAL_VALUE.value, _("Social value")
        MISSION = procurement.Kind.MISSION.value, _("Mission")

    SCORED = (Kind.QUALITY, Kind.SOCIAL_VALUE)
    MOST = 8
    HIGHEST = 5

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    text = models.CharField(_("what counts"), max_length=200)
    weight = models.PositiveSmallIntegerField(_("weight"), validators=[MinValueValidator(1), MaxValueValidator(100)])

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        constraints = (
            models.UniqueConstraint(fields=["call", "position"], name="criterion_position_once"),
            models.CheckConstraint(condition=Q(weight__range=(1, 100)), name="criterion_weight_in_range"),
        )

    def __str__(self) -> str:
        return self.text

    @property
    def is_scored(self) -> bool:
        return self.kind in self.SCORED


class CallMission(models.Model):
    """What the purchase should serve, as it stood when the call was written: a promise of ours, or a public mission."""

    MOST = 10

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="missions")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(_("mission"), max_length=300)
    importance = models.PositiveSmallIntegerField(_("importance, 1 to 5"), default=5)
    promise = models.ForeignKey(Promise, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("mission of a call")
        verbose_name_plural = _("missions of a call")
        constraints = (
            models.UniqueConstraint(fields=["call", "position"], name="call_mission_position_once"),
            models.CheckConstraint(condition=Q(importance__range=(1, 5)), name="call_mission_importance_one_to_five"),
        )

    def __str__(self) -> str:
        return self.text


class Scorer(models.Model):
    """Somebody of the organization who scores alone. The row outlives the person."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="scorers")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    handed_in_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("scorer")
        verbose_name_plural = _("scorers")
        constraints = (models.UniqueConstraint(fields=["call", "person"], name="scorer_once_per_call"),)

    def __str__(self) -> str:
        return str(self.person or _("Somebody who has left"))
