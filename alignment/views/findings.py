"""What to do next: the findings, what was agreed about them, and what was set aside."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from alignment.forms import DismissalForm
from alignment.models import Dismissal
from alignment.queries.findings import FindingRow, FindingsPage, findings
from alignment.queries.method_sheet import method_url
from alignment.services import bring_back, set_aside
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationRequest, OrganizationScoped
from missions.models import Promise


class Findings(OrganizationScoped, View):
    permission_required = Permission.RESULTS_VIEW

    def get(self, request: OrganizationRequest) -> HttpResponse:
        return _show(request, _page(request))


class FindingDismissals(OrganizationScoped, View):
    """Setting aside asks for a reason and keeps what was typed."""

    permission_required = Permission.ROUND_MANAGE

    def post(self, request: OrganizationRequest) -> HttpResponse:
        page = _page(request)
        row = _row(page, request.POST.get("key", ""))
        if row.round is None:
            raise Http404
        form = DismissalForm(request.POST, auto_id=_auto_id(row))
        if not form.is_valid():
            return _show(request, page, sent=form, about=row.key)
        organization = request.organization
        set_aside(
            organization=organization,
            round=row.round,
            finding=row.stored,
            promise=Promise.objects.of(organization).get(pk=row.promise_id) if row.promise_id else None,
            sentence=row.sentence,
            reason=form.cleaned_data["reason"],
            by=request.person,
            at=timezone.now(),
        )
        messages.success(
            request, _("Set aside, with your reason. It stands folded at the end and can be brought back.")
        )
        return redirect("alignment:findings", organization.slug)


class FindingReturn(OrganizationScoped, View):
    permission_required = Permission.ROUND_MANAGE

    def post(self, request: OrganizationRequest, pk: int) -> HttpResponse:
        dismissal = get_object_or_404(Dismissal.objects.of(request.organization), pk=pk)
        bring_back(dismissal=dismissal, by=request.person, at=timezone.now())
        messages.success(request, _("It is back among the findings."))
        return redirect("alignment:findings", request.organization.slug)


def _page(request: OrganizationRequest) -> FindingsPage:
    organization = request.organization
    return findings(organization, on=organization.today(at=timezone.now()))


def _row(page: FindingsPage, key: str) -> FindingRow:
    for row in page.every:
        if row.key == key:
            return row
    raise Http404


def _auto_id(row: FindingRow) -> str:
    return f"{row.anchor}-%s"


def _show(
    request: OrganizationRequest, page: FindingsPage, *, sent: DismissalForm | None = None, about: str = ""
) -> HttpResponse:
    may_act = request.membership.may(Permission.ROUND_MANAGE)
    rows = [(row, _form(row, sent, about) if may_act and row.round else None) for row in page.open]
    context = {"page": page, "rows": rows, "form": sent, "may_act": may_act, "method_url": method_url("findings")}
    return render(request, "alignment/findings.html", context, status=400 if sent else 200)


def _form(row: FindingRow, sent: DismissalForm | None, about: str) -> DismissalForm:
    if sent is not None and row.key == about:
        return sent
    return DismissalForm(auto_id=_auto_id(row))
