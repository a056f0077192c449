"""A measurable result, what it is for, and who answers for it."""

from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Person, Team
from missions.models.edited import EditedQuerySet, Noun
from missions.models.objective import Objective
from missions.models.promise import Promise
from missions.models.role import KeyRole, Skill
from missions.models.stakeholder import Stakeholder

PERCENT = (MinValueValidator(0), MaxValueValidator(100))
WEIGHT = (MinValueValidator(1), MaxValueValidator(100))


def _number(label: Any) -> models.DecimalField:
    return models.DecimalField(label, max_digits=18, decimal_places=4, null=True, blank=True)


class OutcomeQuerySet(EditedQuerySet):
    def open_to_edits(self) -> Self:
        return self.active().filter(closed_at__isnull=True)

    def open(self) -> Self:
        return self.active().filter(closed_at__isnull=True)

    def closed(self) -> Self:
        return self.active().filter(closed_at__isnull=False)

    def in_order(self) -> Self:
        return self.order_by("position", "pk")

    def orphans(self) -> Self:
        """Mission outcomes that serve no promise."""
        return self.filter(kind=Outcome.Kind.MISSION, contributions__isnull=True)


class Outcome(Noun):
    class Kind(models.TextChoices):
        MISSION = "mission", _("Mission")
        FINANCIAL = "financial", _("Financial")

    class Direction(models.TextChoices):
        INCREASE = "increase", _("Increase")
        REDUCE = "reduce", _("Reduce")
        HOLD = "hold", _("Hold within a band")

    class Cadence(models.TextChoices):
        WEEKLY = "weekly", _("Every week")
        FORTNIGHTLY = "fortnightly", _("Every two weeks")
        MONTHLY = "monthly", _("Every month")
        QUARTERLY = "quarterly", _("Every quarter")

    class Ambition(models.TextChoices):
        STEADY = "steady", _("We will reach it if nothing changes")
        STRETCH = "stretch", _("We reach it if we try hard")
        BOLD = "bold", _("We reach it if we work in a new way")

    class Result(models.TextChoices):
        REACHED = "reached", _("Reached")
        PARTLY = "partly", _("Partly reached")
        MISSED = "missed", _("Missed")
        DROPPED = "dropped", _("Dropped")

    class Gaming(models.TextChoices):
        YES = "yes", _("Yes, it could")
        NO = "no", _("No")

    SUBJECT_KIND, PAGE = "outcome", "outcome"
    EDITED_FIELDS = (
        "title", "kind", "team_id", "objective_id", "beneficiary_id", "success", "impact_area", "problem",
        "problem_evidence", "measure", "unit", "direction", "baseline", "target", "band_low", "band_high",
        "start_on", "due_on", "cadence", "lead_id", "reviewer_id", "ambition", "chance", "could_be_gamed",
        "gaming_note", "money", "hours_a_week", "technology", "parent_id", "weight", "rolls_up",
    )  # fmt: skip

    BACKGROUND = (
        "problem", "impact_area", "ambition", "chance", "could_be_gamed", "money", "hours_a_week", "technology",
        "source_note",
    )  # fmt: skip

    title = models.CharField(_("outcome"), max_length=300)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.MISSION)
    team = models.ForeignKey(
        Team, on_delete=models.SET_NULL, null=True, blank=True, related_name="outcomes", verbose_name=_("team")
    )
    objective = models.ForeignKey(
        Objective,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="outcomes",
        verbose_name=_("objective"),
    )
    beneficiary = models.ForeignKey(
        Stakeholder, on_delete=models.SET_NULL, null=True, blank=True, related_name="outcomes",
        verbose_name=_("who is better off"),
    )  # fmt: skip
    success = models.TextField(_("what success looks like"), blank=True)
    impact_area = models.CharField(_("impact area"), max_length=120, blank=True)
    problem = models.TextField(_("the problem"), blank=True)
    problem_evidence = models.TextField(_("how we know"), blank=True)

    measure = models.CharField(_("what is counted"), max_length=200, blank=True)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    direction = models.CharField(_("direction"), max_length=10, choices=Direction, blank=True)
    baseline = _number(_("where it stands at the start"))
    target = _number(_("target"))
    band_low = _number(_("band, from"))
    band_high = _number(_("band, to"))
    start_on = models.DateField(_("starts on"), null=True, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    cadence = models.CharField(_("check-in"), max_length=12, choices=Cadence, default=Cadence.MONTHLY)

    lead = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="led_outcomes",
        verbose_name=_("who checks in"),
    )  # fmt: skip
    reviewer = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="reviewed_outcomes",
        verbose_name=_("who reads the check-ins"),
    )  # fmt: skip
    ambition = models.CharField(_("ambition"), max_length=10, choices=Ambition, blank=True)
    chance = models.PositiveSmallIntegerField(_("chance of reaching it, %"), null=True, blank=True, validators=PERCENT)
    could_be_gamed = models.CharField(
        _("could it be reached while nobody is better off?"), max_length=3, choices=Gaming, blank=True
    )
    gaming_note = models.TextField(_("how we would notice"), blank=True)

    money = models.DecimalField(_("money"), max_digits=14, decimal_places=2, null=True, blank=True)
    hours_a_week = models.DecimalField(_("hours a week"), max_digits=8, decimal_places=1, null=True, blank=True)
    technology = models.TextField(_("technology"), blank=True)
    skills = models.ManyToManyField(Skill, blank=True, related_name="outcomes", verbose_name=_("skills needed"))

    parent = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    secondary_parents = models.ManyToManyField("self", blank=True, symmetrical=False, related_name="secondary_children")
    weight = models.PositiveSmallIntegerField(_("weight"), default=1, validators=WEIGHT)
    rolls_up = models.BooleanField(_("its progress is that of its parts"), default=False)
    position = models.PositiveIntegerField(default=1)
    is_public = models.BooleanField(_("shown on the public page"), default=False)
    source_note = models.CharField(_("source"), max_length=500, blank=True)

    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    result = models.CharField(_("result"), max_length=10, choices=Result, blank=True)
    score = models.PositiveSmallIntegerField(_("score, %"), null=True, blank=True, validators=PERCENT)
    retrospective = models.TextField(_("what happened, and why"), blank=True)
    lessons = models.TextField(_("what we learned"), blank=True)

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        indexes = (
            models.Index(fields=["organization", "archived_at", "position"], name="outcome_in_order"),
            models.Index(fields=["lead"], name="outcome_by_lead"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(start_on__isnull=True) | Q(due_on__gte=F("start_on")),
                name="outcome_time_runs_forward",
            ),
            models.CheckConstraint(
                condition=Q(band_low__isnull=True) | Q(band_high__isnull=True) | Q(band_high__gte=F("band_low")),
                name="outcome_band_runs_upward",
            ),
            models.CheckConstraint(condition=Q(weight__gte=1, weight__lte=100), name="outcome_weight_in_range"),
            models.CheckConstraint(
                condition=Q(chance__isnull=True) | Q(chance__lte=100), name="outcome_chance_is_a_percentage"
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__lte=100), name="outcome_score_is_a_percentage"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="outcome_not_its_own_parent"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, result="") | Q(closed_at__isnull=False) & ~Q(result=""),
                name="outcome_closes_with_a_result",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    @property
    def has_background(self) -> bool:
        """Anything is said about why it is wanted, how bold it is or what it takes."""
        return any(getattr(self, name) not in {None, ""} for name in self.BACKGROUND)


