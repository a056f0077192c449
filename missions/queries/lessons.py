"""What was learned from outcomes that ended, found again by its words."""

from django.db.models import Q, QuerySet

from missionhub.organizations.models import Organization
from missions.models import Outcome


def lessons(organization: Organization, *, words: str = "") -> QuerySet[Outcome]:
    """Closed outcomes that say something, the newest first; every word must stand somewhere in the text."""
    told = Outcome.objects.of(organization).closed().exclude(lessons="", retrospective="")
    for word in words.split():
        told = told.filter(Q(title__icontains=word) | Q(lessons__icontains=word) | Q(retrospective__icontains=word))
    return told.select_related("organization", "team", "closed_by").order_by("-closed_at", "-pk")
