from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views import View
from django_htmx.http import HttpResponseClientRefresh

from alignment.queries.backlog import scoring_backlog
from alignment.queries.founder_page import founder_page
from alignment.services import MatchGone, disagree_ahead, say_against_ahead
from alignment.views.sentence import wanted_claim
from alignment.views.waiting import asks_again
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationRequest, OrganizationScoped
from missions.models import Mission
from missions.queries.coverage import unowned_promises
from surveys.models import FounderReading
from surveys.queries import own_answer


class FounderReadingPage(OrganizationScoped, View):
    """The founder's own answer against the promises; found by its writer alone."""

    permission_required = Permission.ROUND_MANAGE

    def get(self, request: OrganizationRequest, pk: int) -> HttpResponse:
        mission = get_object_or_404(Mission.objects.of(request.organization), pk=pk)
        reading = own_answer(mission=mission, person=request.person)
        if reading is None:
            return redirect("surveys:founder-answer", request.organization.slug, pk)
        if reading.result is None:
            if asks_again(request):
                return HttpResponse(status=204)  # nothing new: leave the page, and the reader's place in it, alone
            context = {"mission": mission, "backlog": scoring_backlog()}
            return render(request, "alignment/founder_waiting.html", context)
        if asks_again(request):
            return HttpResponseClientRefresh()
        page = founder_page(reading.result, disputed=reading.disputed, said=reading.said)
        unowned = unowned_promises(mission, on=request.organization.today(at=timezone.now()))
        return render(request, "alignment/founder.html", {"mission": mission, "page": page, "unowned": len(unowned)})


class OwnDisagreement(OrganizationScoped, View):
    """With a match of the own answer. Found by its writer alone, as the reading is."""

    permission_required = Permission.ROUND_MANAGE

    def say(self, request: OrganizationRequest, reading: FounderReading, key: str) -> None:
        disagree_ahead(reading=reading, key=key, claim=wanted_claim(request, reading.text))

    def post(self, request: OrganizationRequest, pk: int, key: str) -> HttpResponse:
        mission = get_object_or_404(Mission.objects.of(request.organization), pk=pk)
        reading = own_answer(mission=mission, person=request.person)
        if reading is None:
            raise Http404
        try:
            self.say(request, reading, key)
        except MatchGone as error:
            messages.error(request, str(error))
        page = reverse("alignment:founder-reading", args=[request.organization.slug, pk])
        return redirect(f"{page}#match-{key}")


class OwnAgainst(OwnDisagreement):
    """The own answer speaks against the promise."""

    def say(self, request: OrganizationRequest, reading: FounderReading, key: str) -> None:
        say_against_ahead(reading=reading, key=key)
