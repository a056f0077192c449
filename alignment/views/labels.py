"""Leaders teach the matching what counts here, one pair at a time. Nothing released changes."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from alignment.forms import PhraseForm
from alignment.models import Release, ReleasedMatch
from alignment.models.released import ReleasedMatchQuerySet
from alignment.queries.counterexamples import is_counterexample
from alignment.queries.labels_page import labels_page
from alignment.queries.phrase_page import PhrasePage, phrase_page
from alignment.services import CannotBeLabeled, PhraseNotTaught, label, teach_phrase, withdraw_label
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationRequest, OrganizationScoped

VERDICTS = {"shows": True, "does-not": False}


class Labels(OrganizationScoped, View):
    permission_required = Permission.RESULTS_VIEW

    def get(self, request: OrganizationRequest, pk: int) -> HttpResponse:
        releases = Release.objects.of(request.organization).with_names().of_round(pk)
        release = releases.with_mission().newest_first().first()
        if release is None:
            raise Http404
        try:
            page = labels_page(
                release, reader=request.person, wanted=_number(request, "pair"), after=_number(request, "after")
            )
        except ReleasedMatch.DoesNotExist:
            raise Http404 from None
        return render(request, "alignment/labels.html", {"page": page, "release": release, "round_id": pk})


class MatchLabel(OrganizationScoped, View):
    permission_required = Permission.RESULTS_VIEW

    def post(self, request: OrganizationRequest, pk: int) -> HttpResponse:
        match = get_object_or_404(_matches(request), pk=pk)
        verdict = request.POST.get("verdict", "")
        if verdict == "none":
            withdraw_label(match=match, by=request.person)
            return redirect(_labels_url(request, match, f"?pair={match.pk}#pair"))
        if verdict not in VERDICTS:
            return HttpResponseBadRequest(_("Say that it shows the promise, or that it does not."))
        try:
            said = label(match=match, shows=VERDICTS[verdict], by=request.person, at=timezone.now())
        except CannotBeLabeled as error:
            messages.error(request, str(error))
            return redirect(_labels_url(request, match))
        if is_counterexample(match):
            messages.success(
                request, _("A sentence like this no longer counts for this promise from the next round on.")
            )
        is_missed = said.shows and not match.is_voiced
        if is_missed and request.membership.may(Permission.MISSION_EDIT):
            return redirect("alignment:phrase", request.organization.slug, match.pk)
        return redirect(_labels_url(request, match, f"?after={match.pk}#pair"))


class MatchPhrase(OrganizationScoped, View):
    """A phrase is added only when somebody has read it and says so."""

    permission_required = Permission.MISSION_EDIT

    def get(self, request: OrganizationRequest, pk: int) -> HttpResponse:
        page = phrase_page(self._missed(request, pk), clause=_number(request, "clause"))
        return self._show(request, page, PhraseForm(initial={"phrase": page.proposed}))

    def post(self, request: OrganizationRequest, pk: int) -> HttpResponse:
        match = self._missed(request, pk)
        form = PhraseForm(request.POST)
        if form.is_valid():
            try:
                promise = teach_phrase(
                    match=match, phrase=form.cleaned_data["phrase"], by=request.person, at=timezone.now()
                )
            except PhraseNotTaught as error:
                form.add_error("phrase", str(error))
            else:
                found = _("“%(promise)s” is also found by these words from the next round on.")
                messages.success(request, found % {"promise": promise.text})
                return redirect(_labels_url(request, match, f"?after={match.pk}#pair"))
        return self._show(request, phrase_page(match, clause=None), form)

    def _missed(self, request: OrganizationRequest, pk: int) -> ReleasedMatch:
        return get_object_or_404(_matches(request).missed_by_the_release(request.person), pk=pk)

    def _show(self, request: OrganizationRequest, page: PhrasePage, form: PhraseForm) -> HttpResponse:
        back = _labels_url(request, page.match, f"?after={page.match.pk}#pair")
        return render(request, "alignment/phrase.html", {"page": page, "form": form, "back": back})


def _matches(request: OrganizationRequest) -> ReleasedMatchQuerySet:
    return ReleasedMatch.objects.of(request.organization).with_pair()


def _labels_url(request: OrganizationRequest, match: ReleasedMatch, rest: str = "") -> str:
    return reverse("alignment:labels", args=[request.organization.slug, match.answer.release.round_id]) + rest


def _number(request: OrganizationRequest, name: str) -> int | None:
    value = request.GET.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else None
