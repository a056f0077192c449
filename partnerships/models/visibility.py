"""What a party writes down for itself, and may show the others: one door for every such row."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.models.partnership import Party


class Visibility(models.TextChoices):
    """`mediation` and `public` come with what needs them."""

    PARTY_PRIVATE = "party_private", _("Our side alone")
    SHARED = "shared", _("Every side")


class SeenByPartyQuerySet(models.QuerySet[Any]):
    def seen_by(self, party: Party) -> Self:
        """The one door: one's own, and what others of the same partnership share."""
        shared = Q(visibility=Visibility.SHARED, party__partnership=party.partnership_id)
        return self.filter(Q(party=party) | shared)


class SeenByParty(models.Model):
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    visibility = models.CharField(
        _("who reads it"), max_length=13, choices=Visibility, default=Visibility.PARTY_PRIVATE
    )

    objects = SeenByPartyQuerySet.as_manager()

    class Meta:
        abstract = True
