from django import template
from django.utils import timezone

from alignment.queries.mentions import heard
from missionhub.organizations.models import Membership
from missionhub.organizations.permissions import Permission
from missions.models import Promise
from surveys.queries import actions_about

register = template.Library()


@register.inclusion_tag("alignment/_promise_heard.html")
def promise_heard(promise: Promise, membership: Membership) -> dict[str, object]:
    """How many leaders mentioned it when last asked, and what was agreed about it; for those who read results."""
    if not membership.may(Permission.RESULTS_VIEW):
        return {"may_see": False}
    organization = membership.organization
    found = heard(organization, promise)
    today = organization.today(at=timezone.now())
    return {
        "may_see": True,
        "may_ask": membership.may(Permission.ROUND_MANAGE),
        "organization": organization,
        "promise": promise,
        "found": found,
        "actions": actions_about(promise, on=today),
    }
