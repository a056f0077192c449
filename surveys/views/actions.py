from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.generic import View

from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationScoped
from surveys.forms import ActionEditForm, ActionForm
from surveys.models import Action, Round
from surveys.queries import Told, action_row
from surveys.services import agree_action, change_action, finish_action, resume_action

MOST_WORDS = Action._meta.get_field("text").max_length


class Actions(OrganizationScoped, View):
    """What a round's readers agree to do; the meeting's last form posts here, and this page keeps what was typed."""

    permission_required = Permission.ROUND_MANAGE

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A finding of the results may bring the first words along, and what they are about."""
        brought = {"text": request.GET.get("text", "")[:MOST_WORDS]}
        brought |= {name: request.GET.get(name) for name in ("promise", "outcome", "finding")}
        round = self._round(pk)
        return self._page(request, round, self._form(round, initial=brought))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        round = self._round(pk)
        form = self._form(round, request.POST)
        if not form.is_valid():
            return self._page(request, round, form)
        try:
            action = agree_action(round=round, **form.cleaned_data, by=self.request.person, at=timezone.now())
        except DomainError as error:
            form.add_error(None, str(error))
            return self._page(request, round, form)
        agreed = {"action": action.text.rstrip(".")}
        said = _("Agreed: “%(action)s”. It stays on the overview until it is done.") % agreed
        said = " ".join(filter(None, [said, _told_by_hand(action)]))
        messages.success(request, format_html('{} <a href="#actions">{}</a>', said, _("See it")))
        return redirect("alignment:results", self.request.organization.slug, round.pk)

    def _round(self, pk: int) -> Round:
        return get_object_or_404(Round.objects.of(self.request.organization).closed(), pk=pk)

    def _form(self, round: Round, *args: Any, **kwargs: Any) -> ActionForm:
        organization = self.request.organization
        today = organization.today(at=timezone.now())
        return ActionForm(*args, round=round, organization=organization, today=today, **kwargs)

    def _page(self, request: HttpRequest, round: Round, form: ActionForm) -> HttpResponse:
        status = 400 if form.is_bound else 200
        return render(request, "surveys/action_form.html", {"round": round, "form": form}, status=status)


class ActionEdit(OrganizationScoped, View):
    permission_required = Permission.ROUND_MANAGE

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        action = self._action(pk)
        return self._page(request, action, self._form(action, initial=ActionEditForm.initial_of(action)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        action = self._action(pk)
        form = self._form(action, request.POST)
        if not form.is_valid():
            return self._page(request, action, form)
        try:
            change_action(action=action, **form.cleaned_data, at=timezone.now())
        except DomainError as error:
            form.add_error(None, str(error))
            form.data = request.POST.copy()
            form.data["lock_version"] = str(self._action(pk).lock_version)
            return self._page(request, action, form)
        said = [_("Your changes were saved.")]
        if form.cleaned_data["person"].pk != action.person_id:
            said.append(_told_by_hand(self._action(pk)))
        messages.success(request, " ".join(filter(None, said)))
        return redirect(_actions_of(self, action.round_id))

    def _action(self, pk: int) -> Action:
        return get_object_or_404(Action.objects.of(self.request.organization).select_related("round", "person"), pk=pk)

    def _form(self, action: Action, *args: Any, **kwargs: Any) -> ActionEditForm:
        organization = self.request.organization
        today = organization.today(at=timezone.now())
        return ActionEditForm(
            *args, round=action.round, organization=organization, today=today, action=action, **kwargs
        )

    def _page(self, request: HttpRequest, action: Action, form: ActionEditForm) -> HttpResponse:
        status = 400 if form.is_bound else 200
        return render(request, "surveys/action_edit.html", {"action": action, "form": form}, status=status)


class ActionCompletion(OrganizationScoped, View):
    """Done, or not done after all; from the overview one stays on the overview."""

    permission_required = Permission.ROUND_MANAGE

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        action = get_object_or_404(Action.objects.of(self.request.organization), pk=pk)
        if "resume" in request.POST:
            resume_action(action=action)
            messages.success(request, _("It is open again."))
        else:
            finish_action(action=action, by=self.request.person, at=timezone.now())
            messages.success(request, _("Done: %(action)s") % {"action": action.text})
        if "overview" in request.POST:
            return redirect("home:overview", self.request.organization.slug)
        return redirect(_actions_of(self, action.round_id))


def _told_by_hand(action: Action) -> str:
    row = Action.objects.filter(pk=action.pk).by_date().get()
    if row.person is None or action_row(row, on=row.due_on).told != Told.LINK:
        return ""
    return _("Nobody tells %(name)s for you; give them the link that stands beside it.") % {"name": row.person.name}


def _actions_of(view: OrganizationScoped, round_id: int) -> str:
    return reverse("alignment:results", args=[view.request.organization.slug, round_id]) + "#actions"
