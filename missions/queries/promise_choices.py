"""The promises that a form of another noun offers."""

from django.db.models import QuerySet

from missionhub.organizations.models import Organization
from missions.models import Promise


def promises_to_choose(organization: Organization) -> QuerySet[Promise]:
    """Those that count, the organization's own mission first."""
    promises = Promise.objects.of(organization).active().filter(mission__archived_at__isnull=True)
    return promises.select_related("mission").order_by("mission__team_id", "mission_id", "position", "pk")
