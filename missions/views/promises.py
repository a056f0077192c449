from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from missions.forms import PromiseForm
from missions.models import Mission, Promise
from missions.services import add_promise, edit_promise, restore_promise, retire_promise
from missions.views.scope import MissionScoped


class PromiseScoped(MissionScoped):
    def promise(self, pk: int) -> Promise:
        promises = Promise.objects.of(self.request.organization).filter(mission__archived_at__isnull=True)
        return get_object_or_404(promises.select_related("mission__organization", "steward"), pk=pk)

    def form(self, *args: Any, **kwargs: Any) -> PromiseForm:
        return PromiseForm(*args, organization=self.request.organization, **kwargs)

    def page(
        self, request: HttpRequest, mission: Mission, form: PromiseForm, promise: Promise | None = None
    ) -> HttpResponse:
        return render(request, "missions/promise_form.html", {"form": form, "mission": mission, "promise": promise})


class PromiseNew(PromiseScoped, View):
    permission_required = Permission.MISSION_EDIT

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(request, self.mission(pk), self.form())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        mission = self.mission(pk)
        form = self.form(request.POST)
        if not form.is_valid():
            return self.page(request, mission, form)
        add_promise(mission=mission, fields=form.edited_fields(), by=self.request.person, at=timezone.now())
        messages.success(request, _("The promise was added. Confirm it when it reads right."))
        return self.to("promise-list", mission.pk)


class PromiseEdit(PromiseScoped, View):
    permission_required = Permission.MISSION_EDIT

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        promise = self.promise(pk)
        form = self.form(initial=PromiseForm.initial_of(promise))
        return self.page(request, promise.mission, form, promise)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        promise = self.promise(pk)
        form = self.form(request.POST)
        if not form.is_valid():
            return self.page(request, promise.mission, form, promise)
        outcome = edit_promise(
            promise=promise,
            lock_version=form.cleaned_data["lock_version"],
            fields=form.edited_fields(),
            by=self.request.person,
            at=timezone.now(),
        )
        if outcome.is_conflict and outcome.revision:
            return self.to("conflict", outcome.revision.pk)
        messages.success(request, _("The promise was saved."))
        return self.to("promise-list", promise.mission_id)


class Retirement(PromiseScoped, View):
    permission_required = Permission.MISSION_EDIT

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        promise = self.promise(pk)
        try:
            retire_promise(promise=promise, by=self.request.person, at=timezone.now())
        except DomainError as error:
            messages.error(request, str(error))
        else:
            place = reverse("missions:promise-list", args=[self.request.organization.slug, promise.mission_id])
            return redirect(f"{place}?dropped={promise.pk}")
        return self.to("promise-list", promise.mission_id)


class PromiseReturn(PromiseScoped, View):
    """Dropping a promise is undone with one press."""

    permission_required = Permission.MISSION_EDIT

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        promise = self.promise(pk)
        restore_promise(promise=promise)
        messages.success(request, _("“%(promise)s” counts again.") % {"promise": promise.text})
        return self.to("promise-list", promise.mission_id)
