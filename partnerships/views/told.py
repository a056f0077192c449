"""Changes around the partnership and assumptions: written for one's own side, shown to every side, torn up."""

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from missionhub.core.errors import DomainError
from partnerships.forms.telling import AssumptionForm, EventForm
from partnerships.models import Assumption, ContextEvent
from partnerships.models.visibility import Visibility
from partnerships.permissions import Act
from partnerships.queries.told import nameable_goals
from partnerships.services.telling import (
    settle_assumption,
    show_to_every_side,
    tear_up,
    tell_event,
    write_assumption,
)
from partnerships.views.scope import PartnershipScoped


class EventNew(PartnershipScoped, View):
    act = Act.RATE

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(self._form(initial={"happened_on": self._today()}))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        tell_event(**form.cleaned_data, by=self.participant, at=timezone.now())
        messages.success(request, _told(form, self.facilitator))
        return self.to("rounds")

    def _form(self, *args: Any, **kwargs: Any) -> EventForm:
        goals = nameable_goals(self.round, viewer=self.party)
        return EventForm(*args, goals=goals, facilitator=self.facilitator, today=self._today(), **kwargs)

    def _today(self) -> Any:
        return self.request.organization.today(at=timezone.now())

    def _page(self, form: EventForm, *, status: int = 200) -> HttpResponse:
        return render(self.request, "partnerships/event_new.html", self.shared() | {"form": form}, status=status)


class AssumptionNew(PartnershipScoped, View):
    act = Act.RATE

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(self._form(initial={"goals": request.GET.getlist("goal")}))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        write_assumption(**form.cleaned_data, by=self.participant, at=timezone.now())
        messages.success(request, _told(form, self.facilitator))
        return self.to("differences")

    def _form(self, *args: Any, **kwargs: Any) -> AssumptionForm:
        goals = nameable_goals(self.round, viewer=self.party)
        return AssumptionForm(*args, goals=goals, facilitator=self.facilitator, **kwargs)

    def _page(self, form: AssumptionForm, *, status: int = 200) -> HttpResponse:
        return render(self.request, "partnerships/assumption_new.html", self.shared() | {"form": form}, status=status)


class AssumptionSettlement(PartnershipScoped, View):
    act = Act.RATE

    def post(self, request: HttpRequest, assumption_pk: int) -> HttpResponse:
        assumption = get_object_or_404(Assumption.objects.seen_by(self.party), pk=assumption_pk)
        state = request.POST.get("state", "")
        if state in Assumption.State.values:
            on = self.request.organization.today(at=timezone.now())
            seen = request.POST.get("seen", "")
            try:
                settle_assumption(assumption=assumption, state=state, by=self.participant, on=on, seen=seen)
            except DomainError as error:
                messages.error(request, str(error))
            else:
                messages.success(request, _("Written down: %(state)s.") % {"state": Assumption.State(state).label})
        return self.to("differences")


class _OwnRow(PartnershipScoped, View):
    """One of our own side's rows; of anybody else's there is nothing."""

    act = Act.RATE
    model: ClassVar[Any]
    back_to: ClassVar[str]

    def row(self, row_pk: int) -> Any:
        return get_object_or_404(self.model.objects.seen_by(self.party).filter(party=self.party), pk=row_pk)


class _Sharing(_OwnRow):
    def post(self, request: HttpRequest, row_pk: int) -> HttpResponse:
        show_to_every_side(row=self.row(row_pk), by=self.participant, at=timezone.now())
        messages.success(request, _("Every side reads it from now on."))
        return self.to(self.back_to)


class _Removal(_OwnRow):
    def post(self, request: HttpRequest, row_pk: int) -> HttpResponse:
        try:
            tear_up(row=self.row(row_pk), by=self.party)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("It is gone."))
        return self.to(self.back_to)


class EventSharing(_Sharing):
    model, back_to = ContextEvent, "rounds"


class EventRemoval(_Removal):
    model, back_to = ContextEvent, "rounds"


class AssumptionSharing(_Sharing):
    model, back_to = Assumption, "differences"


class AssumptionRemoval(_Removal):
    model, back_to = Assumption, "differences"


def _told(form: Any, facilitator: str) -> str:
    """Who reads it, as far as somebody does today."""
    level = form.cleaned_data["visibility"]
    if level == Visibility.SHARED:
        return _("Written down. Every side reads it.")
    if level == Visibility.MEDIATION and facilitator:
        return _("Written down. Your side and %(name)s read it.") % {"name": facilitator}
    return _("Written down. Only your side reads it.")
