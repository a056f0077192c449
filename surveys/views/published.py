from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.generic import View

from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationScoped
from surveys.models import PublishedSurvey


class Published(OrganizationScoped, View):
    """A survey somebody else ran, item by item."""

    permission_required = Permission.RESULTS_VIEW

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        survey = get_object_or_404(PublishedSurvey.objects.of(self.request.organization), pk=pk)
        results = survey.results.order_by("number", "pk")
        return render(request, "surveys/published.html", {"survey": survey, "results": results})
