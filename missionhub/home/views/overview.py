from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views import View

from alignment.queries.findings import AtHand
from alignment.queries.promise_tile import promise_tiles
from alignment.queries.readings import newest_readings
from alignment.queries.staff import alignment_tiles, released_rounds
from missionhub.home.queries.checklist import checklist
from missionhub.home.queries.main_steps import main_steps
from missionhub.home.queries.staff_map import staff_map
from missionhub.home.queries.what_next import what_next
from missionhub.home.views.start import open_link
from missionhub.messaging.owed import Owed, debtor, owed_by
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationScoped
from missions.models import Mission
from missions.queries import active_promises, primary_mission
from missions.queries.outcome_list import to_look_at
from missions.queries.whole_plan import whole_plan
from surveys.models import Round

MOST_TILES, MOST_OWED = 5, 5


class Overview(OrganizationScoped, View):
    """Leaders see where the organization stands and what to do; members see what it promises."""

    permission_required = Permission.OVERVIEW_VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        if self.request.membership.may(Permission.RESULTS_VIEW):
            context = self._standing()
        else:
            mission = primary_mission(self.request.organization)
            context = {"mission": mission, "promises": list(active_promises(mission)) if mission else []}
        context["owed"] = self._owed()[:MOST_OWED]
        context["may_switch"] = self.request.organization.is_demonstration and open_link(request) is not None
        return render(request, "home/overview.html", context)

    def _owed(self) -> list[Owed]:
        """What waits for the person who looks."""
        person = self.request.person
        on = self.request.organization.today(at=timezone.now())
        return owed_by(debtor(person=person, on=on, role=self.request.membership.role))

    def _may_ask(self, mission: Mission | None) -> bool:
        return mission is not None and self.request.membership.may(Permission.ROUND_MANAGE)

    def _standing(self) -> dict[str, Any]:
        organization = self.request.organization
        today = organization.today(at=timezone.now())
        plan = whole_plan(organization, on=today, before=today)
        mission = plan.promises[0].mission if plan.promises else primary_mission(organization)
        if mission:
            mission.organization = organization
        readings, rounds = newest_readings(organization), released_rounds(organization)
        newest = next(iter(readings), None)
        release = newest.release if newest else None
        asked = Round.objects.of(organization).newest_asked()
        outcomes = [plan.standings[outcome.pk] for outcome in plan.open_outcomes]
        tiles = alignment_tiles(organization, rounds, [reading.release for reading in readings])
        return {
            "checklist": checklist(
                organization, mission=mission, promises=plan.promises, newest=asked, release=release
            ),
            "tiles": [*promise_tiles(mission, plan.kept), *tiles][:MOST_TILES],
            "staff_map": staff_map(rounds),
            "to_look_at": to_look_at(plan),
            "release": release,
            "mentions": newest.mentions if newest else [],
            "what_next": what_next(
                organization=organization,
                promises=plan.promises,
                release=release,
                on=today,
                at_hand=AtHand(plan.kept, readings, rounds, outcomes),
            ),
            "main_steps": main_steps(organization, asked) if self._may_ask(mission) else [],
        }
