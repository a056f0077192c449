from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View
from django_htmx.http import HttpResponseClientRefresh

from alignment.queries.backlog import scoring_backlog
from alignment.queries.founder_page import founder_page
from alignment.views.waiting import asks_again
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationRequest, OrganizationScoped
from missions.models import Mission
from surveys.models import FounderReading


class FounderReadingPage(OrganizationScoped, View):
    """The founder's own answer against the promises; found by its writer alone."""

    permission_required = Permission.ROUND_MANAGE

    def get(self, request: OrganizationRequest, pk: int) -> HttpResponse:
        mission = get_object_or_404(Mission.objects.of(request.organization), pk=pk)
        reading = FounderReading.objects.filter(mission=mission, person=request.person).order_by("-pk").first()
        if reading is None:
            return redirect("surveys:founder-answer", request.organization.slug, pk)
        if reading.result is None:
            if asks_again(request):
                return HttpResponse(status=204)  # nothing new: leave the page, and the reader's place in it, alone
            context = {"mission": mission, "backlog": scoring_backlog()}
            return render(request, "alignment/founder_waiting.html", context)
        if asks_again(request):
            return HttpResponseClientRefresh()
        return render(request, "alignment/founder.html", {"mission": mission, "page": founder_page(reading.result)})
