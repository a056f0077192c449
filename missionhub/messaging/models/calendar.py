"""A private address under which somebody's calendar program reads their days."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from missionhub.core.tokens import make_token
from missionhub.organizations.models import Person


class CalendarFeed(models.Model):
    PURPOSE = "calendar"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="calendar_feeds")
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")
        constraints = (
            models.UniqueConstraint(
                fields=["person"], condition=Q(revoked_at__isnull=True), name="calendar_feed_one_open_per_person"
            ),
        )

    def __str__(self) -> str:
        return str(self.person)

    @property
    def token(self) -> str:
        return make_token(purpose=self.PURPOSE, identifier=self.id)

    @property
    def url(self) -> str:
        """Its host is the configured one, never the request's."""
        return settings.SITE_URL + reverse("messaging:calendar-feed", args=[self.token])
