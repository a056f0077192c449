"""What a supplier offers in a call, and what a person decided about it."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization, Person
from partnerships.models.call import Call, Gate
from partnerships.models.offer import OfferWords


class BidQuerySet(models.QuerySet["Bid"]):
    def by_name(self) -> Self:
        """Never by price or score: nobody is first."""
        return self.order_by(Lower("supplier_name"), "is_variant", "pk")


class Bid(models.Model):
    """`sender` is the supplier's organization where it sent the bid itself; otherwise the buyer wrote it down."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="bids")
    sender = models.ForeignKey(Organization, on_delete=models.SET_NULL, null=True, blank=True, related_name="sent_bids")
    supplier_name = models.CharField(_("supplier"), max_length=200)
    price = models.DecimalField(_("price"), max_digits=12, decimal_places=2)
    about = models.TextField(_("what they offer"), blank=True, max_length=2_000)
    is_local = models.BooleanField(_("local"), default=False)
    is_small = models.BooleanField(_("small business"), default=False)
    is_social_enterprise = models.BooleanField(_("social enterprise"), default=False)
    development = models.TextField(_("what they commit to beyond the goods"), blank=True, max_length=2_000)
    is_variant = models.BooleanField(_("a variant"), default=False)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = BidQuerySet.as_manager()

    class Meta:
        verbose_name = _("bid")
        verbose_name_plural = _("bids")
        constraints = (
            models.CheckConstraint(condition=Q(price__gt=0), name="bid_price_above_nothing"),
            models.UniqueConstraint(
                fields=["call", "sender"], condition=Q(is_variant=False), name="bid_one_per_sender_besides_variants"
            ),
        )

    def __str__(self) -> str:
        return self.supplier_name


class GateAnswer(models.Model):
    """No row is not answered, and not answered is not passed."""

    bid = models.ForeignKey(Bid, on_delete=models.CASCADE, related_name="gate_answers")
    gate = models.ForeignKey(Gate, on_delete=models.CASCADE, related_name="answers")
    is_passed = models.BooleanField()

    class Meta:
        verbose_name = _("answer to a gate")
        verbose_name_plural = _("answers to gates")
        constraints = (models.UniqueConstraint(fields=["bid", "gate"], name="gate_answered_once_per_bid"),)

    def __str__(self) -> str:
        return f"{self.gate_id}: {self.is_passed}"


class BidOffer(OfferWords):
    """An offer against a public mission as it read when the bid was sent."""

    bid = models.ForeignKey(Bid, on_delete=models.CASCADE, related_name="offers")

    class Meta:
        verbose_name = _("offer in a bid")
        verbose_name_plural = _("offers in bids")


class Award(models.Model):
    """What a person decided, why, and what the others are told. Without a bid: none of them."""

    call = models.OneToOneField(Call, on_delete=models.CASCADE, related_name="award")
    bid = models.ForeignKey(Bid, on_delete=models.CASCADE, null=True, blank=True, related_name="awards")
    reason = models.TextField(_("why"), max_length=4_000)
    told = models.TextField(_("what the others are told"), max_length=4_000)
    despite = models.TextField(_("what you do about the mission it hurts"), blank=True, max_length=2_000)
    decided_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("decision on a call")
        verbose_name_plural = _("decisions on calls")
        constraints = (models.CheckConstraint(condition=~Q(reason="") & ~Q(told=""), name="award_says_why"),)

    def __str__(self) -> str:
        return str(self.bid or _("None of them"))
