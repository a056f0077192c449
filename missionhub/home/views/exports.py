import tempfile

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views import View

from missionhub.home.services.exchange import export_organization, file_name
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationScoped

IN_MEMORY = 5_000_000


class Export(OrganizationScoped, View):
    """Everything the organization wrote, as a zip of tables."""

    permission_required = Permission.ORGANIZATION_MANAGE

    def get(self, request: HttpRequest) -> HttpResponseBase:
        organization = self.request.organization
        target = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the response closes it
        export_organization(organization=organization, to=target)
        target.seek(0)
        return FileResponse(target, as_attachment=True, filename=file_name(organization, at=timezone.now()))
