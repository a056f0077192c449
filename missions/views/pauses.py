from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.generic import View

from missionhub.organizations.permissions import Permission
from missions.forms.pauses import PauseForm
from missions.models import Pause
from missions.services.pauses import lift_pause, set_pause
from missions.views.scope import MissionScoped


class PauseList(MissionScoped, View):
    """Everybody sees when nothing is owed; leaders say so."""

    permission_required = Permission.PLAN_VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        context = {
            "pauses": Pause.objects.of(self.request.organization).in_order(),
            "may_edit": self.request.membership.may(Permission.PLAN_EDIT),
            "on": self.today(),
        }
        return render(request, "missions/pause_list.html", context)


class PauseScoped(MissionScoped):
    permission_required = Permission.PLAN_EDIT

    def save(self, request: HttpRequest, pause: Pause | None) -> HttpResponse:
        form = PauseForm(request.POST)
        if not form.is_valid():
            return self.page(request, form, pause, status=400)
        set_pause(organization=self.request.organization, pause=pause, **form.cleaned_data)
        messages.success(request, _("Nobody owes a check-in on those days."))
        return self.to("pause-list")

    def page(
        self, request: HttpRequest, form: PauseForm, pause: Pause | None = None, *, status: int = 200
    ) -> HttpResponse:
        return render(request, "missions/pause_form.html", {"form": form, "pause": pause}, status=status)

    def pause(self, pk: int) -> Pause:
        return get_object_or_404(Pause.objects.of(self.request.organization), pk=pk)


class PauseNew(PauseScoped, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(request, PauseForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        return self.save(request, None)


class PauseEdit(PauseScoped, View):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        pause = self.pause(pk)
        initial = {"name": pause.name, "starts_on": pause.starts_on, "ends_on": pause.ends_on}
        return self.page(request, PauseForm(initial=initial), pause)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.save(request, self.pause(pk))


class PauseLifting(PauseScoped, View):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        lift_pause(pause=self.pause(pk))
        messages.success(request, _("Check-ins of those days are owed again."))
        return self.to("pause-list")
