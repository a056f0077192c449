"""The one part of missions that needs no account; everything it shows was chosen."""

from typing import Any

from csp.constants import NONE
from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers, set_response_etag
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.generic import View

from missionhub.core import unaided
from missions.queries.public import PublicMission, public_mission, public_page_at


class PublicScoped(View):
    """A page that is not on is not there. While somebody answers unaided, this browser is shown no mission."""

    template_name: str

    def get(self, request: HttpRequest, address: str) -> HttpResponse:
        page = public_page_at(address)
        if page is None:
            raise Http404
        answer_url = unaided.open_question(request)
        if answer_url:
            return _fresh(render(request, "organizations/unaided.html", {"answer_url": answer_url}))
        mission = public_mission(page, on=page.organization.today(at=timezone.now()))
        return self._revalidated(request, render(request, self.template_name, self.context(request, mission)))

    def context(self, request: HttpRequest, mission: PublicMission) -> dict[str, Any]:
        return {"mission": mission, "address": request.build_absolute_uri()}

    def _revalidated(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Kept by the browser, asked about each time: what is taken off the page is gone at once."""
        set_response_etag(_fresh(response))
        return get_conditional_response(request, etag=response.headers["ETag"], response=response) or response


class PublicMissionPage(PublicScoped):
    template_name = "missions/public.html"


@method_decorator([xframe_options_exempt, csp_replace({"frame-ancestors": ["*"], "script-src": [NONE]})], "dispatch")
class PublicEmbed(PublicScoped):
    """The only page that other sites may show in a frame; it runs no script and takes no input."""

    template_name = "missions/public_embed.html"


def _fresh(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["Cookie", "Accept-Language"])
    return response
