"""A public survey that stays open: one link for ever, behind it a round a week with a key of its own."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization


class ChainQuerySet(models.QuerySet["Chain"]):
    def of(self, organization: Organization) -> "ChainQuerySet":
        return self.filter(organization=organization)


class Chain(models.Model):
    """What stays the same from round to round: the link, its printed code, and what names a device's submission."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="chains")
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = ChainQuerySet.as_manager()

    class Meta:
        verbose_name = _("public survey that stays open")
        verbose_name_plural = _("public surveys that stay open")

    def __str__(self) -> str:
        return f"Chain {self.public_id}"
