"""What one's own organization offers against public missions, and the page a call's link opens for suppliers."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache

from missionhub.core import unaided
from missionhub.core.errors import DomainError
from partnerships.forms.bids import OfferForm, SendBidForm
from partnerships.models import Call, Offer
from partnerships.queries.calls import sent_bids
from partnerships.queries.inviting import may_say_yes_for
from partnerships.services.bids import LinkClosed, find_call_for_bids, send_bid
from partnerships.services.offers import drop_offer, keep_offer
from partnerships.views.call_scope import BuyingScoped, OfferScoped
from partnerships.views.invitations import ELSEWHERE
from partnerships.views.together import Afresh, EditedTogether


class Keeping(BuyingScoped):
    offer: Offer | None = None

    def keep(self, form: OfferForm) -> HttpResponse:
        organization, by = self.request.organization, self.request.person
        keep_offer(organization=organization, **form.cleaned_data, by=by, at=timezone.now(), offer=self.offer)
        messages.success(self.request, _("The offer is kept. Take it into any bid you send."))
        return redirect("partnerships:offers", organization.slug)


class Offers(Keeping, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(OfferForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = OfferForm(request.POST)
        return self.keep(form) if form.is_valid() else self._page(form, status=422)

    def _page(self, form: OfferForm, *, status: int = 200) -> HttpResponse:
        organization = self.request.organization
        context = {
            "offers": Offer.objects.of(organization).in_order(),
            "sent": sent_bids(organization),
            "form": form,
        }
        return render(self.request, "partnerships/offers.html", context, status=status)


class OfferPage(EditedTogether, OfferScoped, Keeping, View):
    def held(self) -> Any:
        return self.offer

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(self._form())

    def save(self, request: HttpRequest) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        merged = self.overtaken(form)
        return self._page(self._form(merged), status=409) if merged else self.keep(form)

    def afresh(self) -> Afresh:
        return Afresh(
            reverse("partnerships:offers", args=[self.request.organization.slug]), [OfferForm(self.request.POST)]
        )

    def _form(self, *args: Any) -> OfferForm:
        return OfferForm(*args, initial={name: getattr(self.offer, name) for name in OfferForm.base_fields})

    def _page(self, form: OfferForm, *, status: int = 200) -> HttpResponse:
        context = {"offer": self.offer, "form": form, **self.meanwhile(form)}
        return render(self.request, "partnerships/offer.html", context, status=status)


class OfferRemoval(OfferScoped, View):
    def post(self, request: HttpRequest) -> HttpResponse:
        drop_offer(organization=self.request.organization, pk=self.offer.pk)
        messages.success(request, _("The offer is gone. Bids you sent keep it as it read."))
        return redirect("partnerships:offers", self.request.organization.slug)


@method_decorator(never_cache, name="dispatch")
class CallForBids(View):
    """Outside the tenant's door: the token proves one call. Reading it sends nothing."""

    call: Call

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _elsewhere(self._open(request, *args, **kwargs))

    def _open(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            self.call = find_call_for_bids(token=kwargs.pop("token"), at=timezone.now())
        except LinkClosed as closed:
            return render(request, "partnerships/invitation_over.html", {"reason": closed}, status=404)
        if url := unaided.open_question(request):
            return render(request, "organizations/unaided.html", {"answer_url": url})
        return cast(HttpResponse, super().dispatch(request, *args, **kwargs))

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(self._form())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self._form(request.POST)
        if form is None or not form.is_valid():
            return self._page(form, status=422)
        membership = form.cleaned_data["membership"]
        try:
            send_bid(
                call=self.call,
                organization=membership.organization,
                words=form.words(),
                gates=form.answers(),
                offers=list(form.cleaned_data["offers"]),
                at=timezone.now(),
            )
        except DomainError as error:
            form.add_error(None, str(error))
            return self._page(form, status=409)
        messages.success(request, _("Your bid is with %(name)s.") % {"name": self.call.organization.name})
        return redirect("partnerships:offers", membership.organization.slug)

    def _form(self, *args: Any) -> SendBidForm | None:
        """None for whoever is signed out, or leads no organization here."""
        if not self.request.user.is_authenticated:
            return None
        memberships = may_say_yes_for(self.request.user)
        form = SendBidForm(*args, memberships=memberships, gates=self.call.gates.order_by("position"))
        return form if form.has_any else None

    def _page(self, form: SendBidForm | None, *, status: int = 200) -> HttpResponse:
        context = {
            "call": self.call,
            "form": form,
            "missions": self.call.missions.order_by("-importance", "position"),
            "criteria": self.call.criteria.order_by("position"),
            "gates": self.call.gates.order_by("position"),
        }
        return render(self.request, "partnerships/call_for_bids.html", context, status=status)


def _elsewhere(response: HttpResponse) -> HttpResponse:
    for name, value in ELSEWHERE.items():
        response[name] = value
    return response
