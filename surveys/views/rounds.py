from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from missionhub.core.doorbell import ring
from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationScoped
from surveys.models import Invitation, PublishedSurvey, Round, RoundNode
from surveys.queries import (
    chain_state,
    invitation_url,
    message_with_link,
    public_url,
    reads_results,
    rounds_of,
    slip_groups,
)
from surveys.services import close_round

_PAGES = {
    Round.Mode.ATTRIBUTED: "round.html",
    Round.Mode.CONFIDENTIAL: "round_confidential.html",
    Round.Mode.PUBLIC: "round_public.html",
}


class RoundList(OrganizationScoped, TemplateView):
    permission_required = Permission.ROUND_VIEW
    template_name = "surveys/round_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            rounds=rounds_of(self.request.organization).in_front(),
            published=PublishedSurvey.objects.of(self.request.organization).by_title(),
            may_manage=self.request.membership.may(Permission.ROUND_MANAGE),
            **kwargs,
        )


class RoundPage(OrganizationScoped, View):
    """Who has answered stands on the page of a round with names, and on no other, whoever reads it."""

    permission_required = Permission.ROUND_VIEW

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        round: Any = _round_of(self, pk)  # with its counts
        if round.is_attributed and round.is_open and request.GET.get("seen") == str(round.responded):
            return HttpResponse(
                status=204
            )  # nobody answered meanwhile: leave the page, and the reader's place in it, alone
        may_manage = self.request.membership.may(Permission.ROUND_MANAGE)
        context = {
            "round": round,
            "may_manage": may_manage,
            "mail_enabled": settings.MAIL_ENABLED,
            "own_url": _own_url(round, self.request.person),
        }
        return render(request, f"surveys/{_PAGES[round.mode]}", context | self._of_mode(round, may_manage=may_manage))

    def _of_mode(self, round: Round, *, may_manage: bool) -> dict[str, Any]:
        if round.is_public:
            return {"public_url": public_url(round), "chain": chain_state(round)}
        if round.is_confidential:
            entries = round.roster.order_by("name", "pk")
            return {"teams": RoundNode.objects.filter(round=round).counted().in_order(), "asked": entries}
        people = _with_messages(round, _people(round, with_links=may_manage), by=self.request.person)
        awaited = [str(one["invitation"]) for one in people if not one["invitation"].responded]
        return {"people": people, "awaited": awaited, "links": _links(round, people) if may_manage else ""}


class Closure(OrganizationScoped, View):
    """Asks, then closes. Two who close at once both learn that it is closed."""

    permission_required = Permission.ROUND_MANAGE

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        round = _round_of(self, pk)
        if not round.is_open:
            return redirect(round)
        return render(request, "surveys/closure.html", {"round": round, "awaited": _awaited(round)})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        round = _round_of(self, pk)
        try:
            close_round(round=round, by=self.request.person, at=timezone.now())
        except DomainError as error:
            messages.info(request, str(error))
            return redirect(round)
        ring("surveys.tasks.sweep_rounds")
        messages.success(request, _closed_words(round))
        if round.consultation is not None:
            return redirect(round.consultation)
        return redirect("alignment:results", self.request.organization.slug, round.pk)


class Sheet(OrganizationScoped, View):
    """For people who read no mail: a slip each, named only where names stand beside answers; or a poster for all."""

    permission_required = Permission.ROUND_MANAGE

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        round = _round_of(self, pk)
        if round.is_attributed:
            people = [person for person in _people(round, with_links=True) if person["url"]]
            return render(request, "surveys/sheet.html", {"round": round, "people": people})
        if not round.is_open:
            return redirect(round)
        if round.is_public:
            return render(request, "surveys/poster.html", {"round": round, "url": public_url(round)})
        return render(request, "surveys/unnamed_sheet.html", {"round": round, "groups": slip_groups(round)})


class InvitationQr(OrganizationScoped, View):
    permission_required = Permission.ROUND_MANAGE

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        invitations = Invitation.objects.of(self.request.organization).unanswered()
        open_ones = invitations.filter(round__closed_at__isnull=True, round__mode=Round.Mode.ATTRIBUTED)
        invitation = get_object_or_404(open_ones.select_related("round", "roster_entry"), pk=pk)
        context = {"invitation": invitation, "round": invitation.round, "url": invitation_url(invitation)}
        return render(request, "surveys/invitation_qr.html", context)


def _round_of(view: OrganizationScoped, pk: int) -> Round:
    """Of a chain always the round that is in front: a page kept open for a week still acts on what is open now."""
    rounds = rounds_of(view.request.organization).select_related("organization")
    round = get_object_or_404(rounds, pk=pk)
    return rounds.in_front().get(chain=round.chain_id) if round.chain_id else round


def _closed_words(round: Round) -> str:
    if round.chain_id is not None:
        return _("The survey has ended. Its link takes no more answers.")
    return _("The round is closed. Its results are being computed.")


def _people(round: Round, *, with_links: bool) -> list[dict[str, Any]]:
    """Everybody asked, by name; a link only where an answer is still awaited."""
    awaited = with_links and round.is_open
    return [
        {"invitation": row, "url": invitation_url(row) if awaited and not row.responded else ""}
        for row in round.invitations.by_name()
    ]


def _with_messages(round: Round, people: list[dict[str, Any]], *, by: Person) -> list[dict[str, Any]]:
    """Beside each link the words to send with it."""
    return [
        one | {"message": message_with_link(round, invitation=one["invitation"], by=by)} if one["url"] else one
        for one in people
    ]


def _awaited(round: Round) -> list[str]:
    """Names of those who have not answered; only where names stand beside answers."""
    if not round.is_attributed:
        return []
    return [str(row) for row in round.invitations.unanswered().by_name()]


def _own_url(round: Round, person: Person) -> str:
    """The reader's own link, as long as the own answer is awaited; nobody else's."""
    if not round.is_open:
        return ""
    mine = round.invitations.unanswered().filter(roster_entry__person=person).first()
    return invitation_url(mine) if mine else ""


def _links(round: Round, people: list[dict[str, Any]]) -> str:
    """A line each: while open, for those who have not answered; afterwards, for everyone who may read the results."""
    if round.is_open:
        return "\n".join(f"{one['invitation']}: {one['url']}" for one in people if one["url"])
    readers = [one["invitation"] for one in people if reads_results(one["invitation"])]
    return "\n".join(f"{invitation}: {invitation_url(invitation)}" for invitation in readers)
