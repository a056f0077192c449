from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.views import View

from alignment.queries.audit import Audit, audit_of_round, packed, rounds_with_results
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationRequest, OrganizationScoped


class RoundAudit(OrganizationScoped, View):
    """Released cells with what each figure is computed from, for whoever computes it again."""

    permission_required = Permission.RESULTS_VIEW

    def get(self, request: OrganizationRequest, pk: int) -> HttpResponse:
        round = get_object_or_404(rounds_with_results(request.organization), pk=pk)
        return as_file(audit_of_round(round), name=slugify(round.title) or str(round.pk))


def as_file(audit: Audit, *, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="audit-{name}.zip"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(packed(audit), content_type="application/zip", headers=headers)
