"""A link to the board paper for whoever has no account: it ends on a day, can be revoked, and names nobody."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from missionhub.core.tokens import make_token
from missionhub.organizations.models import Organization, Person


class PaperLinkQuerySet(models.QuerySet["PaperLink"]):
    def of(self, organization: Organization) -> Self:
        return self.filter(organization=organization)

    def working(self, *, on: date) -> Self:
        return self.filter(revoked_at__isnull=True, last_on__gte=on)


class PaperLink(models.Model):
    PURPOSE = "board-paper"
    MOST_IN_AN_HOUR = 300  # a board of thirty opening it ten times each; a flood is not welcome
    LASTS_AT_MOST = 90  # days

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="paper_links")
    name = models.CharField(_("who it is for"), max_length=120)
    last_on = models.DateField(_("last day"))
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)
    hour_began_at = models.DateTimeField(null=True, blank=True)
    opened_in_hour = models.PositiveIntegerField(default=0, help_text="since `hour_began_at`")

    objects = PaperLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link to the board paper")
        verbose_name_plural = _("links to the board paper")
        constraints = (models.CheckConstraint(condition=~Q(name=""), name="paper_link_says_who_it_is_for"),)

    def __str__(self) -> str:
        return self.name

    @property
    def token(self) -> str:
        return make_token(purpose=self.PURPOSE, identifier=self.id)
