from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.generic import View

from missionhub.accounts.models import User
from missionhub.core.errors import DomainError
from missionhub.core.tokens import identify, is_valid
from missionhub.organizations.forms import InvitationForm, RoleForm
from missionhub.organizations.models import Membership, MembershipInvitation, Person
from missionhub.organizations.permissions import Permission, Role
from missionhub.organizations.queries import open_invitation_of
from missionhub.organizations.scoped import OrganizationScoped
from missionhub.organizations.services import (
    accept_invitation,
    add_person,
    change_role,
    invite,
    revoke_invitation,
)


class InvitationCreate(OrganizationScoped, View):
    permission_required = Permission.PEOPLE_MANAGE

    def get(self, request: HttpRequest) -> HttpResponse:
        form = InvitationForm(organization=self.request.organization)
        return render(request, "organizations/invitation_form.html", {"form": form})

    def post(self, request: HttpRequest) -> HttpResponse:
        form = InvitationForm(request.POST, organization=self.request.organization)
        if not form.is_valid():
            return render(request, "organizations/invitation_form.html", {"form": form})
        role = form.cleaned_data.pop("role")
        person = add_person(organization=self.request.organization, **form.cleaned_data)
        invite(
            organization=self.request.organization,
            person=person,
            role=role,
            by=self.request.person,
            at=timezone.now(),
        )
        messages.success(request, _("The link for %(name)s is ready to copy.") % {"name": person.name})
        return redirect("organizations:person-list", self.request.organization.slug)


class PersonInvitation(OrganizationScoped, View):
    """For somebody who is known here already; afterwards one stands where one came from, with the link."""

    permission_required = Permission.PEOPLE_MANAGE

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = get_object_or_404(Person.objects.of(self.request.organization).active(), pk=pk)
        try:
            if open_invitation_of(person) is None:  # an open one may offer more, and was perhaps sent already
                invite(
                    organization=self.request.organization,
                    person=person,
                    role=Role.LEADER if request.POST.get("role") == Role.LEADER else Role.MEMBER,
                    by=self.request.person,
                    at=timezone.now(),
                )
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The link for %(name)s is ready to copy.") % {"name": person.name})
        back = request.POST.get("next", "")
        if url_has_allowed_host_and_scheme(back, allowed_hosts=None):
            return redirect(back)
        return redirect("organizations:person-list", self.request.organization.slug)


class InvitationRevocation(OrganizationScoped, View):
    permission_required = Permission.PEOPLE_MANAGE

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        invitation = get_object_or_404(MembershipInvitation.objects.of(self.request.organization).open(), pk=pk)
        revoke_invitation(invitation=invitation, at=timezone.now())
        messages.success(request, _("The link for %(name)s no longer works.") % {"name": invitation.person.name})
        return redirect("organizations:person-list", self.request.organization.slug)


class MembershipRole(OrganizationScoped, View):
    permission_required = Permission.PEOPLE_MANAGE

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        membership = get_object_or_404(Membership, organization=self.request.organization, pk=pk)
        form = RoleForm(request.POST)
        if form.is_valid():
            try:
                change_role(membership=membership, role=form.cleaned_data["role"])
                messages.success(request, _("The role was saved."))
            except DomainError as error:
                messages.error(request, str(error))
        return redirect("organizations:person-edit", self.request.organization.slug, membership.person_id)


class InvitationView(View):
    """The link somebody got: says what it offers; joining needs an account."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return render(request, "organizations/invitation.html", {"invitation": _invitation(token)})

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        invitation = _invitation(token)
        if not isinstance(request.user, User):
            return redirect("organizations:invitation", token)
        try:
            accept_invitation(invitation=invitation, by=request.user, at=timezone.now())
        except DomainError as error:
            messages.error(request, str(error))
        return redirect("home:landing")


def _invitation(token: str) -> MembershipInvitation:
    identifier = identify(token)
    if identifier is None or not is_valid(purpose=MembershipInvitation.PURPOSE, token=token, identifier=identifier):
        raise Http404
    invitations = MembershipInvitation.objects.open().select_related("organization", "person", "created_by")
    return get_object_or_404(invitations, pk=identifier)
