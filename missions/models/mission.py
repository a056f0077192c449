from django.db import models
from django.db.models import F, Min
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from missionhub.core.models import TimestampedModel
from missionhub.organizations.models import Organization, Team
from missions.models.edited import Edited, EditedQuerySet


class MissionQuerySet(EditedQuerySet):
    def primary_first(self) -> "MissionQuerySet":
        """The one rule for *our mission*: the whole organization's that was published first, else its oldest draft."""
        whole = self.active().filter(team__isnull=True).annotate(first_published_at=Min("versions__published_at"))
        return whole.order_by(F("first_published_at").asc(nulls_last=True), "pk")

    def organization_first(self) -> "MissionQuerySet":
        """Missions of the whole organization, then those of teams by name."""
        return self.order_by(F("team__name").asc(nulls_first=True), "pk")


class Mission(Edited, TimestampedModel):
    """What an organization or one of its teams is there for; the words are in its versions."""

    SUBJECT_KIND = "mission"
    EDITED_FIELDS = ("name", "team_id", "review_on")

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="missions")
    team = models.ForeignKey(
        Team, on_delete=models.RESTRICT, null=True, blank=True, related_name="missions", verbose_name=_("team")
    )
    name = models.CharField(_("name"), max_length=120)
    review_on = models.DateField(_("review on"), null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    objects = MissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("mission")
        verbose_name_plural = _("missions")
        indexes = (models.Index(fields=["organization", "archived_at"], name="mission_by_organization"),)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("missions:mission", args=[self.organization.slug, self.pk])
