from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from missionhub.organizations.permissions import Permission
from missions.forms import MissionForm, SettingsForm
from missions.forms.assents import EndorsementForm
from missions.models import Mission
from missions.queries import mission_cards, mission_page, next_step
from missions.queries.alive import alive
from missions.queries.assents import draft_to_read, voices
from missions.queries.statement_check import statement_check
from missions.services import settle_mission, start_mission_from_starter, start_mission_from_text
from missions.starters import starter_for, starters_for
from missions.views.scope import MissionScoped


class MissionList(MissionScoped, View):
    permission_required = Permission.MISSION_VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        may_edit = self.may_edit()
        cards = mission_cards(organization=self.request.organization, on=self.today(), with_drafts=may_edit)
        if len(cards) == 1 and "all" not in request.GET:  # a list of one says nothing
            return self.to("mission", cards[0].mission.pk)
        return render(request, "missions/mission_list.html", {"cards": cards, "may_edit": may_edit})


class MissionNew(MissionScoped, View):
    permission_required = Permission.MISSION_EDIT

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(request, MissionForm(organization=self.request.organization, initial=self._initial()))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = MissionForm(request.POST, organization=self.request.organization)
        if not form.is_valid():
            return self._page(request, form)
        mission = start_mission_from_text(
            organization=self.request.organization,
            team=form.cleaned_data.get("team"),
            name=form.cleaned_data["name"],
            fields=form.version_fields(),
            by=self.request.person,
            at=timezone.now(),
        )
        return self.to("promise-list", mission.pk)

    def _initial(self) -> dict[str, Any]:
        is_first = not Mission.objects.of(self.request.organization).exists()
        return {"name": _("Our mission")} if is_first else {}

    def _page(self, request: HttpRequest, form: MissionForm) -> HttpResponse:
        context = {"form": form, "starters": starters_for(self.request.organization.kind)}
        return render(request, "missions/mission_new.html", context)


class StarterMission(MissionScoped, View):
    permission_required = Permission.MISSION_EDIT

    def post(self, request: HttpRequest, kind: str) -> HttpResponse:
        starter = starter_for(kind)
        if starter is None:
            raise Http404
        mission = start_mission_from_starter(
            organization=self.request.organization,
            starter=starter,
            name=_("Our mission"),
            by=self.request.person,
            at=timezone.now(),
        )
        messages.success(request, _("The example is a draft now. Put your own words in its place."))
        return self.to("mission", mission.pk)


class MissionDetail(MissionScoped, View):
    permission_required = Permission.MISSION_VIEW

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        may_edit = self.may_edit()
        page = mission_page(mission=self.mission(pk), on=self.today(), with_drafts=may_edit)
        if page.version is None:
            raise Http404
        person, today = self.request.person, self.today()
        context = {
            "page": page,
            "alive": alive(page.rows, on=today),
            "is_new": page.is_new(on=today),
            "voices": voices(page.version, person=person, on=today) if page.is_in_force else None,
            "draft_to_read": draft_to_read(page.mission, person=person, on=today),
            "endorsement_form": EndorsementForm(),
            "may_edit": may_edit,
            "step": next_step(page) if may_edit else None,
            "check": statement_check(mission=page.mission, statement=page.version.statement) if may_edit else None,
        }
        return render(request, "missions/mission.html", context)


class MissionSettings(MissionScoped, View):
    permission_required = Permission.MISSION_EDIT

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        mission = self.mission(pk)
        initial = SettingsForm.initial_of(mission)
        return self._page(request, mission, SettingsForm(organization=mission.organization, initial=initial))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        mission = self.mission(pk)
        form = SettingsForm(request.POST, organization=mission.organization)
        if not form.is_valid():
            return self._page(request, mission, form)
        outcome = settle_mission(
            mission=mission,
            lock_version=form.cleaned_data["lock_version"],
            fields=form.edited_fields(),
            by=self.request.person,
            at=timezone.now(),
        )
        if outcome.is_conflict and outcome.revision:
            return self.to("conflict", outcome.revision.pk)
        messages.success(request, _("The mission was saved."))
        return self.to("mission", mission.pk)

    def _page(self, request: HttpRequest, mission: Mission, form: SettingsForm) -> HttpResponse:
        return render(request, "missions/mission_settings.html", {"form": form, "mission": mission})
