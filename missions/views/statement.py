from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from missions.models import Mission
from missions.queries.reading import current_version, draft_of
from missions.queries.statement_check import statement_check
from missions.services.statement import bring_check_back, put_check_aside
from missions.views.drafts import VersionScoped


class StatementCheckPage(VersionScoped, View):
    """How one wording reads: nine parts, advice with reasons, figures."""

    permission_required = Permission.MISSION_EDIT

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        version = self.version(pk)
        check = statement_check(mission=version.mission, statement=version.statement)
        context = {"version": version, "mission": version.mission, "check": check}
        return render(request, "missions/statement_check.html", context)


class StatementDismissal(VersionScoped, View):
    permission_required = Permission.MISSION_EDIT

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        mission = self.mission(pk)
        code = request.POST.get("check", "")
        try:
            put_check_aside(mission=mission, check_code=code, by=self.request.person, at=timezone.now())
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Put aside. It stays so until somebody brings it back."))
        return _back(self, mission)


class StatementRestoration(VersionScoped, View):
    permission_required = Permission.MISSION_EDIT

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        mission = self.mission(pk)
        bring_check_back(mission=mission, check_code=request.POST.get("check", ""))
        messages.success(request, _("The advice is back."))
        return _back(self, mission)


def _back(view: VersionScoped, mission: Mission) -> HttpResponse:
    """The wording people work on: the draft, else what is in force."""
    version = draft_of(mission) or current_version(mission)
    return view.to("statement-check", version.pk) if version else view.to("mission-list")
