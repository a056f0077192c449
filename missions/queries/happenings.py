"""What the missions app tells other programs: ids and links, never a value, a text or a person."""

from collections.abc import Collection, Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from missionhub.messaging.news import Happening, NewsKind
from missions.models import CheckIn, MissionVersion, Outcome


def published(organizations: Collection[int], since: datetime) -> Iterator[Happening]:
    rows = MissionVersion.objects.filter(mission__organization__in=organizations, published_at__gte=since)
    for version in rows.select_related("mission__organization").order_by("published_at", "pk"):
        here, at = version.mission.organization, version.published_at
        if at is not None:
            url = reverse("missions:mission", args=[here.slug, version.mission_id])
            yield Happening(here.pk, str(version.pk), at, {"mission": version.mission_id, "version": version.pk}, url)


def checked_in(organizations: Collection[int], since: datetime) -> Iterator[Happening]:
    rows = CheckIn.objects.filter(outcome__organization__in=organizations, made_at__gte=since)
    for row in rows.select_related("outcome__organization").order_by("made_at", "pk"):
        here = row.outcome.organization
        url = reverse("missions:outcome", args=[here.slug, row.outcome_id])
        yield Happening(here.pk, str(row.pk), row.made_at, {"outcome": row.outcome_id, "check_in": row.pk}, url)


def closed(organizations: Collection[int], since: datetime) -> Iterator[Happening]:
    """An outcome closed, opened and closed again was closed twice."""
    rows = Outcome.objects.filter(organization__in=organizations, closed_at__gte=since)
    for row in rows.select_related("organization").order_by("closed_at", "pk"):
        if row.closed_at is not None:
            key = f"{row.pk}-{int(row.closed_at.timestamp())}"
            url = reverse("missions:outcome", args=[row.organization.slug, row.pk])
            yield Happening(row.organization_id, key, row.closed_at, {"outcome": row.pk}, url)


NEWS = (
    NewsKind("mission.published", _("A version of a mission is published"), published),
    NewsKind("outcome.checked_in", _("Somebody checks in on an outcome"), checked_in),
    NewsKind("outcome.closed", _("An outcome is closed"), closed),
)
