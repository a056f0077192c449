from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from missionhub.organizations.permissions import Permission
from missions.forms.objectives import ObjectivePageForm
from missions.models import Noun, Objective
from missions.queries.objectives import objective_page, objective_tree, without_a_why
from missions.services.editing import SaveOutcome
from missions.services.objectives import add_objective, edit_objective
from missions.views.nouns import NounArchive, NounEdit, NounNew, NounReturn, NounScoped


class ObjectiveScoped(NounScoped):
    form_class = ObjectivePageForm
    template_name = "missions/objective_form.html"
    permission_required = edit_permission = Permission.PLAN_EDIT


class ObjectiveList(ObjectiveScoped, View):
    permission_required = Permission.PLAN_VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = objective_tree(self.request.organization)
        context = {"rows": rows, "without_a_why": without_a_why(rows), "may_edit": self.may_edit()}
        return render(request, "missions/objective_list.html", context)


class ObjectiveDetail(ObjectiveScoped, View):
    permission_required = Permission.PLAN_VIEW

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        objective = self.row(pk)
        page = objective_page(objective, on=self.today())
        context = {"row": objective, "page": page, "may_edit": self.may_edit()}
        return render(request, "missions/objective.html", context)


class ObjectiveNew(ObjectiveScoped, NounNew):
    added = _("It is on the list. Next: which outcomes show that it is reached?")

    def add(self, form: ObjectivePageForm) -> Noun:
        return add_objective(
            organization=self.request.organization,
            fields=form.edited_fields(),
            promises=form.wanted(),
            by=self.request.person,
            at=timezone.now(),
        )


class ObjectiveEdit(ObjectiveScoped, NounEdit):
    def further_words(self, row: Objective) -> dict[str, Any]:
        return self.form_class.promises_of(row)

    def save(self, row: Objective, form: ObjectivePageForm) -> SaveOutcome:
        return edit_objective(
            objective=row,
            lock_version=form.cleaned_data["lock_version"],
            fields=form.edited_fields(),
            promises=form.wanted(),
            seen_promises=form.seen(),
            by=self.request.person,
            at=timezone.now(),
        )


class ObjectiveArchive(ObjectiveScoped, NounArchive):
    pass


class ObjectiveReturn(ObjectiveScoped, NounReturn):
    pass
