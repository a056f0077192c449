"""Somebody in the organization, with or without an account."""

from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from missionhub.core.models import TimestampedModel
from missionhub.organizations.models.organization import Organization, Team


class PersonQuerySet(models.QuerySet["Person"]):
    def of(self, organization: Organization) -> "PersonQuerySet":
        return self.filter(organization=organization)

    def active(self, *, on: date | None = None) -> "PersonQuerySet":
        """Those who have not left."""
        return self.filter(Q(left_on__isnull=True) | Q(left_on__gt=on)) if on else self.filter(left_on__isnull=True)

    def by_name(self) -> "PersonQuerySet":
        return self.order_by("name", "pk")


class Person(TimestampedModel):
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="people")
    name = models.CharField(_("name"), max_length=150)
    email = models.EmailField(_("e-mail"), blank=True)
    title = models.CharField(_("job title"), max_length=150, blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True)
    team = models.ForeignKey(Team, on_delete=models.SET_NULL, null=True, blank=True, related_name="people")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="people"
    )
    left_on = models.DateField(_("left on"), null=True, blank=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = (
            models.UniqueConstraint(
                fields=["organization", "user"],
                condition=Q(user__isnull=False),
                name="person_one_per_user_and_organization",
            ),
        )
        indexes = (models.Index(fields=["organization", "name"], name="person_by_name"),)

    def __str__(self) -> str:
        return self.name

    @property
    def initials(self) -> str:
        words = self.name.split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()

    @property
    def zone(self) -> ZoneInfo:
        """Whose clock counts: the person's own, else the organization's; the world's where neither is known."""
        try:
            return ZoneInfo(self.time_zone or self.organization.time_zone)
        except (ZoneInfoNotFoundError, ValueError):
            return ZoneInfo("UTC")
