from typing import Any

from django.views.generic import TemplateView

from alignment.queries import trend
from alignment.queries.staff import alignment_tiles, released_rounds
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationScoped


class AlignmentHome(OrganizationScoped, TemplateView):
    permission_required = Permission.RESULTS_VIEW
    template_name = "alignment/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        organization = self.request.organization
        rows, without_names = trend(organization), released_rounds(organization)
        return super().get_context_data(
            rows=rows, without_names=without_names, tiles=alignment_tiles(organization, without_names), **kwargs
        )
