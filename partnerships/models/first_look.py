"""A look at a prospect before anybody is invited. It belongs to one organization; no partnership ever reads it."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization, Person
from missions.models import Outcome
from partnerships.models.partnership import Partnership
from partnerships.models.profile import LEVELS, STEPS
from partnerships.models.rating import SCALE
from partnerships.models.round import Goal


def _within(topic: str, scale: tuple[int, int]) -> Q:
    ours = Q(ours__isnull=True) | Q(ours__range=scale)
    return Q(topic=topic) & ours & (Q(theirs__isnull=True) | Q(theirs__range=scale))


class FirstLookQuerySet(models.QuerySet["FirstLook"]):
    def of(self, organization: Organization) -> Self:
        """The one door: nobody outside the organization ever sees one."""
        return self.filter(organization=organization)

    def for_the_same(self, look: "FirstLook") -> Self:
        """Candidates for one purpose."""
        return self.filter(purpose__iexact=look.purpose)


class FirstLook(models.Model):
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="first_looks")
    name = models.CharField(_("name"), max_length=200)
    purpose = models.CharField(_("purpose"), max_length=200)
    note = models.TextField(_("note"), blank=True, max_length=5_000)
    source = models.CharField(_("file it came from"), max_length=200, blank=True)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()
    partnership = models.ForeignKey(
        Partnership, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", help_text="begun from it"
    )

    objects = FirstLookQuerySet.as_manager()

    class Meta:
        verbose_name = _("first look")
        verbose_name_plural = _("first looks")
        constraints = (
            models.CheckConstraint(condition=~Q(name="") & ~Q(purpose=""), name="first_look_has_name_and_purpose"),
        )

    def __str__(self) -> str:
        return self.name


class FirstLookGoal(models.Model):
    """One of our goals, or what we presume they want."""

    class Side(models.TextChoices):
        OURS = "ours", _("Ours")
        THEIRS = "theirs", _("Theirs")

    MOST: ClassVar[int] = 25  # a side; 625 pairs are the most a page draws well

    look = models.ForeignKey(FirstLook, on_delete=models.CASCADE, related_name="goals")
    side = models.CharField(_("side"), max_length=6, choices=Side)
    position = models.PositiveSmallIntegerField()
    text = models.CharField(_("goal"), max_length=200)
    importance = models.PositiveSmallIntegerField(_("importance"), default=5)
    kind = models.CharField(_("kind"), max_length=14, choices=Goal.Kind, default=Goal.Kind.SOCIAL)
    approach = models.CharField(_("approach"), max_length=200, blank=True)
    horizon = models.CharField(_("time horizon"), max_length=8, choices=Goal.Horizon, blank=True)
    outcome = models.ForeignKey(Outcome, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("goal in a first look")
        verbose_name_plural = _("goals in first looks")
        constraints = (
            models.CheckConstraint(condition=Q(importance__range=(1, 5)), name="first_look_importance_one_to_five"),
            models.CheckConstraint(condition=~Q(text=""), name="first_look_goal_has_text"),
        )

    def __str__(self) -> str:
        return self.text


class Guess(models.Model):
    """What we think one of our goals does to one of theirs, and theirs to ours. Nothing said is not zero."""

    ours = models.ForeignKey(FirstLookGoal, on_delete=models.CASCADE, related_name="guesses")
    theirs = models.ForeignKey(FirstLookGoal, on_delete=models.CASCADE, related_name="+")
    gives = models.SmallIntegerField(null=True, blank=True)
    receives = models.SmallIntegerField(null=True, blank=True)
    note = models.TextField(_("why"), blank=True, max_length=2_000)
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name = _("guess")
        verbose_name_plural = _("guesses")
        constraints = (
            models.UniqueConstraint(fields=["ours", "theirs"], name="guess_once_per_pair"),
            models.CheckConstraint(
                condition=(Q(gives__isnull=True) | Q(gives__range=SCALE))
                & (Q(receives__isnull=True) | Q(receives__range=SCALE)),
                name="guess_within_scale",
            ),
        )

    def __str__(self) -> str:
        return f"{self.ours_id} × {self.theirs_id}"


class Estimate(models.Model):
    """One more thing we guess, of us and of them: points for a value, a need, an offer, or a way of working."""

    class Topic(models.TextChoices):
        VALUE = "value", _("Value")
        NEED = "need", _("Need")
        OFFER = "offer", _("Offer")
        WAY = "way", _("Way of working")

    look = models.ForeignKey(FirstLook, on_delete=models.CASCADE, related_name="estimates")
    topic = models.CharField(_("topic"), max_length=5, choices=Topic)
    name = models.CharField(_("name"), max_length=80)
    ours = models.PositiveSmallIntegerField(null=True, blank=True)
    theirs = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("estimate")
        verbose_name_plural = _("estimates")
        constraints = (
            models.UniqueConstraint(Lower("name"), "look", "topic", name="estimate_once_per_look"),
            models.CheckConstraint(
                condition=~Q(name="")
                & (
                    _within("value", (0, 100))
                    | _within("need", LEVELS)
                    | _within("offer", LEVELS)
                    | _within("way", STEPS)
                ),
                name="estimate_within_scale",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.ours} {self.theirs}"
