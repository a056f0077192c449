from typing import Any

from django.views.generic import TemplateView

from alignment.queries import overview_tiles, trend
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationScoped


class AlignmentHome(OrganizationScoped, TemplateView):
    permission_required = Permission.RESULTS_VIEW
    template_name = "alignment/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        organization = self.request.organization
        rows = trend(organization)
        return super().get_context_data(rows=rows, tiles=overview_tiles(organization) if rows else [], **kwargs)
