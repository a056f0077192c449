"""What somebody puts in and what comes of it, in rough points; private to one side until it shares it."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.models.partnership import Party
from partnerships.models.visibility import SeenByParty, SeenByPartyQuerySet, Visibility

IS_SHARED = Q(visibility=Visibility.SHARED)


class ValueItemQuerySet(SeenByPartyQuerySet):
    def standing(self) -> Self:
        """Shared, and not taken back; whoever it is about may still have to agree."""
        return self.filter(IS_SHARED, withdrawn_at__isnull=True)


class ValueItem(SeenByParty):
    """`party` wrote it. What is said about another party counts once that party agrees: nobody speaks for others.

    Its id is no counter: how much one side drafts shows in no address of the other's.
    """

    class Flow(models.TextChoices):
        PUT_IN = "put_in", _("It is put in")
        COMES = "comes", _("It comes of it")

    class Goes(models.TextChoices):
        PARTY = "party", _("One of the sides")
        COMMUNITY = "community", _("The people concerned")
        ENVIRONMENT = "environment", _("Nature")

    class Kind(models.TextChoices):
        ECONOMIC = "economic", _("Money, goods or paid work")
        SOCIAL = "social", _("People are better off")
        ENVIRONMENTAL = "environmental", _("Nature is better off")

    class Source(models.TextChoices):
        ASSOCIATIONAL = "associational", _("By being seen together: name, trust, visibility")
        TRANSFERRED = "transferred", _("By handing something over: money, goods, skills")
        INTERACTION = "interaction", _("By working together: learning, contacts, habits")
        SYNERGISTIC = "synergistic", _("By what neither could do alone")

    class Confidence(models.IntegerChoices):
        GUESS = 1, _("A guess")
        THOUGHT = 2, _("Thought through")
        COUNTED = 3, _("Counted or measured")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    flow = models.CharField(_("what it is"), max_length=6, choices=Flow)
    goes = models.CharField(_("whose it is"), max_length=11, choices=Goes)
    whose = models.ForeignKey(Party, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    kind = models.CharField(_("kind of worth"), max_length=13, choices=Kind)
    source = models.CharField(_("how it comes about"), max_length=13, choices=Source)
    text = models.CharField(_("what it is"), max_length=200)
    expected = models.PositiveIntegerField(_("points expected"))
    confidence = models.PositiveSmallIntegerField(_("how sure"), choices=Confidence)
    written_at = models.DateTimeField()
    shared_at = models.DateTimeField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True, help_text="whoever it is about says so, too")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ValueItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("value item")
        verbose_name_plural = _("value items")
        constraints = (
            models.CheckConstraint(
                condition=Q(goes="party", whose__isnull=False) | (~Q(goes="party") & Q(whose__isnull=True)),
                name="value_item_is_a_partys_or_goes_outside",
            ),
            models.CheckConstraint(condition=Q(flow="comes") | Q(goes="party"), name="value_item_put_in_by_a_party"),
            models.CheckConstraint(
                condition=(IS_SHARED & Q(shared_at__isnull=False))
                | (~IS_SHARED & Q(shared_at__isnull=True, agreed_at__isnull=True, withdrawn_at__isnull=True)),
                name="value_item_shared_on_a_day",
            ),
            models.CheckConstraint(condition=Q(confidence__range=(1, 3)), name="value_item_confidence_one_to_three"),
            models.CheckConstraint(condition=~Q(text=""), name="value_item_has_text"),
        )

    def __str__(self) -> str:
        return self.text

    @property
    def is_shared(self) -> bool:
        return self.visibility == Visibility.SHARED

    @property
    def counts(self) -> bool:
        return self.is_shared and self.withdrawn_at is None and self.agreed_at is not None

    @property
    def waits(self) -> bool:
        """For the yes of whoever it is about."""
        return self.is_shared and self.withdrawn_at is None and self.agreed_at is None


class ValueReport(models.Model):
    """What came so far, as told on a day; the newest one counts, the others stay readable."""

    item = models.ForeignKey(ValueItem, on_delete=models.CASCADE, related_name="reports")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    amount = models.PositiveIntegerField(_("points so far"))
    note = models.CharField(_("how you know"), max_length=300, blank=True)
    reported_at = models.DateTimeField()

    class Meta:
        verbose_name = _("report on a value item")
        verbose_name_plural = _("reports on value items")

    def __str__(self) -> str:
        return f"{self.amount}"
