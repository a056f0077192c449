"""Asking one's own stakeholders about the partnership, and telling the others what came of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views import View

from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from partnerships.forms.hearings import HearingForm, HearingSharingForm
from partnerships.models import Hearing, Partnership, Party
from partnerships.permissions import Act
from partnerships.queries.hearings import asked_as_seen
from partnerships.services.hearings import ask_stakeholders, asks_about, share_hearing, withdraw_hearing
from partnerships.views.scope import PartnershipScoped
from partnerships.views.together import EditedTogether
from surveys.forms.asking import as_people_read
from surveys.models import Instrument, Round
from surveys.queries import missions_to_ask_about
from surveys.services import told


class HearingNew(PartnershipScoped, View):
    """For whoever may open rounds in their own organization; the others are told whom to ask."""

    act = Act.RATE

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(HearingForm(organization=self.request.organization))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = HearingForm(request.POST, organization=self.request.organization)
        if not self._may_ask() or not form.is_valid():
            return self._page(form, status=422)
        person = self.request.person
        try:
            hearing = ask_stakeholders(wanted=form.wanted(), by=self.participant, person=person, at=timezone.now())
        except DomainError as error:
            form.add_error(None, str(error))
            return self._page(form, status=409)
        messages.success(request, _("The round is open. Share its link, or print the code."))
        return redirect("surveys:round", self.request.organization.slug, hearing.round_id)

    def _may_ask(self) -> bool:
        return self.request.membership.may(Permission.ROUND_MANAGE)

    def _page(self, form: HearingForm, *, status: int = 200) -> HttpResponse:
        others = Party.objects.here().filter(partnership=self.partnership).exclude(pk=self.party.pk).in_order()
        about = str(form["about"].value() or "…")
        asked = asks_about(we=self.party.name, they=[one.name for one in others], about=about)
        first = asked.question("view").help
        words = told(mode=Round.Mode.PUBLIC, organization=self.party.name, kind=Instrument.Kind.OWN)
        context = self.shared() | {
            "form": form,
            "others": others,
            "may_ask": self._may_ask(),
            "has_mission": missions_to_ask_about(self.request.organization).exists(),
            "preview": [sheet | {"first": first[sheet["code"]]} for sheet in as_people_read(asked, words)],
        }
        return render(self.request, "partnerships/hearing_new.html", context, status=status)


class HearingScoped(PartnershipScoped):
    act = Act.RATE

    @cached_property
    def hearing(self) -> Hearing:
        ours = Hearing.objects.filter(party=self.party).select_related("party", "round")
        return get_object_or_404(ours, pk=self.kwargs["hearing_pk"])


class HearingSharing(EditedTogether, HearingScoped, View):
    """What the others would read, then the act."""

    def held(self) -> Partnership:
        return self.partnership

    def get(self, request: HttpRequest, hearing_pk: int) -> HttpResponse:
        return self._page(self._form())

    def save(self, request: HttpRequest, hearing_pk: int) -> HttpResponse:
        form = self._form(request.POST)
        with_all = "mediation" not in request.POST
        if not form.is_valid():
            return self._page(form, status=422)
        if merged := self.overtaken(form):
            return self._page(self._form(merged), status=409)
        try:
            share_hearing(
                hearing=self.hearing,
                summary=form.cleaned_data["summary"],
                with_all=with_all,
                by=self.participant,
                at=timezone.now(),
            )
        except DomainError as error:
            form.add_error(None, str(error))
            return self._page(form, status=409)
        if with_all:
            messages.success(request, _("Every side reads the summary and the figures from now on."))
        else:
            messages.success(request, _("The facilitator may read the summary and the figures, the other side not."))
        return self.to("stakeholders")

    def _form(self, *args: Any) -> HearingSharingForm:
        return HearingSharingForm(*args, initial={"summary": self.hearing.summary})

    def _page(self, form: HearingSharingForm, *, status: int = 200) -> HttpResponse:
        context = self.shared() | {"asked": asked_as_seen(self.hearing, self.party), "form": form}
        context |= self.meanwhile(form)
        return render(self.request, "partnerships/hearing_sharing.html", context, status=status)


class HearingWithdrawal(HearingScoped, View):
    def post(self, request: HttpRequest, hearing_pk: int) -> HttpResponse:
        withdraw_hearing(hearing=self.hearing, by=self.participant)
        messages.success(request, _("From now on only your side reads it. What somebody has read, they have read."))
        return self.to("stakeholders")
