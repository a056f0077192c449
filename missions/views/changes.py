from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from missionhub.organizations.permissions import Permission
from missions.forms.decisions import ChangeForm, ReviewForm
from missions.models import Change
from missions.queries.changes import change_effects_of, change_rows, changes_for_joiners, is_due
from missions.services.nouns import edit_noun
from missions.views.decisions import EffectsEdit
from missions.views.nouns import SAVED, NounArchive, NounEdit, NounNew, NounReturn, NounScoped


class ChangeScoped(NounScoped):
    form_class = ChangeForm
    template_name = "missions/change_form.html"
    permission_required = edit_permission = Permission.DECISION_EDIT


class ChangeList(ChangeScoped, View):
    permission_required = Permission.DECISION_VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = change_rows(self.request.organization, on=self.today())
        return render(request, "missions/change_list.html", {"rows": rows, "may_edit": self.may_edit()})


class ChangeDetail(ChangeScoped, View):
    permission_required = Permission.DECISION_VIEW

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        change = self.row(pk)
        return _page(self, change, ReviewForm(initial={"lock_version": change.lock_version}))


class ChangeNew(ChangeScoped, NounNew):
    added = _("It is on the list. Now say what it does to each promise.")


class ChangeEdit(ChangeScoped, NounEdit):
    pass


class ChangeArchive(ChangeScoped, NounArchive):
    pass


class ChangeReturn(ChangeScoped, NounReturn):
    pass


class ChangeEffects(ChangeScoped, EffectsEdit):
    pass


class ChangeReview(ChangeScoped, View):
    """Looked at; the next day is set, or none."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        change = self.row(pk)
        form = ReviewForm(request.POST)
        if not form.is_valid():
            return _page(self, change, form)
        outcome = edit_noun(
            noun=change,
            lock_version=form.cleaned_data["lock_version"],
            fields={"review_on": form.cleaned_data["review_on"]},
            by=self.request.person,
            at=timezone.now(),
        )
        if outcome.is_conflict and outcome.revision:
            return self.to("conflict", outcome.revision.pk)
        messages.success(request, str(SAVED[outcome.state]))
        return redirect(change)


class ChangeForJoiners(ChangeScoped, View):
    permission_required = Permission.DECISION_VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        changes = list(changes_for_joiners(self.request.organization))
        context = {"changes": changes, "may_edit": self.may_edit(), "name": gettext("For people who join")}
        return render(request, "missions/change_for_joiners.html", context)


def _page(view: ChangeScoped, change: Change, form: ReviewForm) -> HttpResponse:
    context = {
        "row": change,
        "effects": list(change_effects_of(change)),
        "is_due": is_due(change, on=view.today()),
        "form": form,
        "may_edit": view.may_edit(),
    }
    return render(view.request, "missions/change.html", context)
