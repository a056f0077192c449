from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views import View

from alignment.queries.findings import AtHand
from alignment.queries.mentions import mentions
from alignment.queries.promise_tile import promise_tiles
from alignment.queries.staff import alignment_tiles, released_rounds
from missionhub.home.queries.checklist import checklist
from missionhub.home.queries.main_steps import main_steps
from missionhub.home.queries.staff_map import staff_map
from missionhub.home.queries.what_next import newest_release, what_next
from missionhub.home.views.start import open_link
from missionhub.messaging.owed import Owed, debtor, owed_by
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationScoped
from missions.models import Mission
from missions.queries import active_promises, primary_mission
from missions.queries.alive import alive_today
from missions.queries.outcome_list import Filters, outcome_list

MOST_TILES, MOST_OWED = 5, 5


class Overview(OrganizationScoped, View):
    """Leaders see where the organization stands and what to do; members see what it promises."""

    permission_required = Permission.OVERVIEW_VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        mission = primary_mission(self.request.organization)
        if self.request.membership.may(Permission.RESULTS_VIEW):
            context = self._standing(mission)
        else:
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

    def _standing(self, mission: Mission | None) -> dict[str, Any]:
        organization = self.request.organization
        today = organization.today(at=timezone.now())
        release = newest_release(organization)
        kept = alive_today(mission, on=today) if mission else None
        rounds = released_rounds(organization)
        outcomes = outcome_list(organization, filters=Filters(), on=today)
        return {
            "checklist": checklist(organization),
            "tiles": [*promise_tiles(mission, kept), *alignment_tiles(organization, rounds)][:MOST_TILES],
            "staff_map": staff_map(organization, rounds),
            "to_look_at": outcomes.to_look_at,
            "release": release,
            "mentions": mentions(release) if release else [],
            "what_next": what_next(
                organization=organization,
                mission=mission,
                release=release,
                on=today,
                at_hand=AtHand(kept, rounds=rounds),
            ),
            "main_steps": main_steps(organization) if self._may_ask(mission) else [],
        }
