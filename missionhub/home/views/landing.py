from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views import View

from missionhub.core.errors import DomainError
from missionhub.home.services.demonstration import has_demonstration
from missionhub.home.services.first_run import is_visitor, refuse_visitor
from missionhub.home.views.signed_in import LoginRequiredMixin, SignedInRequest
from missionhub.home.views.start import may_explore
from missionhub.organizations.forms import OrganizationForm
from missionhub.organizations.queries import memberships_of
from missionhub.organizations.services import start_organization


class Landing(View):
    """What this is, for strangers; straight to work for those who belong to one organization."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if request.user.pk is None:
            return render(request, "home/landing.html")
        memberships = memberships_of(request.user.pk)
        if len(memberships) == 1:
            return redirect(memberships[0].organization)
        return redirect("home:organization-list")


class OrganizationList(LoginRequiredMixin, View):
    def get(self, request: SignedInRequest) -> HttpResponse:
        context = {"memberships": memberships_of(request.user.pk), "is_visitor": is_visitor(request.user)}
        context["may_explore"] = may_explore(request)
        context["has_demonstration"] = has_demonstration()
        return render(request, "home/organization_list.html", context)


class OrganizationCreate(LoginRequiredMixin, View):
    def get(self, request: SignedInRequest) -> HttpResponse:
        return render(
            request,
            "home/organization_form.html",
            {"form": OrganizationForm(initial={"time_zone": ""})},
        )

    def post(self, request: SignedInRequest) -> HttpResponse:
        form = OrganizationForm(request.POST)
        if not form.is_valid():
            return render(request, "home/organization_form.html", {"form": form}, status=422)
        try:
            refuse_visitor(request.user)
            organization = start_organization(by=request.user, **form.cleaned_data)
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return redirect("home:organization-list")
        messages.success(request, _("The organization was created. Start with its mission."))
        return redirect("missions:mission-new", organization_slug=organization.slug)
