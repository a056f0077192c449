"""What one scorer said of one bid, unseen by the other scorers until all have handed in."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Person
from partnerships.models.bid import Bid
from partnerships.models.call import CallMission, Criterion, Scorer
from partnerships.models.rating import SCALE


class SaidOfBidQuerySet(models.QuerySet[Any]):
    def seen_by(self, person: Person) -> Self:
        """The one door: one's own, and everybody's once all have handed in."""
        return self.filter(Q(scorer__person=person) | Q(bid__call__scored_at__isnull=False))


class SaidOfBid(models.Model):
    scorer = models.ForeignKey(Scorer, on_delete=models.CASCADE, related_name="+")
    bid = models.ForeignKey(Bid, on_delete=models.CASCADE, related_name="+")
    note = models.TextField(_("why"), blank=True, max_length=2_000)
    saved_at = models.DateTimeField()

    objects = SaidOfBidQuerySet.as_manager()

    class Meta:
        abstract = True


class BidScore(SaidOfBid):
    """0 to 5 on one criterion. Nothing said is not zero."""

    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="scores")
    points = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("score of a bid")
        verbose_name_plural = _("scores of bids")
        constraints = (
            models.UniqueConstraint(fields=["scorer", "bid", "criterion"], name="bid_score_once"),
            models.CheckConstraint(
                condition=Q(points__isnull=True) | Q(points__range=(0, Criterion.HIGHEST)), name="bid_score_in_range"
            ),
        )

    def __str__(self) -> str:
        return f"{self.bid_id} · {self.criterion_id}"


class BidEffect(SaidOfBid):
    """What the supply does to one mission, on the scale of the matrix."""

    mission = models.ForeignKey(CallMission, on_delete=models.CASCADE, related_name="effects")
    effect = models.SmallIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("effect of a bid")
        verbose_name_plural = _("effects of bids")
        constraints = (
            models.UniqueConstraint(fields=["scorer", "bid", "mission"], name="bid_effect_once"),
            models.CheckConstraint(
                condition=Q(effect__isnull=True) | Q(effect__range=SCALE), name="bid_effect_within_scale"
            ),
        )

    def __str__(self) -> str:
        return f"{self.bid_id} · {self.mission_id}"
