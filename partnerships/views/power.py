"""Power and voice: who depends on whom, who begins things, what protects whoever depends more, who is in the chair."""

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from missionhub.core.errors import DomainError
from partnerships.forms.power import MeetingForm, SafeguardForm, SuppliesForm, SupplyFormSet
from partnerships.models import Partnership, Party, PowerSheet, Safeguard
from partnerships.permissions import Act
from partnerships.queries.power import newest_supplies, power_picture
from partnerships.queries.safeguards import chair_of, safeguards_of
from partnerships.queries.voice import voice_between
from partnerships.services.power import MOST, offer_sheet, save_supplies, take_offer_back
from partnerships.services.safeguards import (
    accept_safeguard,
    propose_safeguard,
    strike_meeting,
    take_safeguard_back,
    tell_of_meeting,
)
from partnerships.views.sides import WithOneSide
from partnerships.views.together import EditedTogether

TO_BEGIN_WITH = 3
FIELDS = ("text", "source", "importance", "share", "elsewhere")


class PowerScoped(WithOneSide):
    def power_page(
        self, *, safeguard_form: SafeguardForm | None = None, meeting_form: MeetingForm | None = None
    ) -> HttpResponse:
        others, they = self.sides()
        chair = chair_of(self.party)
        context = self.shared() | {
            "others": others,
            "they": they,
            "safeguards": safeguards_of(self.party),
            "chair": chair,
            "safeguard_form": safeguard_form or SafeguardForm(),
            "meeting_form": meeting_form or self.meeting_form(initial={"chair": str(chair.following.pk)}),
        }
        if they is not None:
            voice = voice_between(we=self.party, they=they)
            context |= {"voice": voice, "power": power_picture(we=self.party, they=they, voice=voice.known)}
        status = 422 if safeguard_form or meeting_form else 200
        return render(self.request, "partnerships/power.html", context, status=status)

    def meeting_form(self, *args: Any, **kwargs: Any) -> MeetingForm:
        here = Party.objects.here().filter(partnership=self.partnership).in_order()
        return MeetingForm(*args, parties=list(here), **kwargs)

    def other(self) -> Party:
        _others, they = self.sides()
        if they is None:
            raise Http404
        return they

    def back(self) -> HttpResponse:
        """To the same two sides."""
        others, they = self.sides()
        chosen = f"?with={they.pk}" if they and len(others) > 1 else ""
        return redirect(
            reverse("partnerships:power", args=[self.request.organization.slug, self.partnership.pk]) + chosen
        )


class PowerPage(PowerScoped, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self.power_page()


class PowerAnswers(EditedTogether, PowerScoped, View):
    act = Act.RATE

    def held(self) -> Partnership:
        return self.partnership

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(self._forms())

    def save(self, request: HttpRequest) -> HttpResponse:
        """The button says whether the party also offers to show them."""
        they, forms = self.other(), self._forms(request.POST)
        if not forms.is_valid():
            return self._page(forms, status=422)
        if merged := self.overtaken(forms):
            return self._page(self._forms(merged), status=409)
        at = timezone.now()
        try:
            save_supplies(about=they, supplies=forms.words(), by=self.participant, at=at)
        except DomainError as error:
            return self._page(forms, refusal=str(error), status=409)
        if "offer" in request.POST:
            _offer(self, they)
        else:
            messages.success(request, _("Saved. Only your side reads it until both offer to show theirs."))
        return self.back()

    def _forms(self, *args: Any) -> SuppliesForm:
        told = newest_supplies(of=self.party, about=self.other())
        initial: list[dict[str, Any]] = [{name: getattr(one, name) for name in FIELDS} for one in told]
        initial += [{}] * max(TO_BEGIN_WITH - len(initial), 1 if len(initial) < MOST else 0)
        return cast(SuppliesForm, SupplyFormSet(*args, initial=initial))

    def _page(self, forms: Any, *, refusal: str = "", status: int = 200) -> HttpResponse:
        they = self.other()
        is_offered = PowerSheet.objects.unshown().filter(party=self.party, about=they, offered_at__isnull=False)
        context = self.shared() | {"forms": forms, "they": they, "refusal": refusal, "is_offered": is_offered.exists()}
        context |= self.meanwhile(forms)
        return render(self.request, "partnerships/power_answers.html", context, status=status)


class PowerOffer(PowerScoped, View):
    act = Act.RATE

    def post(self, request: HttpRequest) -> HttpResponse:
        _offer(self, self.other())
        return self.back()


class PowerOfferRemoval(PowerScoped, View):
    act = Act.RATE

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            take_offer_back(about=self.other(), by=self.participant)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Taken back. Only your side reads your answers."))
        return self.back()


class Safeguards(PowerScoped, View):
    act = Act.RATE

    def post(self, request: HttpRequest) -> HttpResponse:
        form = SafeguardForm(request.POST)
        if not form.is_valid():
            return self.power_page(safeguard_form=form)
        propose_safeguard(**form.cleaned_data, by=self.participant, at=timezone.now())
        messages.success(request, _("Proposed, and accepted by you. It counts once every side accepts these words."))
        return self.back()


class SafeguardScoped(PowerScoped):
    act = Act.RATE

    def safeguard(self, safeguard_pk: int) -> Safeguard:
        return get_object_or_404(Safeguard.objects.filter(partnership=self.partnership), pk=safeguard_pk)


class SafeguardAcceptances(SafeguardScoped, View):
    def post(self, request: HttpRequest, safeguard_pk: int) -> HttpResponse:
        try:
            accept_safeguard(safeguard=self.safeguard(safeguard_pk), by=self.participant, at=timezone.now())
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Accepted by your side."))
        return self.back()


class SafeguardRemoval(SafeguardScoped, View):
    def post(self, request: HttpRequest, safeguard_pk: int) -> HttpResponse:
        try:
            take_safeguard_back(safeguard=self.safeguard(safeguard_pk), by=self.participant, at=timezone.now())
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The proposal is taken back."))
        return self.back()


class ChairedMeetings(PowerScoped, View):
    act = Act.RATE

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self.meeting_form(request.POST)
        if not form.is_valid():
            return self.power_page(meeting_form=form)
        try:
            tell_of_meeting(**form.told(), by=self.participant, at=timezone.now())
        except DomainError as error:
            form.add_error("held_on", str(error))
            return self.power_page(meeting_form=form)
        messages.success(request, _("Written down. The chair goes round."))
        return self.back()


class ChairedMeetingRemoval(PowerScoped, View):
    act = Act.RATE

    def post(self, request: HttpRequest, meeting_pk: int) -> HttpResponse:
        strike_meeting(pk=meeting_pk, by=self.participant)
        return self.back()


def _offer(view: PowerScoped, they: Party) -> None:
    try:
        is_shown = offer_sheet(about=they, by=view.participant, at=timezone.now())
    except DomainError as error:
        messages.error(view.request, str(error))
        return
    if is_shown:
        messages.success(view.request, _("Both have offered: you both see both, from now on."))
    else:
        words = _("Offered. %(name)s learns that you offer, not what you say; you both see both once they offer, too.")
        messages.success(view.request, words % {"name": they.name})
