"""What a team does, for which outcome, with hours or money."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Team
from missions.models.edited import EditedQuerySet, Noun
from missions.models.objective import Objective
from missions.models.outcome import Outcome


class ActivityQuerySet(EditedQuerySet):
    def by_name(self) -> Self:
        return self.order_by("name", "pk")

    def serving_nothing(self) -> Self:
        return self.filter(outcome__isnull=True, objective__isnull=True)


class Activity(Noun):
    SUBJECT_KIND, PAGE = "activity", "activity"
    EDITED_FIELDS = (
        "name", "team_id", "outcome_id", "objective_id", "hours_a_month", "money_a_year", "starts_on", "ends_on",
        "note",
    )  # fmt: skip

    name = models.CharField(_("what is done"), max_length=300)
    team = models.ForeignKey(Team, on_delete=models.SET_NULL, null=True, blank=True, related_name="activities")
    outcome = models.ForeignKey(Outcome, on_delete=models.SET_NULL, null=True, blank=True, related_name="activities")
    objective = models.ForeignKey(
        Objective, on_delete=models.SET_NULL, null=True, blank=True, related_name="activities"
    )
    hours_a_month = models.DecimalField(_("hours a month"), max_digits=9, decimal_places=1, null=True, blank=True)
    money_a_year = models.DecimalField(_("money a year"), max_digits=14, decimal_places=2, null=True, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("to"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        constraints = (
            models.CheckConstraint(
                condition=(Q(hours_a_month__isnull=True) | Q(hours_a_month__gte=0))
                & (Q(money_a_year__isnull=True) | Q(money_a_year__gte=0)),
                name="activity_costs_nothing_less_than_nothing",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="activity_time_runs_forward",
            ),
        )

    def __str__(self) -> str:
        return self.name
