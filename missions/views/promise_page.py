from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from missions.forms.evidence import EvidenceForm
from missions.models import Promise, PromiseEvidence
from missions.queries.promise_page import promise_page, stewards_to_choose
from missions.queries.untold_owner import untold_steward
from missions.services.evidence import add_evidence, remove_evidence
from missions.views.promises import PromiseScoped


class PromisePageScoped(PromiseScoped):
    def show(self, request: HttpRequest, promise: Promise, form: EvidenceForm) -> HttpResponse:
        page = promise_page(promise, on=self.today())
        may_edit, may_invite = self.may_edit(), self.request.membership.may(Permission.PEOPLE_MANAGE)
        context = {
            "page": page,
            "form": form,
            "may_edit": may_edit,
            "may_invite": may_invite,
            "mission": promise.mission,
            "people": stewards_to_choose(self.request.organization) if may_edit else [],
            "untold": untold_steward(
                promise,
                reader=self.request.person,
                may_invite=may_invite,
                is_new="named" in request.GET,
                on=self.today(),
            )
            if may_edit
            else None,
        }
        return render(request, "missions/promise.html", context)


class PromiseDetail(PromisePageScoped, View):
    """A promise, its four dots, and everything that serves it."""

    permission_required = Permission.MISSION_VIEW

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.show(request, self.promise(pk), EvidenceForm(initial={"seen_on": self.today()}))


class Evidence(PromisePageScoped, View):
    permission_required = Permission.CHECK_IN

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        promise = self.promise(pk)
        form = EvidenceForm(request.POST)
        if form.is_valid():
            try:
                add_evidence(promise=promise, **form.cleaned_data, by=self.request.person, at=timezone.now())
            except DomainError as error:
                form.add_error("seen_on", str(error))
            else:
                messages.success(request, _("The evidence was added."))
                return self.to("promise", promise.pk)
        return self.show(request, promise, form)


class EvidenceRemoval(PromisePageScoped, View):
    permission_required = Permission.MISSION_EDIT

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        rows = PromiseEvidence.objects.filter(promise__mission__organization=self.request.organization)
        evidence = get_object_or_404(rows.filter(promise__mission__archived_at__isnull=True), pk=pk)
        remove_evidence(evidence=evidence)
        messages.success(request, _("The evidence was taken out."))
        return self.to("promise", evidence.promise_id)
