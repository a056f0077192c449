from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from alignment.scoring import split_promise_text
from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from missions.forms import SplitForm
from missions.models import Promise
from missions.services import split_promise
from missions.views.promises import PromiseScoped


class PromiseParts(PromiseScoped, View):
    """A promise that holds several, cut into one a line."""

    permission_required = Permission.MISSION_EDIT

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        promise = self.promise(pk)
        texts = "\n".join(split_promise_text(promise.text))
        return self._page(request, promise, SplitForm(initial={"texts": texts, "lock_version": promise.lock_version}))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        promise = self.promise(pk)
        form = SplitForm(request.POST)
        if not form.is_valid():
            return self._page(request, promise, form)
        try:
            parts = split_promise(promise=promise, by=self.request.person, at=timezone.now(), **form.cleaned_data)
        except DomainError as refusal:
            return self._refused(request, self.promise(pk), refusal)
        messages.success(request, _("%(count)s promises stand in its place.") % {"count": len(parts)})
        return self.to("promise-list", promise.mission_id)

    def _refused(self, request: HttpRequest, promise: Promise, refusal: DomainError) -> HttpResponse:
        """What was typed stays; the next try goes on top of what stands now, which the refusal has told."""
        form = SplitForm({"texts": request.POST["texts"], "lock_version": promise.lock_version})
        form.add_error("texts", str(refusal))
        return self._page(request, promise, form)

    def _page(self, request: HttpRequest, promise: Promise, form: SplitForm) -> HttpResponse:
        is_one = not form.is_bound and len(split_promise_text(promise.text)) < 2
        return render(request, "missions/promise_parts.html", {"form": form, "promise": promise, "is_one": is_one})
