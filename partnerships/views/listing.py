from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views import View

from missionhub.accounts.models import User
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationScoped
from partnerships.forms.starting import PartnershipForm
from partnerships.models import FirstLook
from partnerships.queries.first_look import by_purpose
from partnerships.queries.listing import partnerships_of
from partnerships.services.starting import start_partnership


class PartnershipList(OrganizationScoped, View):
    permission_required = Permission.PARTNERSHIP_VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = partnerships_of(cast(User, request.user), acting_for=self.request.organization)
        may_start = self.request.membership.may(Permission.PARTNERSHIP_START)
        looks = list(FirstLook.objects.of(self.request.organization)) if may_start else []
        context = {"rows": rows, "may_start": may_start, "looks": by_purpose(looks)}
        return render(request, "partnerships/list.html", context)


class PartnershipNew(OrganizationScoped, View):
    permission_required = Permission.PARTNERSHIP_START

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "partnerships/new.html", {"form": PartnershipForm()})

    def post(self, request: HttpRequest) -> HttpResponse:
        form = PartnershipForm(request.POST)
        if not form.is_valid():
            return render(request, "partnerships/new.html", {"form": form}, status=422)
        partnership = start_partnership(
            organization=self.request.organization,
            **form.cleaned_data,
            by=self.request.person,
            user=cast(User, request.user),
            at=timezone.now(),
        )
        return redirect("partnerships:goals", self.request.organization.slug, partnership.pk)
