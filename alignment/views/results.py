"""Pages of one round's results. They read release rows; a round without a release shows why it waits."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views import View
from django_htmx.http import HttpResponseClientRefresh

from alignment.models import Release, ReleasedMatch
from alignment.queries import agenda, results_page, scoring_backlog
from alignment.queries.results_page import ResultsPage
from alignment.services import NothingToDeny, NotRead, deny, disagree, say_against
from alignment.views.sentence import wanted_claim, wanted_sentence
from alignment.views.staff import staff_meeting, staff_results
from alignment.views.waiting import asks_again
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationRequest, OrganizationScoped
from surveys.forms import ActionForm
from surveys.models import Round
from surveys.queries import actions_of, participation_words


class Results(OrganizationScoped, View):
    permission_required = Permission.RESULTS_VIEW
    template_name = "alignment/results.html"

    def get(self, request: OrganizationRequest, pk: int) -> HttpResponse:
        release = Release.objects.of(request.organization).of_round(pk).with_mission().newest_first().first()
        round = release.round if release else get_object_or_404(Round.objects.of(request.organization), pk=pk)
        if round.consultation is not None:
            return redirect(round.consultation)
        if not round.is_attributed:
            return self.without_names(request, round)
        if release is None:
            return _wait(request, round)
        if asks_again(request):
            return HttpResponseClientRefresh()
        page = results_page(release, reader=request.person)
        actions = actions_of(pk, on=_today(request))
        acted_on = {row.action.promise_id for row in actions if row.action.promise_id}
        context = {"page": page, "round_id": pk, "actions": actions, "acted_on": acted_on}
        return render(request, self.template_name, context | self.more(request, page))

    def without_names(self, request: OrganizationRequest, round: Round) -> HttpResponse:
        return staff_results(request, round)

    def more(self, request: OrganizationRequest, page: ResultsPage) -> dict[str, Any]:
        """What only this view of the results shows."""
        return {}


class Meeting(Results):
    template_name = "alignment/meeting.html"

    def without_names(self, request: OrganizationRequest, round: Round) -> HttpResponse:
        return staff_meeting(request, round, form=_form(request, round))

    def more(self, request: OrganizationRequest, page: ResultsPage) -> dict[str, Any]:
        return {"agenda": agenda(page), "form": _form(request, page.release.round)}


class MatchDisagreement(OrganizationScoped, View):
    permission_required = Permission.RESULTS_VIEW

    def post(self, request: OrganizationRequest, pk: int) -> HttpResponse:
        match = _match(request, pk)
        disagree(
            match=match,
            by=request.person,
            at=timezone.now(),
            sentence=wanted_sentence(request, match),
            claim=wanted_claim(request, match.answer.text),
        )
        return _back_to(match, request)


class MatchBreach(OrganizationScoped, View):
    permission_required = Permission.RESULTS_VIEW

    def post(self, request: OrganizationRequest, pk: int) -> HttpResponse:
        match = _match(request, pk)
        try:
            say_against(match=match, by=request.person, at=timezone.now())
        except NotRead as refusal:
            messages.error(request, str(refusal))
        return _back_to(match, request)


class MatchDenial(OrganizationScoped, View):
    """Found by whoever wrote the answer alone."""

    permission_required = Permission.RESULTS_VIEW

    def post(self, request: OrganizationRequest, pk: int) -> HttpResponse:
        written = ReleasedMatch.objects.of(request.organization).written_by(request.person)
        match = get_object_or_404(written.select_related("answer__release"), pk=pk)
        try:
            deny(match=match, by=request.person, at=timezone.now())
        except NothingToDeny as refusal:
            messages.error(request, str(refusal))
        return _back_to(match, request)


def _match(request: OrganizationRequest, pk: int) -> ReleasedMatch:
    matches = ReleasedMatch.objects.of(request.organization).select_related("answer__release")
    return get_object_or_404(matches, pk=pk)


def _back_to(match: ReleasedMatch, request: OrganizationRequest) -> HttpResponse:
    results = reverse("alignment:results", args=[request.organization.slug, match.answer.release.round_id])
    return HttpResponseRedirect(f"{results}#match-{match.pk}")


def _today(request: OrganizationRequest) -> date:
    return request.organization.today(at=timezone.now())


def _form(request: OrganizationRequest, round: Round) -> ActionForm | None:
    if not request.membership.may(Permission.ROUND_MANAGE):
        return None
    return ActionForm(round=round, organization=request.organization, today=_today(request))


def _wait(request: OrganizationRequest, round: Round) -> HttpResponse:
    stage = "reading" if round.opened_up_at else "opening"
    if asks_again(request) and request.GET["waiting"] == stage:
        return HttpResponse(status=204)  # nothing new: leave the page, and the reader's place in it, alone
    context = {"stage": stage, "round": round, "answered": participation_words(round), "backlog": scoring_backlog()}
    template = "alignment/_waiting.html" if asks_again(request) else "alignment/waiting.html"
    return render(request, template, context)
