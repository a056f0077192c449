"""Asking without names: what to ask, one page for each kind, one click."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationScoped
from surveys.forms import PublicRoundForm, SightRoundForm, StaffRoundForm, UnnamedForm
from surveys.models import Round
from surveys.queries import missions_to_ask_about, ready_surveys
from surveys.services import Plan, instrument_of, newest_of, open_round


class RoundKinds(OrganizationScoped, TemplateView):
    permission_required = Permission.ROUND_MANAGE
    template_name = "surveys/round_kinds.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"own": ready_surveys(self.request.organization)}


class UnnamedRoundCreate(OrganizationScoped, View):
    """Shows what people will read beside what is chosen; the second button only shows it again."""

    permission_required = Permission.ROUND_MANAGE
    form_class: type[UnnamedForm]
    template_name: str

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(request, None)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self.form_class(request.POST, organization=self.request.organization)
        if not form.is_valid() or "preview" in request.POST:
            return self._page(request, form)
        try:
            round = self._open(form)
        except DomainError as error:
            form.add_error(None, str(error))
            return self._page(request, form)
        messages.success(request, self.opened_words(round))
        return redirect(self.opened_page(round))

    def people_asked(self, form: Any) -> list[Person]:
        return []

    def opened_words(self, round: Round) -> str:
        raise NotImplementedError

    def opened_page(self, round: Round) -> Any:
        return round

    def first_values(self) -> dict[str, Any]:
        return {}

    @transaction.atomic
    def _open(self, form: UnnamedForm) -> Round:
        by, at = self.request.person, timezone.now()
        plan = Plan(
            mission=form.cleaned_data["mission"],
            version=newest_of(form.own_survey)
            if form.own_survey
            else instrument_of(organization=self.request.organization, kind=form.kind, by=by, at=at),
            mode=form.mode,
            audience=form.cleaned_data["audience"],
            people=self.people_asked(form),
            closes_at=form.closes_at,
            minimums=form.minimums,
            is_strict=form.cleaned_data["is_strict"],
            volunteers=form.volunteers,
            stays_open=form.stays_open,
            is_before_sharing=form.owed is not None,
        )
        return open_round(plan, by=by, at=at)

    def _page(self, request: HttpRequest, form: UnnamedForm | None) -> HttpResponse:
        missions = list(missions_to_ask_about(self.request.organization))
        if not missions:
            return render(request, "surveys/no_mission.html")
        form = form or self.form_class(organization=self.request.organization, initial=self.first_values())
        return render(request, self.template_name, {"form": form, "missions": missions, "preview": form.preview()})


class StaffRoundCreate(UnnamedRoundCreate):
    form_class = StaffRoundForm
    template_name = "surveys/staff_round_form.html"

    def first_values(self) -> dict[str, Any]:
        return {"survey": self.request.GET.get("survey", "")}

    def people_asked(self, form: StaffRoundForm) -> list[Person]:
        return form.people_asked()

    def opened_words(self, round: Round) -> str:
        return _("The round is open for %(count)s people.") % {"count": round.roster.count()}


class SightRoundCreate(StaffRoundCreate):
    form_class = SightRoundForm


class PublicRoundCreate(UnnamedRoundCreate):
    form_class = PublicRoundForm
    template_name = "surveys/public_round_form.html"

    def opened_words(self, round: Round) -> str:
        return _("The round is open. Share its link, or print the code.")
