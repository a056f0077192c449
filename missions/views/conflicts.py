from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from missions.forms import DraftForm, PromiseForm
from missions.models import MissionVersion, Promise, Revision
from missions.queries import conflict_page
from missions.queries.conflicts import ConflictPage
from missions.services import dismiss_conflict, settle_conflict
from missions.views.scope import MissionScoped


class ConflictScoped(MissionScoped):
    def conflict(self, pk: int) -> Revision:
        conflicts = Revision.objects.of(self.request.organization).filter(state=Revision.State.CONFLICT)
        return get_object_or_404(conflicts.select_related("author", "organization"), pk=pk)


class Conflict(ConflictScoped, View):
    """Base, theirs and yours; the form holds a text to save on top of theirs."""

    permission_required = Permission.MISSION_EDIT

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        page = conflict_page(self.conflict(pk))
        initial = {**page.proposal, "lock_version": page.target.lock_version}
        return self._page(request, page, _form_for(page)(initial=initial))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        page = conflict_page(self.conflict(pk))
        form = _form_for(page)(request.POST)
        if not form.is_valid():
            return self._page(request, page, form)
        outcome = settle_conflict(
            conflict=page.conflict,
            target=self._seen_target(request, page),
            lock_version=form.cleaned_data["lock_version"],
            fields=form.edited_fields(),
            by=self.request.person,
            at=timezone.now(),
        )
        if outcome.is_conflict and outcome.revision:
            return self.to("conflict", outcome.revision.pk)
        messages.success(request, _("Your text was saved on top of theirs. Both stay in the history."))
        return _home_of(self, page)

    def _seen_target(self, request: HttpRequest, page: ConflictPage) -> MissionVersion | Promise:
        """The row the form was shown with, which need not be today's."""
        if isinstance(page.target, Promise):
            return page.target
        seen = request.POST.get("target", "")
        versions = MissionVersion.objects.filter(mission=page.mission).select_related("mission__organization")
        return get_object_or_404(versions, pk=int(seen)) if seen.isdecimal() and len(seen) < 19 else page.target

    def _page(self, request: HttpRequest, page: ConflictPage, form: Any) -> HttpResponse:
        is_mine = page.conflict.author_id == self.request.person.pk
        context = {"page": page, "form": form, "mission": page.mission, "is_mine": is_mine}
        return render(request, "missions/conflict.html", context)


class ConflictDismissal(ConflictScoped, View):
    permission_required = Permission.MISSION_EDIT

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        page = conflict_page(self.conflict(pk))
        try:
            dismiss_conflict(conflict=page.conflict, by=self.request.person, at=timezone.now())
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Their text stands. The other one stays readable at this address."))
        return _home_of(self, page)


def _form_for(page: ConflictPage) -> type[DraftForm] | type[PromiseForm]:
    return PromiseForm if page.is_promise else DraftForm


def _home_of(view: MissionScoped, page: ConflictPage) -> HttpResponse:
    return view.to("promise-list" if page.is_promise else "mission", page.mission.pk)
