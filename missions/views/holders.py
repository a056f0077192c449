"""Who holds a role."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View

from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from missions.forms.roles import HolderForm, HoldingForm
from missions.models import KeyRole, RoleHolder
from missions.services.roles import Holding, change_holding, give_role, take_role_away
from missions.views.plan import PlanScoped


class RoleHolders(PlanScoped, View):
    """Somebody new in a role."""

    permission_required = Permission.PLAN_EDIT

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        role = self._role(pk)
        return self._page(request, role, HolderForm(role=role, initial={"since": self.today()}))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        role = self._role(pk)
        form = HolderForm(request.POST, role=role)
        if not form.is_valid():
            return self._page(request, role, form)
        typed = {name: form.cleaned_data[name] for name in ("person", "focus", "since", "until")}
        try:
            holder = give_role(role=role, **typed)
        except DomainError as error:
            form.add_error(None, str(error))
            return self._page(request, role, form)
        messages.success(request, _("%(person)s was entered.") % {"person": holder.person.name})
        return redirect(role)

    def _role(self, pk: int) -> KeyRole:
        roles = KeyRole.objects.of(self.request.organization).active().select_related("organization")
        return get_object_or_404(roles, pk=pk)

    def _page(self, request: HttpRequest, role: KeyRole, form: HolderForm) -> HttpResponse:
        return render(request, "missions/role_holder_form.html", {"form": form, "role": role, "holder": None})


class RoleHolderEdit(PlanScoped, View):
    permission_required = Permission.PLAN_EDIT

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        holder = self._holder(pk)
        return self._page(request, holder, HoldingForm(initial=_stands(holder)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        holder = self._holder(pk)
        if "remove" in request.POST:
            take_role_away(holder=holder)
            messages.success(request, _("The entry was removed."))
            return redirect(holder.role)
        form = HoldingForm(request.POST)
        if not form.is_valid():
            return self._page(request, holder, form)
        typed = form.cleaned_data
        wanted = (typed["focus"], typed["since"], typed["until"])
        try:
            change_holding(holder=holder, seen=_read(typed["seen"]), wanted=wanted)
        except DomainError as error:
            return self._again(request, holder, typed, str(error))
        messages.success(request, _("The entry of %(person)s was saved.") % {"person": holder.person.name})
        return redirect(holder.role)

    def _again(self, request: HttpRequest, holder: RoleHolder, typed: dict[str, Any], text: str) -> HttpResponse:
        """What was typed stays; the next save goes on top of what stands now."""
        now = self._holder(holder.pk)
        form = HoldingForm(typed | {"seen": _written(now)})
        form.add_error(None, text)
        return self._page(request, now, form)

    def _holder(self, pk: int) -> RoleHolder:
        holders = RoleHolder.objects.filter(role__organization=self.request.organization)
        return get_object_or_404(holders.select_related("role__organization", "person"), pk=pk)

    def _page(self, request: HttpRequest, holder: RoleHolder, form: HoldingForm) -> HttpResponse:
        context = {"form": form, "role": holder.role, "holder": holder}
        return render(request, "missions/role_holder_form.html", context)


def _stands(holder: RoleHolder) -> dict[str, Any]:
    return {"focus": holder.focus, "since": holder.since, "until": holder.until, "seen": _written(holder)}


def _written(holder: RoleHolder) -> str:
    days = (day.isoformat() if day else "" for day in (holder.since, holder.until))
    return "|".join((*days, holder.focus))


def _read(seen: str) -> Holding:
    """The entry as its writer saw it; nonsense matches no entry and is refused like any change in between."""
    since, until, focus = (*seen.split("|", 2), "", "", "")[:3]
    try:
        return focus, _day(since), _day(until)
    except ValueError:
        return "", date.max, date.max


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