class Contribution(models.Model):
    """How an outcome serves a promise."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="contributions")
    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="contributions")
    text = models.TextField(_("how it contributes"), blank=True)
    weight = models.PositiveSmallIntegerField(_("weight"), default=1, validators=WEIGHT)

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        constraints = (
            models.UniqueConstraint(fields=["outcome", "promise"], name="contribution_once_per_pair"),
            models.CheckConstraint(condition=Q(weight__gte=1, weight__lte=100), name="contribution_weight_in_range"),
        )

    def __str__(self) -> str:
        return f"{self.outcome} → {self.promise}"


class Milestone(models.Model):
    """A value expected on a day on the way, or something to have done by then."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="milestones")
    name = models.CharField(_("milestone"), max_length=200)
    due_on = models.DateField(_("by"))
    value = _number(_("expected value"))
    done_on = models.DateField(_("done on"), null=True, blank=True)

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")

    def __str__(self) -> str:
        return self.name


class Dependency(models.Model):
    """What an outcome needs from another team; it counts once that team has confirmed it."""

    class State(models.TextChoices):
        ASKED = "asked", _("Asked")
        CONFIRMED = "confirmed", _("Confirmed")
        DECLINED = "declined", _("Declined")

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="dependencies")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+", verbose_name=_("needed from"))
    text = models.TextField(_("what is needed"))
    needed_on = models.DateField(_("by"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    answer = models.TextField(_("answer"), blank=True)

    class Meta:
        verbose_name = _("dependency")
        verbose_name_plural = _("dependencies")
        constraints = (
            models.CheckConstraint(
                condition=Q(state="asked", answered_at__isnull=True) | ~Q(state="asked") & Q(answered_at__isnull=False),
                name="dependency_answer_has_a_time",
            ),
        )

    def __str__(self) -> str:
        return self.text[:60]


class CoachDismissal(models.Model):
    """A check of the coach that its reader has thought about and put aside."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="dismissals")
    check_code = models.CharField(max_length=40)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    dismissed_at = models.DateTimeField()
    dismissed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("check put aside")
        verbose_name_plural = _("checks put aside")
        constraints = (models.UniqueConstraint(fields=["outcome", "check_code"], name="coach_check_dismissed_once"),)

    def __str__(self) -> str:
        return self.check_code


class Responsibility(models.Model):
    """One cell of the role × outcome grid."""

    class Kind(models.TextChoices):
        ACCOUNTABLE = "accountable", _("Accountable")
        RESPONSIBLE = "responsible", _("Responsible")
        CONSULTED = "consulted", _("Consulted")
        INFORMED = "informed", _("Informed")

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="responsibilities")
    role = models.ForeignKey(KeyRole, on_delete=models.CASCADE, related_name="responsibilities_held")
    kind = models.CharField(_("part"), max_length=12, choices=Kind)

    class Meta:
        verbose_name = _("responsibility")
        verbose_name_plural = _("responsibilities")
        constraints = (
            models.UniqueConstraint(fields=["outcome", "role"], name="responsibility_once_per_cell"),
            models.UniqueConstraint(
                fields=["outcome"], condition=Q(kind="accountable"), name="outcome_has_one_accountable_role"
            ),
        )

    def __str__(self) -> str:
        return f"{self.role}: {self.get_kind_display()}"
