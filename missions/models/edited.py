"""What two people may edit at once: a lock version, and the fields of which every saved text is kept."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, ClassVar, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization, Person


def as_json(value: Any) -> Any:
    """A field as a revision keeps it: ISO dates, numbers with a point and no idle zeros, a row as its id."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value else "0"
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return value.pk if isinstance(value, models.Model) else value


class EditedQuerySet(models.QuerySet):
    def of(self, organization: Organization) -> Self:
        return self.filter(organization=organization)

    def active(self) -> Self:
        return self.filter(archived_at__isnull=True)

    def open_to_edits(self) -> Self:
        return self.active()


class Edited(models.Model):
    """A row whose text is saved by `services.editing.save_fields` alone."""

    SUBJECT_KIND: ClassVar[str]
    EDITED_FIELDS: ClassVar[tuple[str, ...]]  # a foreign key by its column: `team_id`

    lock_version = models.PositiveIntegerField(default=1)

    objects: ClassVar[Any] = EditedQuerySet.as_manager()

    class Meta:
        abstract = True

    def owner(self) -> Organization:
        return self.organization  # type: ignore[attr-defined]  # every heir has one, or says otherwise

    def edited_fields(self) -> dict[str, Any]:
        """What a revision keeps, ready for JSON."""
        return {name: as_json(getattr(self, name)) for name in self.EDITED_FIELDS}


class Noun(Edited):
    """A row of an organization that is made, edited together, and put away rather than deleted."""

    PAGE: ClassVar[str]  # the name of its page among the URLs of missions

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    archived_at = models.DateTimeField(_("put away"), null=True, blank=True)
    archived_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        return reverse(f"missions:{self.PAGE}", args=[self.organization.slug, self.pk])

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None
