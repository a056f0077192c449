from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from missionhub.core.addresses import is_loopback
from missionhub.core.doorbell import ring
from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationScoped
from surveys.models import Invitation, PublishedSurvey, Round
from surveys.queries import invitation_url, reads_results, rounds_of
from surveys.services import close_round


class RoundList(OrganizationScoped, TemplateView):
    permission_required = Permission.ROUND_VIEW
    template_name = "surveys/round_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            rounds=rounds_of(self.request.organization),
            published=PublishedSurvey.objects.of(self.request.organization).by_title(),
            may_manage=self.request.membership.may(Permission.ROUND_MANAGE),
            **kwargs,
        )


class RoundPage(OrganizationScoped, View):
    permission_required = Permission.ROUND_VIEW

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        round: Any = _round_of(self, pk)  # with its counts
        if request.GET.get("seen") == str(round.responded) and round.is_open:
            return HttpResponse(
                status=204
            )  # nobody answered meanwhile: leave the page, and the reader's place in it, alone
        may_manage = self.request.membership.may(Permission.ROUND_MANAGE)
        people = _people(round, with_links=may_manage)
        context = {
            "round": round,
            "people": people,
            "own_url": _own_url(round, people, self.request.person),
            "links": _links(round, people) if may_manage else "",
            "may_manage": may_manage,
            "mail_enabled": settings.MAIL_ENABLED,
            "site_url": settings.SITE_URL,
            "links_stay_here": round.is_open and may_manage and is_loopback(settings.SITE_URL),
        }
        return render(request, "surveys/round.html", context)


class Closure(OrganizationScoped, View):
    """Asks, then closes. Two who close at once both learn that it is closed."""

    permission_required = Permission.ROUND_MANAGE

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        round = _round_of(self, pk)
        return render(request, "surveys/closure.html", {"round": round}) if round.is_open else redirect(round)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        round = _round_of(self, pk)
        try:
            close_round(round=round, by=self.request.person, at=timezone.now())
        except DomainError as error:
            messages.info(request, str(error))
            return redirect(round)
        ring("surveys.tasks.sweep_rounds")
        messages.success(request, _("The round is closed. Its results are being computed."))
        return redirect("alignment:results", self.request.organization.slug, round.pk)


class Sheet(OrganizationScoped, View):
    """For people who read no mail: a printed slip each, for those who have not answered."""

    permission_required = Permission.ROUND_MANAGE

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        round = _round_of(self, pk)
        people = [person for person in _people(round, with_links=True) if person["url"]]
        return render(request, "surveys/sheet.html", {"round": round, "people": people})


class InvitationQr(OrganizationScoped, View):
    permission_required = Permission.ROUND_MANAGE

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        invitations = Invitation.objects.of(self.request.organization).unanswered()
        open_ones = invitations.filter(round__closed_at__isnull=True).select_related("round", "roster_entry")
        invitation = get_object_or_404(open_ones, pk=pk)
        context = {"invitation": invitation, "round": invitation.round, "url": invitation_url(invitation)}
        return render(request, "surveys/invitation_qr.html", context)


def _round_of(view: OrganizationScoped, pk: int) -> Round:
    rounds: QuerySet[Round] = rounds_of(view.request.organization)
    return get_object_or_404(rounds.select_related("organization"), pk=pk)


def _people(round: Round, *, with_links: bool) -> list[dict[str, Any]]:
    """Everybody asked, by name; a link only where an answer is still awaited."""
    awaited = with_links and round.is_open
    return [
        {"invitation": row, "url": invitation_url(row) if awaited and not row.responded else ""}
        for row in round.invitations.by_name()
    ]


def _own_url(round: Round, people: list[dict[str, Any]], person: Person) -> str:
    """The reader's own link, as long as the own answer is awaited."""
    mine = [one["invitation"] for one in people if one["invitation"].roster_entry.person_id == person.pk]
    return invitation_url(mine[0]) if mine and round.is_open and not mine[0].responded else ""


def _links(round: Round, people: list[dict[str, Any]]) -> str:
    """A line each: while open, for those who have not answered; afterwards, for everyone who may read the results."""
    if round.is_open:
        return "\n".join(f"{one['invitation']}: {one['url']}" for one in people if one["url"])
    readers = [one["invitation"] for one in people if reads_results(one["invitation"])]
    return "\n".join(f"{invitation}: {invitation_url(invitation)}" for invitation in readers)
