"""Inviting, and the page an invitation opens for whoever holds it."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache

from missionhub.core import unaided
from missionhub.core.errors import DomainError
from partnerships.forms.starting import ActForForm, LightAccountForm, PartyInvitationForm
from partnerships.models import Participant, PartyInvitation
from partnerships.permissions import Act
from partnerships.queries.inviting import may_say_yes_for
from partnerships.services.inviting import (
    InvitationClosed,
    accept_for,
    accept_with_light_account,
    find_party_invitation,
    invite_party,
    revoke_party_invitation,
)
from partnerships.views.partnership import partnership_page
from partnerships.views.scope import PartnershipScoped

BACKEND = "django.contrib.auth.backends.ModelBackend"
ELSEWHERE = {"X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "same-origin"}  # the form is posted from here


class PartyInvitations(PartnershipScoped, View):
    act = Act.INVITE

    def post(self, request: HttpRequest) -> HttpResponse:
        form = PartyInvitationForm(request.POST)
        if not form.is_valid():
            return partnership_page(self, invitation_form=form)
        try:
            invite_party(by=self.participant, **form.cleaned_data, at=timezone.now())
        except DomainError as error:
            form.add_error(None, str(error))
            return partnership_page(self, invitation_form=form)
        messages.success(request, _("The link is ready. Copy it and send it to whoever decides there."))
        return self.to("partnership")


class PartyInvitationRevocation(PartnershipScoped, View):
    act = Act.INVITE

    def post(self, request: HttpRequest, invitation_pk: Any) -> HttpResponse:
        mine = PartyInvitation.objects.filter(by_party=self.party)
        if invitation := mine.filter(pk=invitation_pk).first():
            revoke_party_invitation(invitation=invitation, at=timezone.now())
            messages.success(request, _("The link for %(name)s opens nothing any more.") % {"name": invitation})
        return self.to("partnership")


@method_decorator(never_cache, name="dispatch")
class PartyInvitationPage(View):
    """Outside the tenant's door: the token proves one invitation. Reading it accepts nothing."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            self.invitation = find_party_invitation(token=kwargs.pop("token"), at=timezone.now())
        except InvitationClosed as closed:
            return _elsewhere(render(request, "partnerships/invitation_over.html", {"reason": closed}, status=404))
        if url := unaided.open_question(request):
            return _elsewhere(render(request, "organizations/unaided.html", {"answer_url": url}))
        return _elsewhere(cast(HttpResponse, super().dispatch(request, *args, **kwargs)))

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(request)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self._form(request, request.POST)
        if not form.is_valid():
            return self._page(request, form, status=422)
        try:
            participant = self._accept(request, form)
        except DomainError as error:
            form.add_error(None, str(error))
            return self._page(request, form, status=422)
        messages.success(request, _("You take part. Name three goals; then both sides rate."))
        organization = participant.party.organization
        return redirect("partnerships:goals", organization.slug if organization else "", participant.partnership_id)

    def _form(self, request: HttpRequest, *args: Any) -> Any:
        if request.user.is_authenticated:
            return ActForForm(*args, memberships=may_say_yes_for(request.user))
        return LightAccountForm(*args, initial={"organization_name": self.invitation.organization_name})

    def _accept(self, request: HttpRequest, form: Any) -> Participant:
        at = timezone.now()
        if isinstance(form, ActForForm):
            membership = form.cleaned_data["membership"]
            return accept_for(
                invitation=self.invitation,
                organization=membership.organization,
                person=membership.person,
                user=membership.user,
                at=at,
            )
        participant = accept_with_light_account(invitation=self.invitation, **form.cleaned_data, at=at)
        login(request, participant.user, backend=BACKEND)
        return participant

    def _page(self, request: HttpRequest, form: Any = None, *, status: int = 200) -> HttpResponse:
        form = form or self._form(request)
        has_somebody = not isinstance(form, ActForForm) or form.has_any
        goals = self.invitation.by_party.goals.newest().order_by("position")
        context = {"invitation": self.invitation, "form": form, "has_somebody": has_somebody, "goals": goals}
        return render(request, "partnerships/invitation.html", context, status=status)


def _elsewhere(response: HttpResponse) -> HttpResponse:
    for name, value in ELSEWHERE.items():
        response[name] = value
    return response
