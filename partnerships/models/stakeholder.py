"""Who is around the parties, as each of them sees it, and how it asks them. Every read begins with the party."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from missions.models import Stakeholder as RegisterEntry
from partnerships.models.partnership import Participant, Party
from partnerships.models.visibility import SeenByParty, SeenByPartyQuerySet, Visibility
from surveys.models import Round

_IS_SHARED = Q(visibility=Visibility.SHARED)
_SHARED_WITH_A_DAY = Q(shared_at__isnull=False) & _IS_SHARED | Q(shared_at__isnull=True) & ~_IS_SHARED


class StakeholderQuerySet(SeenByPartyQuerySet):
    def shared_by(self, *parties: Party) -> Self:
        return self.filter(visibility=Visibility.SHARED, party__in=parties)


class Stakeholder(SeenByParty):
    """A group or an organization as one party sees it. What nobody judged is None, never a middle.

    The other side never reads who keeps in touch, what was done together, nor where in the register it came from.
    """

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(
        _("kind"), max_length=20, choices=RegisterEntry.Kind, default=RegisterEntry.Kind.BENEFICIARIES
    )
    power = models.PositiveSmallIntegerField(_("power, 1 to 5"), null=True, blank=True)
    interest = models.PositiveSmallIntegerField(_("interest in the partnership, 1 to 5"), null=True, blank=True)
    is_legitimate = models.BooleanField(_("has a rightful claim"), default=False)
    is_urgent = models.BooleanField(_("cannot wait"), default=False)
    affected = models.SmallIntegerField(_("what it does to them, −3 to 3"), null=True, blank=True)
    stance = models.SmallIntegerField(_("stance, −2 to 2"), null=True, blank=True)
    expectation = models.TextField(_("what they expect"), blank=True)
    owner = models.ForeignKey(
        Participant,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("keeps in touch"),
    )
    taken_from = models.ForeignKey(RegisterEntry, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    same_as = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", help_text="another party's entry"
    )
    written_at = models.DateTimeField()
    shared_at = models.DateTimeField(null=True, blank=True)

    objects = StakeholderQuerySet.as_manager()

    class Meta:
        verbose_name = _("stakeholder of a partnership")
        verbose_name_plural = _("stakeholders of partnerships")
        constraints = (
            models.UniqueConstraint(fields=["party", "name"], name="partnership_stakeholder_name_once"),
            models.CheckConstraint(condition=~Q(name=""), name="partnership_stakeholder_has_a_name"),
            models.CheckConstraint(
                condition=(Q(power__isnull=True) | Q(power__range=(1, 5)))
                & (Q(interest__isnull=True) | Q(interest__range=(1, 5)))
                & (Q(affected__isnull=True) | Q(affected__range=(-3, 3)))
                & (Q(stance__isnull=True) | Q(stance__range=(-2, 2))),
                name="partnership_stakeholder_on_the_scales",
            ),
            models.CheckConstraint(condition=_SHARED_WITH_A_DAY, name="partnership_stakeholder_shared_with_a_day"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_shared(self) -> bool:
        return self.visibility == Visibility.SHARED

    @property
    def is_placed(self) -> bool:
        return self.power is not None and self.interest is not None


class StakeholderEngagementQuerySet(models.QuerySet["StakeholderEngagement"]):
    def of(self, party: Party) -> Self:
        return self.filter(stakeholder__party=party)


class StakeholderEngagement(models.Model):
    """Something a party did, or agreed to do, with a stakeholder: for its own side alone, even if the entry is not."""

    stakeholder = models.ForeignKey(Stakeholder, on_delete=models.CASCADE, related_name="engagements")
    text = models.CharField(_("what we did, or will do, together"), max_length=500)
    held_on = models.DateField(_("day"))
    by = models.ForeignKey(Participant, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField()

    objects = StakeholderEngagementQuerySet.as_manager()

    class Meta:
        verbose_name = _("engagement with a stakeholder")
        verbose_name_plural = _("engagements with stakeholders")
        constraints = (models.CheckConstraint(condition=~Q(text=""), name="stakeholder_engagement_has_text"),)

    def __str__(self) -> str:
        return self.text[:60]


class HearingQuerySet(SeenByPartyQuerySet):
    """The door is the same for all that a party may share."""


class Hearing(SeenByParty):
    """A round by which a party asks its own stakeholders about the partnership.

    What it shares is a summary and the released figures as they stood: never the round, never a quote.
    """

    round = models.ForeignKey(Round, on_delete=models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey(Participant, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    summary = models.TextField(_("what we heard"), blank=True)
    figures = models.JSONField(default=list, blank=True, help_text="words, n and the coded score of each statement")
    shared_at = models.DateTimeField(null=True, blank=True)

    objects = HearingQuerySet.as_manager()

    class Meta:
        verbose_name = _("hearing of stakeholders")
        verbose_name_plural = _("hearings of stakeholders")
        constraints = (
            models.CheckConstraint(condition=_SHARED_WITH_A_DAY, name="hearing_shared_with_a_day"),
            models.CheckConstraint(condition=~_IS_SHARED | ~Q(summary=""), name="hearing_shared_with_a_summary"),
        )

    def __str__(self) -> str:
        return f"{self.party} {self.asked_at:%Y-%m-%d}"
