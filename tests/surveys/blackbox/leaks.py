"""The product with faults planted in it: addresses that read answers or answerers as they are, released or not."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.db.models import Count
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.views import View

from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationScoped
from missionhub.urls import urlpatterns as real
from surveys.disclosure import PublishedNodes, Tree
from surveys.figures import counting
from surveys.intake import mixing
from surveys.models import Invitation, RoundNode
from surveys.models.answers import Answer
from tests.surveys.blackbox.planting import joined


class Leak(OrganizationScoped, View):
    permission_required = Permission.RESULTS_VIEW

    def rows(self, **of: Any) -> list[int]:
        answers = Answer.objects.filter(round__organization=self.request.organization, block="index", **of)
        return [row.values["index"]["knowledge"] for row in answers]


class LiveCounts(Leak):
    """How many have answered in each team, this moment."""

    def get(self, request: HttpRequest) -> HttpResponse:
        answered = Invitation.objects.of(self.request.organization).filter(responded=True)
        return JsonResponse(dict(answered.values_list("roster_entry__node__name").annotate(Count("pk"))))


class Mixing(Leak):
    """One figure of any teams that are asked for together."""

    def get(self, request: HttpRequest) -> HttpResponse:
        teams = request.GET.getlist("team")
        return JsonResponse({"mean": joined(self.rows(node__in=teams)) if len(teams) > 1 else None})


class Unpublished(Leak):
    """A table with a row for every team."""

    def get(self, request: HttpRequest) -> HttpResponse:
        nodes = RoundNode.objects.filter(round__organization=self.request.organization)
        lines = [f"{node.name},{joined(self.rows(node=node))}" for node in nodes]
        return HttpResponse("\n".join(lines), content_type="text/csv")


HERE = "o/<slug:organization_slug>/leaks/"
urlpatterns = [
    path(f"{HERE}counts/", LiveCounts.as_view(), name="leak-counts"),
    path("api/v1/organizations/<slug:organization_slug>/leaks/mixing/", Mixing.as_view(), name="leak-mixing"),
    path(f"{HERE}figures.csv", Unpublished.as_view(), name="leak-table"),
    *real,  # its last pattern takes every address of the API that nothing else took
]


@contextmanager
def fine_mix() -> Iterator[None]:
    """A mix that keeps everybody's own team, so that there is something to leak."""

    def every_node(tree: Tree, counts: Any, minimum: int) -> PublishedNodes:
        return PublishedNodes(tree, tree.totals(counts), frozenset(tree.nodes))

    with patch.object(mixing, "published_nodes", every_node):
        yield


@contextmanager
def threshold_alone() -> Iterator[None]:
    """A release that shows every team that is large enough, whatever is left over."""

    def large(tree: Tree, counts: Any, minimum: int) -> PublishedNodes:
        totals = tree.totals(counts)
        return PublishedNodes(tree, totals, frozenset(node for node in tree.nodes if totals[node] >= minimum))

    with patch.object(counting, "published_nodes", large):
        yield
