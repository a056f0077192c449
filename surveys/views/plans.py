"""Rounds that open by themselves: when the next one comes, and what one that waits needs."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from missionhub.core.doorbell import ring
from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationScoped
from surveys.forms import PlanForm, values_of
from surveys.models import RoundPlan
from surveys.queries import missions_to_ask_about, plans_of
from surveys.services import end_plan, pause_plan, plan_round, resume_plan, revise_plan, skip_day, take_over_plan


class Plans(OrganizationScoped, TemplateView):
    permission_required = Permission.ROUND_VIEW
    template_name = "surveys/plans.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = plans_of(self.request.organization)
        return super().get_context_data(
            going_on=[row for row in rows if not row.plan.has_ended],
            ended=[row for row in rows if row.plan.has_ended],
            may_manage=self.request.membership.may(Permission.ROUND_MANAGE),
            **kwargs,
        )


class PlanScoped(OrganizationScoped):
    permission_required = Permission.ROUND_MANAGE

    def plan(self, pk: int) -> RoundPlan:
        plans = RoundPlan.objects.of(self.request.organization).select_related("organization", "survey__organization")
        return get_object_or_404(plans, pk=pk)

    def page(self, request: HttpRequest, form: PlanForm) -> HttpResponse:
        missions = list(missions_to_ask_about(self.request.organization))
        if not missions:
            return render(request, "surveys/no_mission.html")
        context = {"form": form, "plan": form.plan, "missions": missions, "preview": form.preview()}
        return render(request, "surveys/plan_form.html", context, status=400 if form.errors else 200)

    def save(self, request: HttpRequest, plan: RoundPlan | None) -> HttpResponse:
        form = PlanForm(request.POST, organization=self.request.organization, plan=plan)
        if not form.is_valid() or "preview" in request.POST:
            return self.page(request, form)
        by, at = self.request.person, timezone.now()
        try:
            kept = (
                revise_plan(plan=plan, planned=form.planned, by=by, at=at)
                if plan
                else plan_round(form.planned, by=by, at=at)
            )
        except DomainError as error:
            form.add_error(None, str(error))
            return self.page(request, form)
        ring("surveys.tasks.sweep_rounds")
        day = date_format(kept.next_on or kept.first_on, "j F Y")
        messages.success(request, _("Planned. It opens on %(day)s.") % {"day": day})
        return redirect(kept)


class PlanCreate(PlanScoped, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        """Another page says which kind, and which of our own surveys."""
        kind = request.GET.get("kind")
        first = {"kind": kind, "survey": request.GET.get("survey", "")} if kind in RoundPlan.Kind.values else {}
        return self.page(request, PlanForm(organization=self.request.organization, initial=first))

    def post(self, request: HttpRequest) -> HttpResponse:
        return self.save(request, None)


class PlanEdit(PlanScoped, View):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        plan = self.plan(pk)
        form = PlanForm(organization=self.request.organization, plan=plan, initial=values_of(plan))
        return self.page(request, form)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.save(request, self.plan(pk))


class PlanChange(PlanScoped, View):
    """One press of a button on the page of plans."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        plan = self.plan(pk)
        try:
            messages.success(request, self.change(plan))
        except DomainError as error:
            messages.error(request, str(error))
        return redirect(plan)

    def change(self, plan: RoundPlan) -> str:
        raise NotImplementedError


class PlanPause(PlanChange):
    def change(self, plan: RoundPlan) -> str:
        if "resume" in self.request.POST:
            resume_plan(plan=plan, at=timezone.now())
            return _("The plan goes on.")
        pause_plan(plan=plan)
        return _("Paused. Nothing opens until you resume it.")


class PlanOmission(PlanChange):
    """Leave out the day that the page showed."""

    def change(self, plan: RoundPlan) -> str:
        day = parse_date(self.request.POST.get("day", ""))
        if day is None:
            raise Http404
        skip_day(plan=plan, day=day, at=timezone.now())
        return _("This time is left out.")


class PlanOwner(PlanChange):
    def change(self, plan: RoundPlan) -> str:
        take_over_plan(plan=plan, by=self.request.person)
        ring("surveys.tasks.sweep_rounds")
        return _("You answer for this plan now.")


class PlanEnd(PlanChange):
    """Asks, then ends."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        plan = self.plan(pk)
        return redirect(plan) if plan.has_ended else render(request, "surveys/plan_end.html", {"plan": plan})

    def change(self, plan: RoundPlan) -> str:
        end_plan(plan=plan)
        return _("The plan has ended. Rounds that are open stay open.")
