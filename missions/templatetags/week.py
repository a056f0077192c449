"""The pages that are about oneself."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

register = template.Library()


@register.inclusion_tag("components/tabs.html", takes_context=True)
def week_tabs(context: template.Context, current: str) -> dict[str, Any]:
    slug = context["organization"].slug
    pages = (
        (_("What I owe"), "missions:my-week"),
        (_("My line of sight"), "missions:line-of-sight"),
        (_("My mail"), "messaging:preferences"),
        (_("My calendar"), "messaging:calendar"),
    )
    tabs = [
        {"label": label, "url": reverse(name, args=[slug]), "current": name.endswith(f":{current}"), "count": None}
        for label, name in pages
    ]
    return {"label": _("About you"), "tabs": tabs}
