"""What the roof knows and other apps' pages show."""

from datetime import datetime
from typing import Any

from django import template
from django.utils import timezone

from missionhub.home.models import DemonstrationReset, Heartbeat
from missionhub.home.queries.what_next import next_steps
from missionhub.organizations.models import Membership, Organization
from missionhub.organizations.permissions import Permission

register = template.Library()


@register.simple_tag
def last_sweep_at() -> datetime | None:
    """When this machine's worker last looked for what is due; nothing if it never has."""
    return Heartbeat.objects.filter(name="sweep").values_list("seen_at", flat=True).first()


@register.inclusion_tag("home/_overview_steps.html")
def overview_steps(organization: Organization, membership: Membership) -> dict[str, Any]:
    """What waits for the organization, for whoever sees its overview's steps; for others nothing is asked."""
    if not membership.may(Permission.RESULTS_VIEW):
        return {"steps": []}
    return {"steps": next_steps(organization, on=organization.today(at=timezone.now())), "organization": organization}


@register.inclusion_tag("home/_demonstration_reset.html")
def demonstration_reset(organization: Organization, csrf_token: str) -> dict[str, Any]:
    """The button that puts the demonstration back; of a real organization nothing."""
    is_asked = organization.is_demonstration and DemonstrationReset.objects.filter(organization=organization).exists()
    return {"organization": organization, "is_asked": is_asked, "csrf_token": csrf_token}
