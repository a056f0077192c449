"""A pasted or uploaded table on its way to becoming outcomes; kept until every row has found its place."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization, Person


class SheetQuerySet(models.QuerySet["Sheet"]):
    def of(self, organization: Organization) -> "SheetQuerySet":
        return self.filter(organization=organization)

    def unfinished(self) -> "SheetQuerySet":
        return self.filter(finished_at__isnull=True)


class Sheet(models.Model):
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="sheets")
    name = models.CharField(_("name"), max_length=200)
    header = models.JSONField(default=list)
    rows = models.JSONField(default=list, help_text="cells as they came, with what was mended on screen")
    columns = models.JSONField(default=dict, help_text="which column says what; guessed, then confirmed")
    lock_version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = SheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("table")
        verbose_name_plural = _("tables")

    def __str__(self) -> str:
        return self.name
