from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.generic import View

from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationScoped
from missions.models import Mission
from surveys.forms import FounderAnswerForm
from surveys.queries import own_answer
from surveys.services import answer_first


class FounderAnswer(OrganizationScoped, View):
    """The founder answers before anybody else does, without seeing the mission."""

    permission_required = Permission.ROUND_MANAGE

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        mission = self._mission(pk)
        earlier = own_answer(mission=mission, person=self.request.person)
        form = FounderAnswerForm(initial={"text": earlier.text, "question": earlier.question} if earlier else None)
        return render(request, "surveys/founder_answer.html", {"form": form})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        mission = self._mission(pk)
        form = FounderAnswerForm(request.POST)
        if not form.is_valid():
            return render(request, "surveys/founder_answer.html", {"form": form})
        answer_first(mission=mission, **form.cleaned_data, by=self.request.person, at=timezone.now())
        return redirect("alignment:founder-reading", self.request.organization.slug, pk)

    def _mission(self, pk: int) -> Mission:
        return get_object_or_404(Mission.objects.of(self.request.organization).active(), pk=pk)
