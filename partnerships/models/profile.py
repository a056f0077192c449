"""Who a party says it is: a numbered snapshot, drafted unseen, shared by its own act, seen by all in one moment."""

from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from missions.models import MissionVersion
from partnerships.models.partnership import Participant, Party

STEPS = (1, 5)
LEVELS = (0, 3)


class PartyProfileQuerySet(models.QuerySet["PartyProfile"]):
    def seen_by(self, party: Party) -> Self:
        """The one door: one's own, and others' once revealed, to whoever has shared its own while they were here."""
        mine = PartyProfile.objects.filter(party=party, revealed_at__isnull=False)
        met = Q(Exists(mine), party__left_at__isnull=True)
        met |= Q(Exists(mine.filter(revealed_at__lte=OuterRef("party__left_at"))))
        others = Q(party__partnership=party.partnership_id, revealed_at__isnull=False)
        if party.left_at is not None:
            others &= Q(revealed_at__lte=party.left_at)
        return self.filter(Q(party=party) | (others & met))

    def handed_over(self) -> Self:
        """That a party has shared is known to all, and nothing else of it before the reveal."""
        return self.filter(shared_at__isnull=False)

    def newest_first(self) -> Self:
        return self.order_by("-number", "-pk")


class PartyProfile(models.Model):
    """Nothing here follows a later change of the mission: who changes something shares a new profile."""

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    by = models.ForeignKey(Participant, on_delete=models.SET_NULL, null=True, related_name="+")
    taken_at = models.DateTimeField()
    shared_at = models.DateTimeField(null=True, blank=True)
    revealed_at = models.DateTimeField(null=True, blank=True, help_text="every party had shared its own")
    mission_statement = models.TextField(_("mission"), blank=True, max_length=2_000)
    mission_version = models.ForeignKey(
        MissionVersion, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    mission_number = models.PositiveIntegerField(null=True, blank=True)
    promises = models.JSONField(default=list, blank=True)
    decision_pace = models.PositiveSmallIntegerField(null=True, blank=True)
    time_horizon = models.PositiveSmallIntegerField(null=True, blank=True)
    risk_appetite = models.PositiveSmallIntegerField(null=True, blank=True)
    planning_style = models.PositiveSmallIntegerField(null=True, blank=True)
    communication_style = models.PositiveSmallIntegerField(null=True, blank=True)
    is_local = models.BooleanField(_("local"), default=False)
    is_small = models.BooleanField(_("small"), default=False)
    is_social_enterprise = models.BooleanField(_("social enterprise"), default=False)

    objects = PartyProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("profile of a party")
        verbose_name_plural = _("profiles of parties")
        constraints = (
            models.UniqueConstraint(fields=["party", "number"], name="profile_number_once_per_party"),
            models.UniqueConstraint(
                fields=["party"], condition=Q(revealed_at__isnull=True), name="profile_one_unseen_per_party"
            ),
            models.CheckConstraint(
                condition=Q(revealed_at__isnull=True) | Q(shared_at__isnull=False, revealed_at__gte=F("shared_at")),
                name="profile_shared_before_revealed",
            ),
            models.CheckConstraint(
                condition=(Q(decision_pace__isnull=True) | Q(decision_pace__range=STEPS))
                & (Q(time_horizon__isnull=True) | Q(time_horizon__range=STEPS))
                & (Q(risk_appetite__isnull=True) | Q(risk_appetite__range=STEPS))
                & (Q(planning_style__isnull=True) | Q(planning_style__range=STEPS))
                & (Q(communication_style__isnull=True) | Q(communication_style__range=STEPS)),
                name="profile_ways_one_to_five",
            ),
        )

    def __str__(self) -> str:
        return f"{self.party} {self.number}"

    @property
    def is_revealed(self) -> bool:
        return self.revealed_at is not None

    @property
    def waits(self) -> bool:
        """Shared, and not seen yet: another party has not shared its own."""
        return self.shared_at is not None and self.revealed_at is None


class Motivation(models.Model):
    """Why a party wants to work with others, money and good name included."""

    class Kind(models.TextChoices):
        SOCIAL = "social", _("To do more for people or nature")
        COMMERCIAL = "commercial", _("To earn, save or grow")
        REPUTATIONAL = "reputational", _("To be known and trusted")
        LEARNING = "learning", _("To learn")

    profile = models.ForeignKey(PartyProfile, on_delete=models.CASCADE, related_name="motivations")
    kind = models.CharField(_("motive"), max_length=12, choices=Kind)
    weight = models.PositiveSmallIntegerField(_("weight"))
    words = models.CharField(_("in a sentence"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("motive")
        verbose_name_plural = _("motives")
        constraints = (
            models.UniqueConstraint(fields=["profile", "kind"], name="motivation_once_per_profile"),
            models.CheckConstraint(condition=Q(weight__range=LEVELS), name="motivation_weight_zero_to_three"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.weight}"


class ValueAllocation(models.Model):
    """So many of a hundred points for one value."""

    ALL = 100

    profile = models.ForeignKey(PartyProfile, on_delete=models.CASCADE, related_name="values")
    name = models.CharField(_("value"), max_length=80)
    points = models.PositiveSmallIntegerField(_("points"))

    class Meta:
        verbose_name = _("points for a value")
        verbose_name_plural = _("points for values")
        constraints = (
            models.UniqueConstraint(Lower("name"), "profile", name="value_once_per_profile"),
            models.CheckConstraint(condition=Q(points__range=(1, 100)), name="value_points_one_to_hundred"),
            models.CheckConstraint(condition=~Q(name=""), name="value_has_name"),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.points}"


class ResourceNeedOffer(models.Model):
    """How much of one kind of thing a party needs, and how much it offers."""

    class Kind(models.TextChoices):
        MONEY = "money", _("Money")
        TIME = "time", _("People’s time")
        KNOWLEDGE = "knowledge", _("Knowledge and skills")
        DATA = "data", _("Figures and data")
        REACH = "reach", _("People we reach")
        REPUTATION = "reputation", _("A good name")
        PLACES = "places", _("Places, vehicles, tools")

    profile = models.ForeignKey(PartyProfile, on_delete=models.CASCADE, related_name="resources")
    kind = models.CharField(_("what"), max_length=10, choices=Kind)
    need = models.PositiveSmallIntegerField(_("need"), default=0)
    offer = models.PositiveSmallIntegerField(_("offer"), default=0)
    importance = models.PositiveSmallIntegerField(_("how important the need is"), default=2)
    need_note = models.CharField(_("what is needed"), max_length=200, blank=True)
    offer_note = models.CharField(_("what is offered"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("need and offer")
        verbose_name_plural = _("needs and offers")
        constraints = (
            models.UniqueConstraint(fields=["profile", "kind"], name="resource_once_per_profile"),
            models.CheckConstraint(
                condition=Q(need__range=LEVELS) & Q(offer__range=LEVELS) & Q(importance__range=(1, 3)),
                name="resource_within_scales",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.need} {self.offer}"
