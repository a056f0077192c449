"""The one place to read who may do what: views name a permission, this table gives it to roles."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    ADMINISTRATOR = "administrator", _("Administrator")
    LEADER = "leader", _("Leader")
    MEMBER = "member", _("Member")


class Permission(StrEnum):
    OVERVIEW_VIEW = "overview_view"
    MISSION_VIEW = "mission_view"
    MISSION_EDIT = "mission_edit"
    MISSION_PUBLISH = "mission_publish"
    PLAN_VIEW = "plan_view"
    PLAN_EDIT = "plan_edit"
    CHECK_IN = "check_in"
    DECISION_VIEW = "decision_view"
    DECISION_EDIT = "decision_edit"
    STORY_TELL = "story_tell"
    STORY_DECIDE = "story_decide"
    STORY_EDIT = "story_edit"  # anybody's; one's own needs none
    STAKEHOLDER_VIEW = "stakeholder_view"
    STAKEHOLDER_EDIT = "stakeholder_edit"
    PUBLIC_PAGE_EDIT = "public_page_edit"
    ROUND_VIEW = "round_view"
    ROUND_MANAGE = "round_manage"
    RESULTS_VIEW = "results_view"
    PARTNERSHIP_VIEW = "partnership_view"  # only those one takes part in
    PARTNERSHIP_START = "partnership_start"  # and say yes to an invitation for the organization
    PEOPLE_VIEW = "people_view"
    PEOPLE_MANAGE = "people_manage"
    ORGANIZATION_MANAGE = "organization_manage"


_MEMBER = frozenset(
    {
        Permission.OVERVIEW_VIEW,
        Permission.MISSION_VIEW,
        Permission.PLAN_VIEW,
        Permission.CHECK_IN,
        Permission.DECISION_VIEW,
        Permission.STORY_TELL,
        Permission.PARTNERSHIP_VIEW,
        Permission.PEOPLE_VIEW,
    }
)
_LEADER = _MEMBER | {
    Permission.MISSION_EDIT,
    Permission.MISSION_PUBLISH,
    Permission.PLAN_EDIT,
    Permission.DECISION_EDIT,
    Permission.STORY_DECIDE,
    Permission.STAKEHOLDER_VIEW,
    Permission.STAKEHOLDER_EDIT,
    Permission.PUBLIC_PAGE_EDIT,
    Permission.ROUND_VIEW,
    Permission.ROUND_MANAGE,
    Permission.RESULTS_VIEW,
    Permission.PARTNERSHIP_START,
}
PERMISSIONS: dict[str, frozenset[Permission]] = {
    Role.MEMBER: _MEMBER,
    Role.LEADER: _LEADER,
    Role.ADMINISTRATOR: frozenset(Permission),
}


def allows(*, role: str, permission: Permission) -> bool:
    return permission in PERMISSIONS[role]
