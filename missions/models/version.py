from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization, Person
from missions.models.edited import Edited, EditedQuerySet
from missions.models.mission import Mission


class MissionVersionQuerySet(EditedQuerySet):
    def of(self, organization: Organization) -> "MissionVersionQuerySet":
        return self.filter(mission__organization=organization)

    def published(self) -> "MissionVersionQuerySet":
        return self.filter(published_at__isnull=False)

    def open_to_edits(self) -> "MissionVersionQuerySet":
        """Drafts: a published version never changes."""
        return self.filter(published_at__isnull=True)

    def newest_first(self) -> "MissionVersionQuerySet":
        return self.order_by("-number", "-pk")


class MissionVersion(Edited):
    """One wording of a mission: a draft until it is published, then fixed."""

    SUBJECT_KIND = "mission_version"
    EDITED_FIELDS = ("statement", "vision", "values", "horizon", "label", "source_note", "in_force_on")

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    label = models.CharField(_("label"), max_length=120, blank=True)
    statement = models.TextField(_("statement"))
    vision = models.TextField(_("vision"), blank=True)
    values = models.TextField(_("values"), blank=True)
    horizon = models.CharField(_("horizon"), max_length=200, blank=True)
    source_note = models.CharField(_("source"), max_length=500, blank=True)
    in_force_on = models.DateField(_("in force since"), null=True, blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    comments_asked_at = models.DateTimeField(null=True, blank=True)
    comments_until = models.DateField(_("comments until"), null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = MissionVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of the mission")
        verbose_name_plural = _("versions of the mission")
        constraints = (
            models.UniqueConstraint(fields=["mission", "number"], name="version_number_once_per_mission"),
            models.UniqueConstraint(
                fields=["mission"], condition=Q(published_at__isnull=True), name="version_one_draft_per_mission"
            ),
            models.CheckConstraint(
                condition=Q(published_by__isnull=True) | Q(published_at__isnull=False),
                name="version_publisher_needs_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.mission} {self.number}"

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    @property
    def in_force_since(self) -> Any:
        """The day it counts from: what somebody wrote down, else the day of publication."""
        return self.in_force_on or (self.published_at.date() if self.published_at else None)

    def owner(self) -> Organization:
        return self.mission.organization
