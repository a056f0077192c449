"""What pages of other nouns show of roles, skills and activities."""

from typing import Any

from django import template
from django.utils import timezone

from missionhub.organizations.models import Organization
from missions.models import Activity, Outcome
from missions.queries.skills import outcome_needs

register = template.Library()


@register.inclusion_tag("missions/_outcome_work.html")
def outcome_work(outcome: Outcome, organization: Organization, *, may_edit: bool) -> dict[str, Any]:
    """What is done for an outcome, and whether those who do it have the skills it needs."""
    on = organization.today(at=timezone.now())
    return {
        "outcome": outcome,
        "organization": organization,
        "may_edit": may_edit,
        "activities": Activity.objects.filter(outcome=outcome).active().select_related("team").by_name(),
        "needs": outcome_needs(outcome=outcome, on=on),
    }
