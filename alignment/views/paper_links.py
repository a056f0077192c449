"""The paper for whoever has a link, and the page on which links are made and end."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache

from alignment.forms.paper_link import PaperLinkForm
from alignment.models import PaperLink
from alignment.queries.board import as_shared, board_paper
from alignment.queries.board.links import paper_link_for, paper_links
from alignment.services.paper_links import OpenedTooOften, count_opening, revoke_paper_link, share_paper
from missionhub.core import unaided
from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationRequest, OrganizationScoped

ELSEWHERE = {"X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer"}


@method_decorator(never_cache, name="dispatch")
class SharedPaper(View):
    """Outside the tenant's door: the token proves one link. What does not work looks like what never was."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        at = timezone.now()
        link = paper_link_for(token, at=at)
        if link is None:
            return _answer(request, "alignment/board/link_closed.html", {}, status=404)
        if url := unaided.open_question(request):
            return _answer(request, "organizations/unaided.html", {"answer_url": url})
        try:
            count_opening(link=link, at=at)
        except OpenedTooOften as error:
            return _answer(request, "alignment/board/link_closed.html", {"reason": str(error)}, status=429)
        organization = link.organization
        with translation.override(organization.language):
            paper = as_shared(board_paper(organization, on=organization.today(at=at)))
            return _answer(request, "alignment/board/shared.html", {"paper": paper, "link": link})


def _answer(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    response = render(request, template, context, status=status)
    for name, value in ELSEWHERE.items():
        response[name] = value
    return response


class PaperLinks(OrganizationScoped, View):
    """Whoever decides what outsiders see makes links, and sees which ones open."""

    permission_required = Permission.PUBLIC_PAGE_EDIT

    def get(self, request: OrganizationRequest) -> HttpResponse:
        return self._page(request, PaperLinkForm(today=request.organization.today(at=timezone.now())))

    def post(self, request: OrganizationRequest) -> HttpResponse:
        at = timezone.now()
        form = PaperLinkForm(request.POST, today=request.organization.today(at=at))
        if not form.is_valid():
            return self._page(request, form)
        try:
            share_paper(organization=request.organization, by=request.person, at=at, **form.cleaned_data)
        except DomainError as error:
            form.add_error("last_on", str(error))
            return self._page(request, form)
        messages.success(request, _("The link works. Copy it and send it to whoever it is for."))
        return redirect("alignment:paper-links", request.organization.slug)

    def _page(self, request: OrganizationRequest, form: PaperLinkForm) -> HttpResponse:
        rows = paper_links(request.organization, on=request.organization.today(at=timezone.now()))
        return render(request, "alignment/board/links.html", {"form": form, "rows": rows})


class PaperLinkRevocation(OrganizationScoped, View):
    permission_required = Permission.PUBLIC_PAGE_EDIT

    def post(self, request: OrganizationRequest, pk: Any) -> HttpResponse:
        link = get_object_or_404(PaperLink.objects.of(request.organization), pk=pk)
        revoke_paper_link(link=link, at=timezone.now())
        messages.success(request, _("The link for “%(name)s” opens nothing any more.") % {"name": link})
        return redirect("alignment:paper-links", request.organization.slug)
