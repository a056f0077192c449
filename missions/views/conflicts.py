from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from missions.forms.edited import EditedForm
from missions.forms.subjects import FORMS
from missions.models import Edited, MissionVersion, Revision, Story
from missions.models.revision import RevisionQuerySet
from missions.queries import conflict_page
from missions.queries.conflicts import ConflictPage
from missions.services import dismiss_conflict, settle_conflict
from missions.views.scope import MissionScoped


class ConflictScoped(MissionScoped):
    def conflict(self, pk: int) -> Revision:
        return get_object_or_404(self.conflicts().select_related("author", "organization"), pk=pk)

    def conflicts(self) -> RevisionQuerySet:
        """Those this person may settle; about a story its teller decides, at an address of its own."""
        ours = Revision.objects.of(self.request.organization).filter(state=Revision.State.CONFLICT)
        return ours.exclude(subject_kind=Story.SUBJECT_KIND)

    def form(self, page: ConflictPage, *args: Any, **kwargs: Any) -> EditedForm:
        return FORMS[page.kind](*args, organization=self.request.organization, **kwargs)

    def decides(self) -> bool:
        """Whether what is kept here stands without being read by somebody else first."""
        return True


class Conflict(ConflictScoped, View):
    """Base, theirs and yours; the form holds a text to save on top of theirs."""

    permission_required = Permission.MISSION_EDIT
    page_name = "conflict"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        page = conflict_page(self.conflict(pk))
        initial = EditedForm.initial_from(page.proposal) | {"lock_version": page.target.lock_version}
        return self._page(request, page, self.form(page, initial=initial))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        page = conflict_page(self.conflict(pk))
        form = self.form(page, request.POST)
        if not form.is_valid():
            return self._page(request, page, form)
        outcome = settle_conflict(
            conflict=page.conflict,
            target=self._seen_target(request, page),
            lock_version=form.cleaned_data["lock_version"],
            fields=form.edited_fields(),
            by=self.request.person,
            at=timezone.now(),
            decides=self.decides(),
        )
        if outcome.is_conflict and outcome.revision:
            return self.to(self.page_name, outcome.revision.pk)
        messages.success(request, _("Your text was saved on top of theirs. Both stay in the history."))
        return _home_of(self, page)

    def _seen_target(self, request: HttpRequest, page: ConflictPage) -> Edited:
        """The row the form was shown with, which need not be today's."""
        if not isinstance(page.target, MissionVersion):
            return page.target
        seen = request.POST.get("target", "")
        versions = MissionVersion.objects.filter(mission=page.target.mission).select_related("mission__organization")
        return get_object_or_404(versions, pk=int(seen)) if seen.isdecimal() and len(seen) < 19 else page.target

    def _page(self, request: HttpRequest, page: ConflictPage, form: EditedForm) -> HttpResponse:
        is_mine = page.conflict.author_id == self.request.person.pk
        dismissal_url = self.address(f"{self.page_name}-dismissal", page.conflict.pk)
        context = {"page": page, "form": form, "is_mine": is_mine, "dismissal_url": dismissal_url}
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


def _home_of(view: MissionScoped, page: ConflictPage) -> HttpResponse:
    if page.mission is None:
        return redirect(page.home)
    return view.to("promise-list" if page.is_promise else "mission", page.mission.pk)
