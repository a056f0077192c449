from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from missions.forms import DraftForm
from missions.models import MissionVersion
from missions.queries import compare_versions, visible_versions
from missions.queries.assents import draft_page
from missions.queries.consequences import consequences
from missions.queries.statement_check import statement_check
from missions.services import SaveState, begin_draft, publish, save_draft
from missions.views.scope import MissionScoped

SAVED = {
    SaveState.SAVED: _("The draft was saved."),
    SaveState.MERGED: _("The draft was saved. Somebody had changed other parts meanwhile; both changes stand."),
    SaveState.UNCHANGED: _("Nothing was changed, so nothing was saved."),
}


class VersionScoped(MissionScoped):
    def version(self, pk: int) -> MissionVersion:
        versions = MissionVersion.objects.of(self.request.organization).filter(mission__archived_at__isnull=True)
        return get_object_or_404(versions.select_related("mission__organization"), pk=pk)


class DraftNew(MissionScoped, View):
    permission_required = Permission.MISSION_EDIT

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        draft = begin_draft(mission=self.mission(pk), by=self.request.person, at=timezone.now())
        return self.to("draft", draft.pk)


class DraftEdit(VersionScoped, View):
    """The form says which text it began from; what others saved meanwhile is merged, or shown beside it."""

    permission_required = Permission.MISSION_EDIT

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        version = self.version(pk)
        if version.is_published:
            messages.info(request, _("This version is published and stays as it is. Begin a new draft to change it."))
            return self.to("mission", version.mission_id)
        initial = {**version.edited_fields(), "lock_version": version.lock_version}
        return self._page(request, version, DraftForm(initial=initial))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        version = self.version(pk)
        form = DraftForm(request.POST)
        if not form.is_valid():
            return self._page(request, version, form)
        outcome = save_draft(
            version=version,
            lock_version=form.cleaned_data["lock_version"],
            fields=form.edited_fields(),
            by=self.request.person,
            at=timezone.now(),
        )
        if outcome.is_conflict and outcome.revision:
            return self.to("conflict", outcome.revision.pk)
        messages.success(request, str(SAVED[outcome.state]))
        return self.to("mission", version.mission_id)

    def _page(self, request: HttpRequest, version: MissionVersion, form: DraftForm) -> HttpResponse:
        check = statement_check(mission=version.mission, statement=version.statement)
        context = {"form": form, "version": version, "mission": version.mission, "check": check}
        return render(request, "missions/draft.html", context)


NEVER_SEEN = 0  # no text has this number, so what was not read is not published


class Publication(VersionScoped, View):
    """What the draft changes and touches, who approved it, and the button that puts it in force."""

    permission_required = Permission.MISSION_PUBLISH

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        version = self.version(pk)
        if version.is_published:
            return self.to("mission", version.mission_id)
        context = {
            "version": version,
            "mission": version.mission,
            "consequences": consequences(version),
            "page": draft_page(version, person=self.request.person, on=self.today()),
        }
        return render(request, "missions/publication.html", context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        version = self.version(pk)
        seen = request.POST.get("lock_version", "")
        expected = int(seen) if seen.isdecimal() and len(seen) < 10 else NEVER_SEEN
        try:
            publish(version=version, lock_version=expected, by=self.request.person, at=timezone.now())
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, gettext("Version %(number)s is in force.") % {"number": version.number})
        return self.to("mission", version.mission_id)


class Comparison(MissionScoped, View):
    permission_required = Permission.MISSION_VIEW

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        mission = self.mission(pk)
        versions = list(visible_versions(mission, with_drafts=self.may_edit()))
        by_number = {str(version.number): version for version in versions}
        newest = versions[0] if versions else None
        after = by_number.get(request.GET.get("to", ""), newest)
        before = by_number.get(request.GET.get("from", ""), versions[1] if len(versions) > 1 else newest)
        context = {"mission": mission, "versions": versions, "before": before, "after": after, "differences": []}
        if before and after:
            context["differences"] = compare_versions(before=before, after=after)
        return render(request, "missions/comparison.html", context)
