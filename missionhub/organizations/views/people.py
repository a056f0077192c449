from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from missionhub.core.errors import DomainError
from missionhub.organizations.forms import PersonForm, TeamForm
from missionhub.organizations.models import Person
from missionhub.organizations.permissions import Permission
from missionhub.organizations.queries import invitation_url, open_invitations, roster
from missionhub.organizations.scoped import OrganizationScoped
from missionhub.organizations.services import add_team, edit_person, remove_person


class PersonList(OrganizationScoped, TemplateView):
    permission_required = Permission.PEOPLE_VIEW
    template_name = "organizations/person_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_manage = self.request.membership.may(Permission.PEOPLE_MANAGE)
        invitations = open_invitations(self.request.organization) if may_manage else []
        nodes = roster(self.request.organization)
        return super().get_context_data(
            nodes=nodes,
            is_alone=may_manage and not invitations and sum(len(node.people) for node in nodes) == 1,
            may_manage=may_manage,
            may_plan=self.request.membership.may(Permission.PLAN_EDIT),
            invitations=[{"row": row, "url": invitation_url(row)} for row in invitations],
            **kwargs,
        )


class PersonEdit(OrganizationScoped, View):
    permission_required = Permission.PEOPLE_MANAGE

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._page(request, self._person(pk), None)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = self._person(pk)
        form = PersonForm(request.POST, instance=person, organization=self.request.organization)
        if not form.is_valid():
            return self._page(request, person, form)
        edit_person(person=person, **form.cleaned_data)
        messages.success(request, _("%(name)s was saved.") % {"name": person.name})
        return redirect("organizations:person-list", self.request.organization.slug)

    def _person(self, pk: int) -> Person:
        people = Person.objects.of(self.request.organization).active().select_related("membership")
        return get_object_or_404(people, pk=pk)

    def _page(self, request: HttpRequest, person: Person, form: PersonForm | None) -> HttpResponse:
        form = form or PersonForm(instance=person, organization=self.request.organization)
        context = {"form": form, "person": person, "membership_of": getattr(person, "membership", None)}
        return render(request, "organizations/person_form.html", context)


class PersonLeaving(OrganizationScoped, View):
    permission_required = Permission.PEOPLE_MANAGE

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = get_object_or_404(Person.objects.of(self.request.organization).active(), pk=pk)
        try:
            remove_person(person=person, at=timezone.now())
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("%(name)s has left. Their access has ended.") % {"name": person.name})
        return redirect("organizations:person-list", self.request.organization.slug)


class TeamCreate(OrganizationScoped, View):
    permission_required = Permission.PEOPLE_MANAGE

    def get(self, request: HttpRequest) -> HttpResponse:
        form = TeamForm(organization=self.request.organization)
        return render(request, "organizations/team_form.html", {"form": form})

    def post(self, request: HttpRequest) -> HttpResponse:
        form = TeamForm(request.POST, organization=self.request.organization)
        if form.is_valid():
            try:
                team = add_team(organization=self.request.organization, **form.cleaned_data)
            except DomainError as error:
                form.add_error("name", str(error))
            else:
                messages.success(request, _("The team %(name)s was added.") % {"name": team.name})
                return redirect("organizations:person-list", self.request.organization.slug)
        return render(request, "organizations/team_form.html", {"form": form})
