"""A round that is to be opened later, once or again and again. Each time the people of that day are asked."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import MAXYEAR, date, datetime, time
from itertools import islice
from typing import Self
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from missionhub.messaging.periods import moment
from missionhub.organizations.models import Organization, Person, Team
from missions.models import Mission
from surveys.disclosure import Minimums
from surveys.models.instrument import Instrument

LONGEST = 90  # days that a round stays open


class RoundPlanQuerySet(models.QuerySet["RoundPlan"]):
    def of(self, organization: Organization) -> Self:
        return self.filter(organization=organization)

    def going_on(self) -> Self:
        """Those that will ask once more."""
        return self.filter(next_on__isnull=False)

    def due_by(self, day: date) -> Self:
        return self.going_on().filter(is_paused=False, next_on__lte=day)

    def blocked(self) -> Self:
        return self.going_on().filter(is_paused=False).exclude(blocked_by="")

    def by_day(self) -> Self:
        """What comes next first, what has ended last."""
        return self.order_by(models.F("next_on").asc(nulls_last=True), "pk")


class RoundPlan(models.Model):
    class Kind(models.TextChoices):
        STAFF = "staff", _("Staff round")
        LEADERS = "leaders", _("Leaders’ round")
        SIGHT = "sight", _("Line-of-sight check")
        OWN = "own", _("One of your own surveys")

    class Audience(models.TextChoices):
        STAFF = "staff", _("Everybody who works here on that day")
        TEAMS = "teams", _("Chosen teams, with all teams below them")
        PEOPLE = "people", _("Chosen people who still work here on that day")
        LEADERS = "leaders", _("Everybody who is a leader or administrator on that day")

    class Every(models.IntegerChoices):
        NEVER = 0, _("Once, and not again")
        QUARTER = 3, _("Every 3 months")
        HALF_YEAR = 6, _("Every 6 months")
        YEAR = 12, _("Every 12 months")

    class Block(models.TextChoices):
        OWNER = "owner", _("nobody answers for it")
        MISSION = "mission", _("its mission is gone or has no words")
        OPEN = "open", _("another round of its kind is open")
        OWED = "owed", _("people have not heard what came of the last round")
        PEOPLE = "people", _("too few people")
        QUESTIONS = "questions", _("its questions have faults")
        SURVEY = "survey", _("its survey was put away")

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="round_plans")
    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="round_plans")
    owner = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.STAFF)
    survey = models.ForeignKey(
        Instrument,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="plans",
        help_text="one of the organization's own; each round asks its newest words",
    )
    audience = models.CharField(_("whom it asks"), max_length=10, choices=Audience, default=Audience.STAFF)
    teams = models.ManyToManyField(Team, blank=True, related_name="+")
    people = models.ManyToManyField(Person, blank=True, related_name="+")
    volunteers = models.BooleanField(_("asks volunteers"), default=False)
    minimum_scores = models.PositiveSmallIntegerField(default=5)
    minimum_distributions = models.PositiveSmallIntegerField(default=8)
    minimum_quotes = models.PositiveSmallIntegerField(default=10)
    is_strict = models.BooleanField(_("always compares carefully"), default=False)
    first_on = models.DateField(_("first day"))
    time_of_day = models.TimeField(_("time"), default=time(9))
    open_for = models.PositiveSmallIntegerField(_("days it stays open"), default=14)
    every_months = models.PositiveSmallIntegerField(_("again"), choices=Every, default=Every.NEVER)
    next_on = models.DateField(_("next day"), null=True, blank=True)  # none: it has ended
    is_paused = models.BooleanField(_("paused"), default=False)
    blocked_by = models.CharField(_("why it waits"), max_length=10, choices=Block, blank=True)
    blocked_at = models.DateTimeField(null=True, blank=True)

    objects = RoundPlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("planned round")
        verbose_name_plural = _("planned rounds")
        constraints = (
            models.CheckConstraint(
                condition=Q(minimum_scores__gte=5, minimum_distributions__gte=8, minimum_quotes__gte=10),
                name="round_plan_minimums_are_never_lower",
            ),
            models.CheckConstraint(condition=Q(open_for__range=(1, LONGEST)), name="round_plan_opens_for_some_days"),
            models.CheckConstraint(condition=Q(every_months__in=(0, 3, 6, 12)), name="round_plan_repeats_as_offered"),
            models.CheckConstraint(
                condition=Q(kind="leaders", audience="leaders") | (~Q(kind="leaders") & ~Q(audience="leaders")),
                name="round_plan_leaders_are_asked_as_leaders",
            ),
            models.CheckConstraint(
                condition=Q(kind="own", survey__isnull=False) | (~Q(kind="own") & Q(survey__isnull=True)),
                name="round_plan_own_survey_is_named",
            ),
            models.CheckConstraint(
                condition=Q(blocked_by="", blocked_at__isnull=True) | (~Q(blocked_by="") & Q(blocked_at__isnull=False)),
                name="round_plan_block_has_a_time",
            ),
        )
        indexes = (models.Index(fields=["next_on"], name="round_plan_due"),)

    def __str__(self) -> str:
        return self.survey.title if self.survey else str(self.get_kind_display())

    def get_absolute_url(self) -> str:
        return reverse("surveys:plans", args=[self.organization.slug]) + f"#plan-{self.pk}"

    @property
    def minimums(self) -> Minimums:
        return Minimums(
            scores=self.minimum_scores, distributions=self.minimum_distributions, quotes=self.minimum_quotes
        )

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.organization.time_zone)

    @property
    def has_ended(self) -> bool:
        return self.next_on is None

    @property
    def is_blocked(self) -> bool:
        return bool(self.blocked_by) and not self.is_paused and not self.has_ended

    def begins_at(self, day: date) -> datetime:
        return moment(day, self.time_of_day, self.zone)

    def days(self) -> Iterator[date]:
        """Every first day, counted from the first of all, so that the 31st comes back after a shorter month."""
        yield self.first_on
        if self.every_months:
            times = (MAXYEAR - self.first_on.year) * 12 // self.every_months
            yield from (later(self.first_on, months=self.every_months * number) for number in range(1, times + 1))

    def coming(self, number: int = 3) -> list[date]:
        """The days it will ask on, the next one first."""
        start = self.next_on
        return [] if start is None else list(islice((day for day in self.days() if day >= start), number))

    @property
    def following(self) -> list[date]:
        """Those after the next one."""
        return self.coming()[1:]

    def day_after(self, day: date) -> date | None:
        return next((one for one in self.days() if one > day), None)

    def newest_due(self, *, at: datetime) -> date | None:
        """The newest day that has come and was not opened yet; days before it were missed and stay so."""
        due, day = None, self.next_on
        while day is not None and self.begins_at(day) <= at:
            due, day = day, self.day_after(day)
        return due


def later(day: date, *, months: int) -> date:
    """The same day so many months later, or the last one of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
