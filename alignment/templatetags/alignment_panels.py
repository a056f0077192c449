from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from alignment.queries.findings.page import findings
from alignment.queries.mentions import Mention, heard
from alignment.queries.quoted import first_words
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


@register.filter
def named(promise: Mention) -> SafeString:
    """The first words of a promise, leading to all of them."""
    return format_html(
        '<a href="#promise-{}" title="{}">{}</a>', promise.number, promise.text, first_words(promise.text)
    )


@register.simple_tag
def sentence_of_finding(membership: Membership, name: str | None, promise: object) -> str:
    """What an action is agreed about, in today's words; nothing where the newest figures show it no more."""
    if not name or not membership.may(Permission.RESULTS_VIEW):
        return ""
    organization = membership.organization
    rows = findings(organization, on=organization.today(at=timezone.now())).every
    return next((row.sentence for row in rows if row.stored == name and row.promise_id in (None, _number(promise))), "")


def _number(value: object) -> int | None:
    text = str(value)
    return int(text) if text.isdecimal() and len(text) < 19 else None
