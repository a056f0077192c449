from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View

from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from missions.forms.assents import EndorsementForm
from missions.models import MissionVersion
from missions.services.assents import acknowledge, ask_acknowledgement, endorse, withdraw_endorsement
from missions.views.drafts import VersionScoped


class PublishedScoped(VersionScoped):
    def published(self, pk: int) -> MissionVersion:
        version = self.version(pk)
        if not version.is_published:
            raise Http404
        return version


class Endorsement(PublishedScoped, View):
    """One's own words behind the mission, with one's name."""

    permission_required = Permission.MISSION_VIEW

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        version = self.published(pk)
        form = EndorsementForm(request.POST)
        if not form.is_valid():
            messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
            return self.to("mission", version.mission_id)
        endorse(version=version, person=self.request.person, note=form.cleaned_data["note"], at=timezone.now())
        messages.success(request, _("Your name stands behind it now."))
        return self.to("mission", version.mission_id)


class EndorsementWithdrawal(PublishedScoped, View):
    permission_required = Permission.MISSION_VIEW

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        version = self.published(pk)
        withdraw_endorsement(version=version, person=self.request.person)
        messages.success(request, _("Your name no longer stands there."))
        return self.to("mission", version.mission_id)


class Acknowledgement(PublishedScoped, View):
    """“I have read it.”"""

    permission_required = Permission.MISSION_VIEW

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        version = self.published(pk)
        acknowledge(version=version, person=self.request.person, at=timezone.now())
        messages.success(request, _("Thank you. Only the number of readers is shown, never who they are."))
        return self.to("mission", version.mission_id)


class AcknowledgementRequest(PublishedScoped, View):
    permission_required = Permission.MISSION_PUBLISH

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        version = self.version(pk)
        try:
            count = ask_acknowledgement(version=version, by=self.request.person, at=timezone.now())
        except DomainError as error:
            messages.error(request, str(error))
        else:
            text = ngettext("%(count)s person was asked to read it.", "%(count)s people were asked to read it.", count)
            messages.success(request, text % {"count": count})
        return self.to("mission", version.mission_id)
