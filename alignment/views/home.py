from typing import Any

from django.utils import timezone
from django.views.generic import TemplateView

from alignment.queries.home_page import home_page
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationScoped


class AlignmentHome(OrganizationScoped, TemplateView):
    permission_required = Permission.RESULTS_VIEW
    template_name = "alignment/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        organization = self.request.organization
        page = home_page(organization, on=organization.today(at=timezone.now()))
        return super().get_context_data(page=page, **kwargs)
