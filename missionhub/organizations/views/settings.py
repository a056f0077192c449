from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View

from missionhub.organizations.forms import OrganizationForm
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationScoped


class OrganizationSettings(OrganizationScoped, View):
    permission_required = Permission.ORGANIZATION_MANAGE

    def get(self, request: HttpRequest) -> HttpResponse:
        form = OrganizationForm(instance=self.request.organization)
        return render(request, "organizations/organization_form.html", {"form": form})

    def post(self, request: HttpRequest) -> HttpResponse:
        form = OrganizationForm(request.POST, instance=self.request.organization)
        if form.is_valid():
            form.save()
            messages.success(request, _("The settings were saved."))
            return redirect("organizations:settings", self.request.organization.slug)
        return render(request, "organizations/organization_form.html", {"form": form})
