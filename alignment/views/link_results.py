"""Results for whoever was asked and has no account: by the personal link, read-only, where people were told so."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from alignment.models import Release
from alignment.queries import results_page
from surveys import answering
from surveys.queries import actions_of, reads_results


@method_decorator(never_cache, name="dispatch")
class LinkResults(View):
    """The link names the round, so no address can name another."""

    def get(self, request: HttpRequest) -> HttpResponse:
        invitation = answering.current(request)
        if invitation is None:
            return render(request, "surveys/link_needed.html", status=404)
        if not reads_results(invitation):
            raise Http404
        release = Release.objects.of_round(invitation.round_id).newest_first().first()
        context: dict[str, Any] = {"round": invitation.round, "responded": invitation.responded}
        if release is None:
            return render(request, "alignment/link_waiting.html", context)
        today = invitation.round.organization.today(at=timezone.now())
        context |= {"page": results_page(release, reader=None), "actions": actions_of(invitation.round_id, on=today)}
        return render(request, "alignment/link_results.html", context)
