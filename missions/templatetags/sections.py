"""The tabs of a section: pages that belong together, in one order. A page that is not built yet has no tab."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

register = template.Library()


@dataclass(frozen=True)
class Tab:
    label: str | Promise
    url_name: str  # without `missions:`


@dataclass(frozen=True)
class Section:
    label: str | Promise
    tabs: tuple[Tab, ...]


SECTIONS = {
    "outcomes": Section(
        _("Outcomes and what they need"),
        (
            Tab(_("Outcomes"), "outcome-list"),
            Tab(_("Objectives"), "objective-list"),
            Tab(_("Map"), "map"),
            Tab(_("By beneficiary"), "beneficiary-list"),
            Tab(_("Activities"), "activity-list"),
            Tab(_("Money and time"), "resource-list"),
        ),
    ),
    "roles": Section(
        _("Roles and teams"),
        (Tab(_("Roles"), "role-list"), Tab(_("Who does what"), "grid"), Tab(_("Teams"), "team-map")),
    ),
    "decisions": Section(
        _("Decisions and changes"),
        (Tab(_("Decisions"), "decision-list"), Tab(_("Changes"), "change-list")),
    ),
}


@register.inclusion_tag("components/tabs.html", takes_context=True)
def section_tabs(context: template.Context, section: str, current: str) -> dict[str, Any]:
    """`{% section_tabs "roles" "grid" %}`: the pages of a section, the one we are on marked."""
    slug = context["organization"].slug
    tabs = [
        {"label": tab.label, "url": url, "current": tab.url_name == current, "count": None}
        for tab in SECTIONS[section].tabs
        if (url := _address(tab.url_name, slug))
    ]
    return {"label": SECTIONS[section].label, "tabs": tabs}


def _address(url_name: str, slug: str) -> str:
    try:
        return reverse(f"missions:{url_name}", args=[slug])
    except NoReverseMatch:
        return ""
