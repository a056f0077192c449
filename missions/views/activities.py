from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from missionhub.organizations.permissions import Permission
from missions.forms.activities import ActivityForm
from missions.models import Activity
from missions.queries.activities import activities, activity_page
from missions.queries.reading import primary_mission
from missions.queries.resources import resources
from missions.views.nouns import NounArchive, NounEdit, NounNew, NounReturn
from missions.views.plan import PlanNoun, PlanScoped

A_PAGE = 60


class ActivityList(PlanScoped, View):
    permission_required = Permission.PLAN_VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        found = activities(organization=self.request.organization, on=self.today())
        page = Paginator(found.serving, A_PAGE).get_page(request.GET.get("page"))
        context = {"found": found, "page": page, "may_edit": self.may_edit()}
        return render(request, "missions/activity_list.html", context)


class ActivityScoped(PlanNoun):
    form_class, template_name = ActivityForm, "missions/activity_form.html"


class ActivityDetail(ActivityScoped, View):
    permission_required = Permission.PLAN_VIEW

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        activity: Activity = self.row(pk)
        context = {"page": activity_page(activity=activity, on=self.today()), "may_edit": self.may_edit()}
        return render(request, "missions/activity.html", context)


class ActivityNew(ActivityScoped, NounNew):
    added = _("The activity was added.")

    def first_words(self) -> dict[str, Any]:
        """What a link from an outcome or an objective says already."""
        return {name: self.request.GET[name] for name in ("outcome", "objective", "team") if name in self.request.GET}


class ActivityEdit(ActivityScoped, NounEdit):
    pass


class ActivityArchive(ActivityScoped, NounArchive):
    pass


class ActivityReturn(ActivityScoped, NounReturn):
    pass


class ResourceList(PlanScoped, View):
    """Money and time against the stated weight of each promise."""

    permission_required = Permission.PLAN_VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        mission = primary_mission(self.request.organization)
        page = resources(mission=mission, on=self.today()) if mission else None
        context = {"page": page, "mission": mission, "may_edit": self.may_edit()}
        return render(request, "missions/resource_list.html", context)
