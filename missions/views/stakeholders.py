from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from missionhub.organizations.permissions import Permission
from missions.forms.stakeholders import EngagementForm, StakeholderForm
from missions.models import Engagement, Noun, Stakeholder
from missions.queries.stakeholders import care_for, engagements_of, register
from missions.services.editing import SaveOutcome
from missions.services.stakeholders import add_engagement, add_stakeholder, edit_stakeholder, remove_engagement
from missions.views.nouns import NounArchive, NounEdit, NounNew, NounReturn, NounScoped


class StakeholderScoped(NounScoped):
    form_class = StakeholderForm
    template_name = "missions/stakeholder_form.html"
    permission_required = edit_permission = Permission.STAKEHOLDER_EDIT


class StakeholderList(StakeholderScoped, View):
    permission_required = Permission.STAKEHOLDER_VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        context = {"register": register(self.request.organization), "may_edit": self.may_edit()}
        return render(request, "missions/stakeholder_list.html", context)


class StakeholderDetail(StakeholderScoped, View):
    permission_required = Permission.STAKEHOLDER_VIEW

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = EngagementForm(organization=self.request.organization)
        return stakeholder_page(self, self.row(pk), form)


class StakeholderNew(StakeholderScoped, NounNew):
    added = _("The register has one more.")

    def add(self, form: StakeholderForm) -> Noun:
        organization, by = self.request.organization, self.request.person
        return add_stakeholder(organization=organization, fields=form.edited_fields(), by=by, at=timezone.now())


class StakeholderEdit(StakeholderScoped, NounEdit):
    def save(self, row: Stakeholder, form: StakeholderForm) -> SaveOutcome:
        return edit_stakeholder(
            stakeholder=row,
            lock_version=form.cleaned_data["lock_version"],
            fields=form.edited_fields(),
            by=self.request.person,
            at=timezone.now(),
        )


class StakeholderArchive(StakeholderScoped, NounArchive):
    pass


class StakeholderReturn(StakeholderScoped, NounReturn):
    pass


class StakeholderEngagements(StakeholderScoped, View):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        stakeholder = self.row(pk)
        form = EngagementForm(request.POST, organization=self.request.organization)
        if not form.is_valid():
            return stakeholder_page(self, stakeholder, form)
        add_engagement(stakeholder=stakeholder, **form.cleaned_data, by=self.request.person, at=timezone.now())
        messages.success(request, gettext("It stands in the register."))
        return redirect(stakeholder)


class StakeholderEngagementRemoval(StakeholderScoped, View):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        ours = Engagement.objects.filter(stakeholder__organization=self.request.organization)
        engagement = get_object_or_404(ours.select_related("stakeholder__organization"), pk=pk)
        remove_engagement(engagement=engagement)
        messages.success(request, gettext("It was taken out."))
        return redirect(engagement.stakeholder)


def stakeholder_page(view: StakeholderScoped, stakeholder: Stakeholder, form: EngagementForm) -> HttpResponse:
    context = {
        "row": stakeholder,
        "care": care_for(stakeholder),
        "engagements": list(engagements_of(stakeholder)),
        "today": view.today(),
        "may_edit": view.may_edit(),
        "form": form,
    }
    return render(view.request, "missions/stakeholder.html", context)
