"""Results for whoever was asked and has no account: by the personal link, where people were told so.

Everything is read-only but for the own answer: its writer may say that a match with it is wrong, that it speaks against
a promise, or that it does not say what others read in it.
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from alignment.models import Release, ReleasedAnswer, ReleasedMatch
from alignment.queries import results_page
from alignment.services import NothingToDeny, NotRead, deny, disagree, say_against
from alignment.views.sentence import wanted_claim, wanted_sentence
from missionhub.organizations.models import Person
from surveys import answering
from surveys.queries import actions_of, reads_results


@method_decorator(never_cache, name="dispatch")
class LinkResults(View):
    """The link names the round, so no address can name another."""

    def get(self, request: HttpRequest) -> HttpResponse:
        respondent = answering.current(request)
        if respondent is None:
            return render(request, "surveys/link_needed.html", status=404)
        invitation = respondent.invitation
        if invitation is None or not reads_results(invitation):
            raise Http404
        release = Release.objects.of_round(invitation.round_id).with_mission().newest_first().first()
        context: dict[str, Any] = {"round": invitation.round, "responded": invitation.responded}
        if release is None:
            return render(request, "alignment/link_waiting.html", context)
        today = invitation.round.organization.today(at=timezone.now())
        own = ReleasedAnswer.objects.filter(release=release, roster_entry=invitation.roster_entry_id).first()
        page = results_page(
            release, reader=invitation.roster_entry.person, own_answer_id=own.pk if own else None, is_by_link=True
        )
        context |= {"page": page, "actions": actions_of(invitation.round_id, on=today)}
        return render(request, "alignment/link_results.html", context)


@method_decorator(never_cache, name="dispatch")
class LinkDisagreement(View):
    """Found are the matches of the own answer in the newest release, and no others."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        match, writer = _own_match(request, pk)
        disagree(
            match=match,
            by=writer,
            at=timezone.now(),
            sentence=wanted_sentence(request, match),
            claim=wanted_claim(request, match.answer.text),
        )
        return redirect(f"{reverse('alignment:link-results')}#match-{match.pk}")


@method_decorator(never_cache, name="dispatch")
class LinkBreach(View):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        match, writer = _own_match(request, pk)
        try:
            say_against(match=match, by=writer, at=timezone.now())
        except NotRead as refusal:
            messages.error(request, str(refusal))
        return redirect(f"{reverse('alignment:link-results')}#match-{match.pk}")


@method_decorator(never_cache, name="dispatch")
class LinkDenial(View):
    """What others read in the own answer is not what its writer says."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        match, writer = _own_match(request, pk)
        try:
            deny(match=match, by=writer, at=timezone.now())
        except NothingToDeny as refusal:
            messages.error(request, str(refusal))
        return redirect(f"{reverse('alignment:link-results')}#match-{match.pk}")


def _own_match(request: HttpRequest, pk: int) -> tuple[ReleasedMatch, Person]:
    respondent = answering.current(request)
    invitation = respondent.invitation if respondent else None
    writer = invitation.roster_entry.person if invitation else None
    if invitation is None or writer is None or not reads_results(invitation):
        raise Http404
    release = Release.objects.of_round(invitation.round_id).newest_first().first()
    own = ReleasedMatch.objects.filter(answer__release=release, answer__roster_entry=invitation.roster_entry_id)
    return get_object_or_404(own, pk=pk), writer
