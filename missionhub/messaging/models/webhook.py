"""An address of another program that is told when something happens, and one row for each telling."""

import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from missionhub.core.tokens import make_token
from missionhub.organizations.models import Organization, Person

MAX_ATTEMPTS = 12


class WebhookQuerySet(models.QuerySet["Webhook"]):
    def of(self, organization: Organization) -> Self:
        return self.filter(organization=organization)

    def listening(self) -> Self:
        """Switched on; the demonstration tells nobody anything."""
        return self.filter(is_on=True, organization__is_demonstration=False)


class Webhook(models.Model):
    PURPOSE = "webhook-secret"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="webhooks")
    url = models.CharField(_("address"), max_length=500)
    events = models.JSONField(_("what it is told"), default=list)
    is_on = models.BooleanField(_("switched on"), default=True)
    secret_epoch = models.PositiveIntegerField(default=0)
    failures = models.PositiveIntegerField(default=0, help_text="since it last said yes")
    quiet_until = models.DateTimeField(null=True, blank=True)
    since = models.DateTimeField(help_text="what happened before is not told")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = WebhookQuerySet.as_manager()

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")

    def __str__(self) -> str:
        return self.url

    def get_absolute_url(self) -> str:
        return reverse("messaging:webhook", args=[self.organization.slug, self.pk])

    @property
    def secret(self) -> str:
        """Computed, never stored: a leaked database forges no signature."""
        return make_token(purpose=self.PURPOSE, identifier=self.id, epoch=self.secret_epoch)


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def of(self, organization: Organization) -> Self:
        return self.filter(webhook__organization=organization)

    def due(self, *, at: datetime) -> Self:
        listening = Q(webhook__is_on=True, webhook__organization__is_demonstration=False)
        return self.filter(listening, state=Delivery.State.DUE, not_before__lte=at)

    def claimable(self, *, at: datetime) -> Self:
        free = Q(lease_until__isnull=True) | Q(lease_until__lte=at)
        rested = Q(webhook__quiet_until__isnull=True) | Q(webhook__quiet_until__lte=at)
        return self.due(at=at).filter(free, rested, attempts__lt=MAX_ATTEMPTS)

    def held(self, delivery: "Delivery") -> Self:
        """The row, only while its lease is still ours."""
        return self.filter(pk=delivery.pk, state=Delivery.State.DUE, lease=delivery.lease)

    def oldest_first(self) -> Self:
        return self.order_by("not_before", "pk")

    def newest_first(self) -> Self:
        return self.order_by("-happened_at", "pk")


class Delivery(models.Model):
    class State(models.TextChoices):
        DUE = "due", _("Waits")
        SENT = "sent", _("Received")
        DEAD = "dead", _("Could not be delivered")

    TEST = "test"  # the event that somebody asked for

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    event = models.CharField(max_length=64)
    subject_key = models.CharField(max_length=64)
    data = models.JSONField(default=dict, help_text="ids, never a text or a person")
    path = models.CharField(max_length=300, blank=True)
    happened_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.DUE)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField()
    lease = models.UUIDField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=300, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = (
            models.UniqueConstraint(fields=["webhook", "event", "subject_key"], name="delivery_once_per_happening"),
            models.CheckConstraint(
                condition=Q(lease__isnull=True, lease_until__isnull=True)
                | Q(lease__isnull=False, lease_until__isnull=False),
                name="delivery_lease_has_an_end",
            ),
        )
        indexes = (
            models.Index(F("not_before"), F("id"), condition=Q(state="due"), name="delivery_due"),
            models.Index(fields=["webhook", "-happened_at"], name="delivery_newest"),
        )

    def __str__(self) -> str:
        return f"{self.event} {self.subject_key}"
