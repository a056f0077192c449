from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.generic import View

from missionhub.messaging.owed import debtor, owed_by
from missionhub.organizations.permissions import Permission
from missions.queries.line_of_sight import line_of_sight
from missions.views.scope import MissionScoped


class LineOfSight(MissionScoped, View):
    """From the mission to what I owe, for everybody, with or without a role."""

    permission_required = Permission.PLAN_VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        person, on = self.request.person, self.today()
        context = {
            "sight": line_of_sight(person, on=on),
            "owed": owed_by(debtor(person=person, on=on, role=self.request.membership.role)),
            "on": on,
        }
        return render(request, "missions/line_of_sight.html", context)
