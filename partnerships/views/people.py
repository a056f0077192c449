"""Who acts for one's own side."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Membership
from partnerships.forms.people import ParticipantForm
from partnerships.models import Participant
from partnerships.permissions import Act
from partnerships.services.people import end_part, let_take_part
from partnerships.views.scope import PartnershipScoped


class Participants(PartnershipScoped, View):
    act = Act.CHOOSE_PEOPLE

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(ParticipantForm(memberships=self._memberships()))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ParticipantForm(request.POST, memberships=self._memberships())
        if not form.is_valid():
            return self._page(form, status=422)
        try:
            there = let_take_part(**form.cleaned_data, by=self.participant, at=timezone.now())
        except DomainError as error:
            form.add_error(None, str(error))
            return self._page(form, status=422)
        messages.success(request, _("%(name)s takes part for your side.") % {"name": there.person})
        return self.to("participants")

    def _page(self, form: Any, *, status: int = 200) -> HttpResponse:
        people = Participant.objects.active().filter(party=self.party).select_related("person").order_by("pk")
        context = self.shared() | {"form": form, "people": people}
        return render(self.request, "partnerships/participants.html", context, status=status)

    def _memberships(self) -> Any:
        ours = Membership.objects.filter(organization=self.request.organization, person__left_on__isnull=True)
        return ours.select_related("person", "user").order_by("person__name", "pk")


class ParticipantRemoval(PartnershipScoped, View):
    act = Act.CHOOSE_PEOPLE

    def post(self, request: HttpRequest, participant_pk: int) -> HttpResponse:
        ours = Participant.objects.active().filter(party=self.party).select_related("person")
        participant = get_object_or_404(ours, pk=participant_pk)
        try:
            end_part(participant=participant, by=self.participant, at=timezone.now())
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("%(name)s no longer takes part.") % {"name": participant.person})
        return self.to("participants")
