"""The strategy map, a branch of it, and the map of teams."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_vary_headers
from django.views.generic import View

from missionhub.organizations.permissions import Permission
from missions.models import Promise
from missions.queries.strategy_map import branch, strategy_map
from missions.queries.team_map import team_map
from missions.views.plan import PlanScoped

A_BRANCH = 50


class Map(PlanScoped, View):
    permission_required = Permission.PLAN_VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        only_gaps = request.GET.get("show") == "gaps"
        context = {
            "page": strategy_map(organization=self.request.organization, on=self.today(), only_gaps=only_gaps),
            "by_health": request.GET.get("by") == "health",
            "as_list": request.GET.get("view") == "list",
            "may_edit": self.may_edit(),
        }
        return render(request, "missions/map.html", context)


class MapBranch(PlanScoped, View):
    """Every outcome of one promise: a page, or the list alone for a script."""

    permission_required = Permission.PLAN_VIEW

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        promises = Promise.objects.of(self.request.organization).active().select_related("mission__organization")
        promise = get_object_or_404(promises, pk=pk)
        outcomes = branch(promise=promise, on=self.today())
        page = Paginator(outcomes, A_BRANCH).get_page(request.GET.get("page"))
        is_fragment = request.headers.get("HX-Request") == "true"
        template = "missions/_map_branch.html" if is_fragment else "missions/map_branch.html"
        response = render(request, template, {"promise": promise, "page": page})
        patch_vary_headers(response, ["HX-Request"])
        return response


class TeamMap(PlanScoped, View):
    permission_required = Permission.PLAN_VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        page = team_map(organization=self.request.organization, on=self.today())
        return render(request, "missions/team_map.html", {"page": page, "may_edit": self.may_edit()})
