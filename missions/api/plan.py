"""Roles, activities, decisions and stakeholders."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from rest_framework import serializers

from missionhub.core.keyset import LARGEST_ID
from missionhub.organizations.permissions import Permission
from missions.api.nouns import Filters, NounApi, Sent
from missions.api.serializers.nouns import (
    ActivitySerializer,
    DecisionSerializer,
    NewRoleSerializer,
    RoleSerializer,
    StakeholderSerializer,
)
from missions.forms.activities import ActivityForm
from missions.forms.decisions import DecisionForm
from missions.forms.roles import KeyRoleForm, NewKeyRoleForm
from missions.forms.stakeholders import StakeholderForm
from missions.models import Activity, Decision, KeyRole, Stakeholder
from missions.services.editing import SaveOutcome
from missions.services.roles import add_role
from missions.services.stakeholders import add_stakeholder, edit_stakeholder


class RowNumber(serializers.IntegerField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=1, max_value=LARGEST_ID, required=False, **kwargs)


class RoleFilters(Filters):
    team = RowNumber()


class RoleApi(NounApi):
    tag, model = "roles", KeyRole
    serializer_class, new_serializer_class = RoleSerializer, NewRoleSerializer
    form_class, new_form_class = KeyRoleForm, NewKeyRoleForm
    filter_class = RoleFilters
    permission_required, permission_to_write = Permission.PLAN_VIEW, Permission.PLAN_EDIT

    def rows(self) -> QuerySet[KeyRole]:
        return super().rows().prefetch_related("skills", "holders")

    def add(self, form: Any, sent: Sent) -> KeyRole:
        return add_role(fields=form.edited_fields(), skills=form.cleaned_data["skills"], **self.said())


class ActivityFilters(Filters):
    team, outcome = RowNumber(), RowNumber()


class ActivityApi(NounApi):
    tag, model = "activities", Activity
    serializer_class, form_class, filter_class = ActivitySerializer, ActivityForm, ActivityFilters
    permission_required, permission_to_write = Permission.PLAN_VIEW, Permission.PLAN_EDIT


class DecisionApi(NounApi):
    tag, model = "decisions", Decision
    serializer_class, form_class = DecisionSerializer, DecisionForm
    permission_required, permission_to_write = Permission.DECISION_VIEW, Permission.DECISION_EDIT


class StakeholderFilters(Filters):
    kind = serializers.ChoiceField(choices=Stakeholder.Kind.choices, required=False)


class StakeholderApi(NounApi):
    tag, model = "stakeholders", Stakeholder
    serializer_class, form_class, filter_class = StakeholderSerializer, StakeholderForm, StakeholderFilters
    permission_required, permission_to_write = Permission.STAKEHOLDER_VIEW, Permission.STAKEHOLDER_EDIT

    def add(self, form: Any, sent: Sent) -> Stakeholder:
        return add_stakeholder(fields=form.edited_fields(), **self.said())

    def save(self, row: Stakeholder, lock_version: int, fields: Sent, *, form: Any, sent: Sent) -> SaveOutcome:
        by, at = self.request.person, timezone.now()
        return edit_stakeholder(stakeholder=row, lock_version=lock_version, fields=fields, by=by, at=at)
