"""Results of rounds without names, on the screen and on a projector. Every row they read was released."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views import View
from django_htmx.http import HttpResponseClientRefresh

from alignment.queries import scoring_backlog
from alignment.queries.staff import sources, staff_facts, staff_page, table
from alignment.queries.staff.facts import Facts
from alignment.views.waiting import asks_again
from missionhub.core.table_files import csv_file, workbook_file
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationRequest, OrganizationScoped
from surveys.forms import ActionForm
from surveys.models import AS_RELEASED, Round, RoundNode
from surveys.queries import ChainState, actions_of, chain_state


class StaffFigures(OrganizationScoped, View):
    """The released figures of one round as a table."""

    permission_required = Permission.RESULTS_VIEW

    def get(self, request: OrganizationRequest, pk: int) -> HttpResponse:
        round = get_object_or_404(Round.objects.of(request.organization).released(), pk=pk)
        return self.as_file(staff_facts(round, edition=_edition(request, round)))

    def as_file(self, facts: Facts) -> HttpResponse:
        return csv_file(table(facts))


class StaffWorkbook(StaffFigures):
    """The same rows, and where they come from."""

    def as_file(self, facts: Facts) -> HttpResponse:
        figures = table(facts)
        return workbook_file([replace(figures, name="figures")], sources(facts), name=figures.name)


def staff_results(request: OrganizationRequest, round: Round) -> HttpResponse:
    return _show(request, round, "alignment/staff/results.html")


def staff_meeting(request: OrganizationRequest, round: Round, *, form: ActionForm | None) -> HttpResponse:
    return _show(request, round, "alignment/staff/meeting.html", form=form)


def _show(request: OrganizationRequest, round: Round, template: str, **more: Any) -> HttpResponse:
    chain = chain_state(round)
    if round.released_at is None:
        if chain is not None and chain.newest is not None:
            return redirect("alignment:results", request.organization.slug, chain.newest.pk)
        return _wait(request, round, chain)
    if asks_again(request):
        return HttpResponseClientRefresh()
    today = request.organization.today(at=timezone.now())
    context = {
        "page": staff_page(round, edition=_edition(request, round)),
        "round": round,
        "round_id": round.pk,
        "actions": actions_of(round.pk, on=today),
        "may_act": request.membership.may(Permission.ROUND_MANAGE),
        "backlog": scoring_backlog,  # asked only where a text is still unread
        "chain": chain,
    }
    return render(request, template, context | more)


def _edition(request: OrganizationRequest, round: Round) -> int:
    """The one that is asked for, if it has figures."""
    asked = request.GET.get("edition", "")
    there = set(round.figures.values_list("edition", flat=True)) if asked else set()
    return next((number for number in there if str(number) == asked), AS_RELEASED)


def _wait(request: OrganizationRequest, round: Round, chain: ChainState | None) -> HttpResponse:
    """While answers are sealed or mixed nothing of them is told, not even how many: only what is published of that."""
    if chain is not None:
        return render(request, "alignment/staff/no_numbers.html", {"round": round, "chain": chain})
    stage = "reading" if round.opened_up_at else "mixing"
    if asks_again(request) and request.GET["waiting"] == stage:
        return HttpResponse(status=204)
    root = RoundNode.objects.filter(round=round, parent=None).first()
    context = {"stage": stage, "round": round, "participation": root.participation if root else None}
    part = "alignment/staff/_waiting.html"
    return render(request, part if asks_again(request) else "alignment/staff/waiting.html", context)
