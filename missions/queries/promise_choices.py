"""The promises that a form of another noun offers."""

from django.db.models import QuerySet

from missionhub.organizations.models import Organization
from missions.models import Promise


def promises_to_choose(organization: Organization, *, named: int | None = None) -> QuerySet[Promise]:
    """Those that count, the organization's own mission first; and the one that is named already."""
    ours = Promise.objects.of(organization)
    promises = ours.active().filter(mission__archived_at__isnull=True) | ours.filter(pk=named)
    return promises.select_related("mission").order_by("mission__team_id", "mission_id", "position", "pk")
