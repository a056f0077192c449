"""What the layout needs inside an organization: where one can go, and the mission strip."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, ResolverMatch, reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from missionhub.core import unaided
from missionhub.organizations.models import Membership
from missionhub.organizations.permissions import Permission
from missions.queries import strip_for


@dataclass(frozen=True)
class Place:
    label: str | Promise
    icon: str
    url_name: str
    permission: Permission
    covers: Callable[[ResolverMatch], bool]
    group: Promise


@dataclass(frozen=True)
class NavItem:
    label: str | Promise
    icon: str
    url: str
    current: bool
    group: str | Promise = ""
    begins_group: bool = False  # the first of its group that a role may open


def _in(namespace: str) -> Callable[[ResolverMatch], bool]:
    return lambda match: match.namespace == namespace


def _is_alignment(match: ResolverMatch) -> bool:
    """All of one round is one place, its results too."""
    return match.namespace == "alignment" and not _is_results(match) and not _is_own_answer(match)


def _is_surveys(match: ResolverMatch) -> bool:
    return (match.namespace == "surveys" and not _is_own_answer(match)) or _is_results(match)


def _is_mission(match: ResolverMatch) -> bool:
    return _about("mission")(match) or _is_own_answer(match)


def _is_results(match: ResolverMatch) -> bool:
    return match.view_name in RESULTS_OF_ROUND


def _is_own_answer(match: ResolverMatch) -> bool:
    return match.view_name in OWN_ANSWER


def _about(*nouns: str) -> Callable[[ResolverMatch], bool]:
    """Pages of missions whose names begin with one of the nouns: `outcome`, `outcome-list`, `outcome-new`."""
    return lambda match: match.namespace == "missions" and _noun_of(match) in nouns


def _noun_of(match: ResolverMatch) -> str:
    return next((noun for noun in NOUNS if f"{match.url_name}-".startswith(f"{noun}-")), "mission")


WEEK = ("my-week", "line-of-sight", "check-in")
PLAN = ("outcome", "objective", "map", "sheet", "beneficiary", "lesson", "activity", "resource", "pause")
ROLES = ("role", "skill", "grid", "team-map")
DECISIONS = ("decision", "change")
RESULTS_OF_ROUND = tuple(
    f"alignment:{name}"
    for name in (
        "results",
        "figures",
        "meeting",
        "look-through",
        "labels",
        "label",
        "phrase",
        "disagreement",
        "breach",
        "denial",
    )
)
OWN_ANSWER = ("surveys:founder-answer", "alignment:founder-reading")
ABOUT_ME = ("messaging:preferences", "messaging:calendar")
NOUNS = (*WEEK, *PLAN, *ROLES, *DECISIONS, "story", "stakeholder")


def _is_my_week(match: ResolverMatch) -> bool:
    return _about(*WEEK)(match) or match.view_name in ABOUT_ME


def _is_people(match: ResolverMatch) -> bool:
    return match.namespace == "organizations" and match.url_name != "settings"


def _is_settings(match: ResolverMatch) -> bool:
    is_set_up = match.namespace == "messaging" and match.view_name not in ABOUT_ME
    return is_set_up or match.view_name == "organizations:settings"


DIRECTION, WORK, WHO = _("Our direction"), _("Our work"), _("People and set-up")

# First the main loop: where we stand, what we promise, asking, reading. A phone shows the first five that a role may
# open, and the others behind "More".
PLACES = (
    Place(_("Overview"), "home", "home:overview", Permission.OVERVIEW_VIEW, _in("home"), DIRECTION),
    Place(_("Mission"), "compass", "missions:mission-list", Permission.MISSION_VIEW, _is_mission, DIRECTION),
    Place(_("Surveys"), "chat", "surveys:round-list", Permission.ROUND_VIEW, _is_surveys, DIRECTION),
    Place(_("Alignment"), "scale", "alignment:home", Permission.RESULTS_VIEW, _is_alignment, DIRECTION),
    Place(_("My week"), "calendar", "missions:my-week", Permission.CHECK_IN, _is_my_week, WORK),
    Place(_("Outcomes"), "target", "missions:outcome-list", Permission.PLAN_VIEW, _about(*PLAN), WORK),
    Place(_("Stories"), "book", "missions:story-list", Permission.STORY_TELL, _about("story"), WORK),
    Place(_("Roles"), "badge", "missions:role-list", Permission.PLAN_VIEW, _about(*ROLES), WORK),
    Place(_("Decisions"), "fork", "missions:decision-list", Permission.DECISION_VIEW, _about(*DECISIONS), WORK),
    Place(
        _("Stakeholders"),
        "ring",
        "missions:stakeholder-list",
        Permission.STAKEHOLDER_VIEW,
        _about("stakeholder"),
        WHO,
    ),
    Place(_("Partnerships"), "handshake", "partnerships:list", Permission.PARTNERSHIP_VIEW, _in("partnerships"), WHO),
    Place(_("People"), "users", "organizations:person-list", Permission.PEOPLE_VIEW, _is_people, WHO),
    Place(_("Settings"), "settings", "organizations:settings", Permission.ORGANIZATION_MANAGE, _is_settings, WHO),
)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Nothing outside an organization; queried only if a template asks."""
    membership: Membership | None = getattr(request, "membership", None)
    if membership is None:
        return {}
    return {
        "nav_items": SimpleLazyObject(lambda: nav_items(membership=membership, match=request.resolver_match)),
        "strip_mission": SimpleLazyObject(lambda: _strip(request, membership)),
    }


def nav_items(*, membership: Membership, match: ResolverMatch | None) -> list[NavItem]:
    items: list[NavItem] = []
    for place in PLACES:
        if not membership.may(place.permission):
            continue
        try:
            url = reverse(place.url_name, args=[membership.organization.slug])
        except NoReverseMatch:  # a page that is not built yet has no place in the rail
            continue
        begins = not items or items[-1].group != place.group
        items.append(NavItem(place.label, place.icon, url, bool(match and place.covers(match)), place.group, begins))
    return items


def _strip(request: HttpRequest, membership: Membership) -> dict[str, Any] | None:
    """Silent while somebody answers unaided: no page may show the mission then."""
    return None if unaided.current(request) else strip_for(membership.organization)
