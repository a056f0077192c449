"""Who looks after a promise, said in one step: beside the promise, or in the list of all."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from missionhub.organizations.permissions import Permission
from missions.forms.promises import StewardForm
from missions.models import Promise
from missions.services import edit_promise
from missions.views.nouns import SAVED
from missions.views.promises import PromiseScoped


class Steward(PromiseScoped, View):
    permission_required = Permission.MISSION_EDIT

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        promise = self.promise(pk)
        form = StewardForm(request.POST, organization=self.request.organization)
        if not form.is_valid():
            messages.error(request, _("Choose somebody of your organization."))
            return self._back(promise)
        outcome = edit_promise(
            promise=promise,
            lock_version=form.cleaned_data["lock_version"],
            fields=form.edited_fields(),
            by=self.request.person,
            at=timezone.now(),
        )
        if outcome.is_conflict and outcome.revision:
            return self.to("conflict", outcome.revision.pk)
        messages.success(request, str(SAVED[outcome.state]))
        return self._back(promise, is_new=True)

    def _back(self, promise: Promise, *, is_new: bool = False) -> HttpResponse:
        if "list" in self.request.POST:
            return redirect(f"{self.address('promise-list', promise.mission_id)}#promises")
        return redirect(promise.get_absolute_url() + ("?named" if is_new else ""))
