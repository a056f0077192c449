"""Who does what: the role × outcome grid, a page of it or one row."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.generic import View

from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from missions.models import Outcome, Responsibility
from missions.queries.grid import GridRow, grid, grid_row
from missions.services.responsibilities import NO_PART, Assigned, CellChange, assign
from missions.views.plan import PlanScoped

KINDS = {NO_PART, *Responsibility.Kind.values}


class Grid(PlanScoped, View):
    permission_required = Permission.PLAN_VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        only_gaps = request.GET.get("show") == "gaps"
        page = grid(
            organization=self.request.organization,
            on=self.today(),
            number=request.GET.get("page", "1"),
            only_gaps=only_gaps,
        )
        context = {"page": page, "only_gaps": only_gaps, "may_edit": self.may_edit()}
        return render(request, "missions/grid.html", context)


class GridCells(PlanScoped, View):
    """One row: a page of its own, or the row itself for a script."""

    permission_required = Permission.PLAN_EDIT

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        outcome = self._outcome(pk)
        return self._answer(request, grid_row(outcome=outcome, on=self.today()))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        outcome = self._outcome(pk)
        changes = _changes(request.POST)
        try:
            assigned = assign(outcome=outcome, changes=changes)
        except DomainError as error:
            typed = {role: change.wanted for role, change in changes.items() if change.wanted != change.seen}
            row = grid_row(outcome=outcome, on=self.today(), typed=typed)
            return self._answer(request, row, refusal=str(error))
        said = _said(outcome, assigned)
        if _is_fragment(request):
            return self._answer(request, grid_row(outcome=outcome, on=self.today()), said=said)
        messages.success(request, said)
        address = reverse("missions:grid", args=[self.request.organization.slug])
        return redirect(f"{address}?page={_page_of(request)}#outcome-{outcome.pk}")

    def _outcome(self, pk: int) -> Outcome:
        outcomes = Outcome.objects.of(self.request.organization).open().select_related("organization")
        return get_object_or_404(outcomes, pk=pk)

    def _answer(self, request: HttpRequest, row: GridRow, *, said: str = "", refusal: str = "") -> HttpResponse:
        name = "_grid_saved" if _is_fragment(request) else "grid_row"
        context = {"row": row, "said": said, "refusal": refusal, "may_edit": True}
        context |= {"page_number": _page_of(request), "kinds": Responsibility.Kind.choices}
        response = render(request, f"missions/{name}.html", context)
        patch_vary_headers(response, ["HX-Request"])
        return response


def _changes(post: QueryDict) -> dict[int, CellChange]:
    """Every cell the form showed, by role id; what is no choice of ours is no change."""
    found = {}
    for name, wanted in post.items():
        role = name.removeprefix("role-")
        seen = str(post.get(f"was-{role}", NO_PART))
        if name != role and role.isdecimal() and len(role) < 19 and {wanted, seen} <= KINDS:
            found[int(role)] = CellChange(seen=seen, wanted=str(wanted))
    return found


def _said(outcome: Outcome, assigned: Assigned) -> str:
    words = {"outcome": outcome.title, "now": assigned.accountable, "before": assigned.replaced}
    if assigned.replaced:
        return _("%(now)s now answers for “%(outcome)s”. %(before)s, which did before, is now responsible.") % words
    if assigned.accountable:
        return _("%(now)s now answers for “%(outcome)s”.") % words
    if assigned.changed:
        return _("The row of “%(outcome)s” was saved.") % words
    return _("Nothing was changed in the row of “%(outcome)s”.") % words


def _is_fragment(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def _page_of(request: HttpRequest) -> str:
    number = request.POST.get("page") or request.GET.get("page", "1")
    return number if number.isdecimal() and len(number) < 9 else "1"
