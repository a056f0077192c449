"""One tenant and its tree of teams."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from tree_queries.models import TreeNode
from tree_queries.query import TreeQuerySet

from missionhub.core.models import TimestampedModel


class Organization(TimestampedModel):
    class Kind(models.TextChoices):
        NONPROFIT = "nonprofit", _("Nonprofit")
        SOCIAL_ENTERPRISE = "social_enterprise", _("Social enterprise")
        PUBLIC_BODY = "public_body", _("Council or public body")
        SMALL_BUSINESS = "small_business", _("Small or medium business")
        OTHER = "other", _("Something else")

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.NONPROFIT)
    sector = models.CharField(_("sector"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=10, default="en")
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC")
    currency = models.CharField(_("currency"), max_length=3, default="USD")
    is_demonstration = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("home:overview", args=[self.slug])

    def today(self, *, at: datetime) -> date:
        """The day where the organization lives."""
        return at.astimezone(ZoneInfo(self.time_zone)).date()


class TeamQuerySet(TreeQuerySet):
    def of(self, organization: Organization) -> "TeamQuerySet":
        return self.filter(organization=organization)


class Team(TreeNode):
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="teams")
    name = models.CharField(_("name"), max_length=120)

    objects = TeamQuerySet.as_manager()

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        constraints = (
            models.UniqueConstraint(fields=["organization", "parent", "name"], name="team_name_once_per_parent"),
        )

    def __str__(self) -> str:
        return self.name
