"""What the pages of a plan start from: members read, leaders edit."""

from missionhub.organizations.permissions import Permission
from missions.views.nouns import NounScoped
from missions.views.scope import MissionScoped


class PlanScoped(MissionScoped):
    def may_edit(self) -> bool:
        return self.request.membership.may(Permission.PLAN_EDIT)


class PlanNoun(NounScoped):
    permission_required = edit_permission = Permission.PLAN_EDIT
