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
from partnerships.forms.people import NeutralForm, ParticipantForm
from partnerships.models import Participant, Party
from partnerships.permissions import Act
from partnerships.queries.neutrals import neutrals_of
from partnerships.services.people import end_part, let_take_part
from partnerships.views.scope import PartnershipScoped


class Participants(PartnershipScoped, View):
    act = Act.CHOOSE_PEOPLE

    def get(self, request: HttpRequest) -> HttpResponse:
        return people_page(self)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ParticipantForm(request.POST, memberships=_memberships(self.party))
        if not form.is_valid():
            return people_page(self, form=form)
        try:
            there = let_take_part(**form.cleaned_data, by=self.participant, at=timezone.now())
        except DomainError as error:
            form.add_error(None, str(error))
            return people_page(self, form=form)
        messages.success(request, _("%(name)s takes part for your side.") % {"name": there.person})
        return self.to("participants")


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


def people_page(view: PartnershipScoped, *, form: Any = None, neutral_form: Any = None) -> HttpResponse:
    """With whatever was typed, if it could not be taken."""
    people = Participant.objects.active().filter(party=view.party).select_related("person").order_by("pk")
    context = view.shared() | {
        "form": form or ParticipantForm(memberships=_memberships(view.party)),
        "people": people,
        "neutrals": neutrals_of(view.party, at=timezone.now()),
        "neutral_form": neutral_form or NeutralForm(),
    }
    return render(view.request, "partnerships/participants.html", context, status=422 if form or neutral_form else 200)


def _memberships(party: Party) -> Any:
    ours = Membership.objects.filter(organization=party.organization, person__left_on__isnull=True)
    return ours.select_related("person", "user").order_by("person__name", "pk")
