from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from missionhub.organizations.permissions import Permission
from missions.forms.roles import KeyRoleForm, NewKeyRoleForm, SkillForm, skill_names
from missions.models import KeyRole, Noun
from missions.queries.roles import RoleCard, role_cards, role_page
from missions.services.roles import add_role
from missions.views.nouns import NounArchive, NounEdit, NounNew, NounReturn
from missions.views.plan import PlanNoun, PlanScoped

GAPS = "gaps"


class RoleList(PlanScoped, View):
    permission_required = Permission.PLAN_VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        cards = role_cards(organization=self.request.organization, on=self.today())
        only_gaps = request.GET.get("show") == GAPS
        context = {
            "cards": [card for card in cards if card.has_gap] if only_gaps else cards,
            "counts": _counts(cards),
            "only_gaps": only_gaps,
            "may_edit": self.may_edit(),
        }
        return render(request, "missions/role_list.html", context)


class RoleScoped(PlanNoun):
    form_class, template_name = KeyRoleForm, "missions/role_form.html"


class RoleDetail(RoleScoped, View):
    permission_required = Permission.PLAN_VIEW

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        role: KeyRole = self.row(pk)
        may_edit = self.may_edit()
        context: dict[str, Any] = {"page": role_page(role=role, on=self.today()), "may_edit": may_edit}
        if may_edit:
            context |= {"skill_form": SkillForm(), "skill_names": skill_names(role.organization)}
        return render(request, "missions/role.html", context)


class RoleNew(RoleScoped, NounNew):
    form_class = NewKeyRoleForm
    added = _("The role was added. Say who holds it, and what it answers for.")

    def add(self, form: Any) -> Noun:
        return add_role(
            organization=self.request.organization,
            fields=form.edited_fields(),
            skills=form.cleaned_data["skills"],
            by=self.request.person,
            at=timezone.now(),
        )


class RoleEdit(RoleScoped, NounEdit):
    pass


class RoleArchive(RoleScoped, NounArchive):
    pass


class RoleReturn(RoleScoped, NounReturn):
    pass


def _counts(cards: list[RoleCard]) -> dict[str, int]:
    return {
        "all": len(cards),
        "gaps": sum(card.has_gap for card in cards),
        "vacant": sum(card.is_vacant for card in cards),
        "lacking": sum(bool(card.missing) for card in cards),
        "idle": sum(not card.parts for card in cards),
    }
