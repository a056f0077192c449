"""What a party writes down for itself, and may show the others: one door for every such row."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.models.neutral import NeutralConsent
from partnerships.models.partnership import Party


class Visibility(models.TextChoices):
    """There is no `public` while there is no public page of a partnership (docs/adr/0010)."""

    PARTY_PRIVATE = "party_private", _("Our side alone")
    MEDIATION = "mediation", _("Our side and the facilitator")
    SHARED = "shared", _("Every side")


class SeenByPartyQuerySet(models.QuerySet[Any]):
    def seen_by(self, party: Party) -> Self:
        """A party's one door: its own, and what others of the same partnership share."""
        shared = Q(visibility=Visibility.SHARED, party__partnership=party.partnership_id)
        return self.filter(Q(party=party) | shared)

    def shown_to(self, yes: NeutralConsent) -> Self:
        """A facilitator's one door: what the side whose link it is shows; by its own link no side reads another's."""
        if not yes.neutral.is_facilitator:
            return self.none()
        return self.filter(visibility=Visibility.MEDIATION, party=yes.party_id)


class SeenByParty(models.Model):
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    visibility = models.CharField(
        _("who reads it"), max_length=13, choices=Visibility, default=Visibility.PARTY_PRIVATE
    )

    objects = SeenByPartyQuerySet.as_manager()

    class Meta:
        abstract = True
