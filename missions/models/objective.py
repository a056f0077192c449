"""This year's strategic focus, with its why."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from missions.models.edited import EditedQuerySet, Noun
from missions.models.promise import Promise
from missions.models.stakeholder import Stakeholder


class ObjectiveQuerySet(EditedQuerySet):
    def in_order(self) -> Self:
        return self.order_by("position", "pk")

    def without_a_why(self) -> Self:
        return self.filter(why="")


class Objective(Noun):
    SUBJECT_KIND, PAGE = "objective", "objective"
    EDITED_FIELDS = ("name", "why", "beneficiary_id", "period", "parent_id", "code", "source_note")

    name = models.CharField(_("objective"), max_length=500)
    why = models.TextField(_("why"), blank=True, help_text="asked of everybody; blank only where it was imported so")
    beneficiary = models.ForeignKey(
        Stakeholder,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("whom it serves"),
    )
    period = models.CharField(_("period"), max_length=80, blank=True)
    code = models.CharField(_("number"), max_length=20, blank=True)
    source_note = models.CharField(_("source"), max_length=500, blank=True)
    parent = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of which objective"),
    )
    position = models.PositiveIntegerField(default=1)
    promises = models.ManyToManyField(Promise, blank=True, related_name="objectives")

    objects = ObjectiveQuerySet.as_manager()

    class Meta:
        verbose_name = _("objective")
        verbose_name_plural = _("objectives")
        constraints = (
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=models.F("id")), name="objective_not_its_own_parent"
            ),
        )

    def __str__(self) -> str:
        return self.name
