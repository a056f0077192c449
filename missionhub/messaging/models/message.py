"""The outbox: one row per mail that ought to exist. The rows are the queue; nothing else remembers what is due."""

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from missionhub.core.tokens import make_token
from missionhub.organizations.models import Organization, Person

MAX_HANDOFFS = 2


class MessageQuerySet(models.QuerySet["Message"]):
    def of(self, organization: Organization) -> "MessageQuerySet":
        return self.filter(organization=organization)

    def due(self, *, at: datetime) -> "MessageQuerySet":
        return self.filter(state=Message.State.DUE, not_before__lte=at)

    def unleased(self, *, at: datetime) -> "MessageQuerySet":
        return self.filter(Q(lease_until__isnull=True) | Q(lease_until__lte=at))

    def claimable(self, *, at: datetime) -> "MessageQuerySet":
        return self.due(at=at).unleased(at=at).filter(handoffs__lt=MAX_HANDOFFS)

    def needing_attention(self) -> "MessageQuerySet":
        return self.filter(state__in=(Message.State.UNCERTAIN, Message.State.DEAD))

    def held(self, message: "Message") -> "MessageQuerySet":
        """The row of `message`, only while its lease is still ours."""
        return self.filter(pk=message.pk, state=Message.State.DUE, lease=message.lease)

    def newer_than(self, message: "Message", *, at: datetime) -> "MessageQuerySet":
        """Later periods of the same mail that have come due."""
        return self.filter(
            person=message.person_id,
            kind=message.kind,
            subject_key=message.subject_key,
            not_before__gt=message.not_before,
            not_before__lte=at,
        )

    def oldest_first(self) -> "MessageQuerySet":
        return self.order_by("not_before", "pk")


class Message(models.Model):
    DECLINE = "decline"  # what the token of a regular mail is good for: to want no more of its kind

    class State(models.TextChoices):
        DUE = "due", _("Due")
        SENT = "sent", _("Sent")
        UNCERTAIN = "uncertain", _("Uncertain")
        DEAD = "dead", _("Could not be sent")
        MISSED = "missed", _("Missed")
        CANCELLED = "cancelled", _("No longer needed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="messages")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=64)
    subject_key = models.CharField(max_length=64)
    period_key = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State, default=State.DUE)
    handoffs = models.PositiveSmallIntegerField(default=0)
    refusals = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField()
    lease = models.UUIDField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=500, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = (
            models.UniqueConstraint(
                fields=["person", "kind", "subject_key", "period_key"], name="message_once_per_person_and_period"
            ),
            models.CheckConstraint(condition=Q(handoffs__lte=MAX_HANDOFFS), name="message_handed_off_at_most_twice"),
            models.CheckConstraint(
                condition=Q(lease__isnull=True, lease_until__isnull=True)
                | Q(lease__isnull=False, lease_until__isnull=False),
                name="message_lease_has_an_end",
            ),
        )
        indexes = (
            models.Index(F("not_before"), F("id"), condition=Q(state="due"), name="message_due"),
            models.Index(fields=["organization", "state"], name="message_by_state"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.period_key}"

    @property
    def message_id(self) -> str:
        """Derived from the row, so that a second copy is recognized as the same mail."""
        return f"<{self.pk.hex}@{settings.SITE_URL.rpartition('/')[2].partition(':')[0]}>"

    @property
    def decline_token(self) -> str:
        return make_token(purpose=self.DECLINE, identifier=self.pk)
