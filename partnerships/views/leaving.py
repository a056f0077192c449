"""Leaving: either side, at any time, alone; with everything shared to take along."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from partnerships.permissions import Act
from partnerships.queries.export import shared_content
from partnerships.services.leaving import leave
from partnerships.views.scope import PartnershipScoped


class Leaving(PartnershipScoped, View):
    act = Act.LEAVE

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "partnerships/leaving.html", self.shared())

    def post(self, request: HttpRequest) -> HttpResponse:
        leave(by=self.participant, at=timezone.now())
        messages.success(request, _("Your organization has left. What you share from now on is nothing."))
        return redirect("partnerships:list", self.request.organization.slug)


class PartnershipExport(PartnershipScoped, View):
    opens_after_leaving = True

    def get(self, request: HttpRequest) -> HttpResponse:
        response = HttpResponse(shared_content(self.party), content_type="application/zip")
        response["Content-Disposition"] = f'attachment; filename="partnership-{self.partnership.pk}.zip"'
        return response
