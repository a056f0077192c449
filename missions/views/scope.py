"""What every mission page starts from."""

from datetime import date
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationScoped
from missions.models import Mission


class MissionScoped(OrganizationScoped):
    def mission(self, pk: int) -> Mission:
        missions = Mission.objects.of(self.request.organization).active().select_related("organization", "team")
        return get_object_or_404(missions, pk=pk)

    def may_edit(self) -> bool:
        return self.request.membership.may(Permission.MISSION_EDIT)

    def today(self) -> date:
        """Today where the organization is."""
        return timezone.now().astimezone(ZoneInfo(self.request.organization.time_zone)).date()

    def to(self, name: str, *args: object) -> HttpResponse:
        return redirect(f"missions:{name}", self.request.organization.slug, *args)

    def address(self, name: str, *args: object) -> str:
        """Of a page of this organization; nothing if it is not built."""
        try:
            return reverse(f"missions:{name}", args=[self.request.organization.slug, *args])
        except NoReverseMatch:
            return ""
