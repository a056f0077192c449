"""What a supplier does for a public mission, kept once and taken into bids."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization, Person


class OfferWords(models.Model):
    mission = models.CharField(_("public mission"), max_length=300)
    how = models.TextField(_("how you serve it"), max_length=2_000)
    effect = models.TextField(_("what it does"), max_length=1_000)
    evidence = models.URLField(_("where one can see it"), blank=True, max_length=500)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.mission


class OfferQuerySet(models.QuerySet["Offer"]):
    def of(self, organization: Organization) -> Self:
        return self.filter(organization=organization)

    def in_order(self) -> Self:
        return self.order_by("mission", "pk")


class Offer(OfferWords):
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="offers")
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("offer against a public mission")
        verbose_name_plural = _("offers against public missions")
        constraints = (
            models.CheckConstraint(
                condition=~Q(mission="") & ~Q(how="") & ~Q(effect=""), name="offer_says_what_and_how"
            ),
        )
