"""Bids the buyer writes down, and whether each bid passes the gates."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from missionhub.core.errors import DomainError
from partnerships.forms.bids import BidForm, GatesForm
from partnerships.models import Bid, Call
from partnerships.services.bids import BidWords, check_gates, take_out_bid, write_down_bid
from partnerships.views.call_scope import CallScoped
from partnerships.views.together import Afresh, EditedTogether


class BidScoped(CallScoped):
    def bid_page(
        self, form: GatesForm, *, bid: Bid | None = None, refusal: str = "", status: int = 200, **more: Any
    ) -> HttpResponse:
        can_change = bool(type(self.call).objects.taking_bids().filter(pk=self.call.pk))
        context = {"call": self.call, "form": form, "bid": bid, "refusal": refusal, "can_change": can_change}
        context |= more
        return render(self.request, "partnerships/bid_form.html", context, status=status)

    def write(self, form: BidForm, bid: Bid | None = None) -> None:
        write_down_bid(
            call=self.call,
            supplier_name=form.cleaned_data["supplier_name"],
            words=form.words(),
            gates=form.answers(),
            by=self.request.person,
            at=timezone.now(),
            bid=bid,
        )


class BidNew(BidScoped, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self.bid_page(BidForm(gates=self.call.gates.order_by("position")))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = BidForm(request.POST, gates=self.call.gates.order_by("position"))
        if not form.is_valid():
            return self.bid_page(form, status=422)
        try:
            self.write(form)
        except DomainError as error:
            return self.bid_page(form, refusal=str(error), status=409)
        messages.success(request, _("The bid is written down."))
        return self.to("call")


class BidPage(EditedTogether, BidScoped, View):
    """All of a bid the buyer wrote down may be corrected; of a sent one only whether it passes the gates."""

    def held(self) -> Call:
        return self.call

    def get(self, request: HttpRequest, bid: int) -> HttpResponse:
        row = self.bid(bid)
        return self._page(self._form(row), row)

    def save(self, request: HttpRequest, bid: int) -> HttpResponse:
        row = self.bid(bid)
        form = self._form(row, request.POST)
        if not form.is_valid():
            return self._page(form, row, status=422)
        if merged := self.overtaken(form):
            return self._page(self._form(row, merged), row, status=409)
        try:
            if isinstance(form, BidForm):
                self.write(form, row)
            else:
                check_gates(bid=row, gates=form.answers())
        except DomainError as error:
            return self._page(form, row, refusal=str(error), status=409)
        messages.success(request, _("The bid is saved."))
        return self.to("call")

    def afresh(self) -> Afresh | None:
        """As one the buyer writes down; of a sent one there were only its gates."""
        if not hasattr(self, "call") or "supplier_name" not in self.request.POST:
            return None
        form = BidForm(self.request.POST, gates=self.call.gates.order_by("position"))
        return Afresh(reverse("partnerships:bid-new", args=[self.request.organization.slug, self.call.pk]), [form])

    def _page(self, form: GatesForm, bid: Bid, **more: Any) -> HttpResponse:
        return self.bid_page(form, bid=bid, **more, **self.meanwhile(form))

    def _form(self, bid: Bid, *args: object) -> GatesForm:
        gates = self.call.gates.order_by("position")
        if bid.sender_id is not None:
            return GatesForm(*args, gates=gates, bid=bid)
        initial = {name: getattr(bid, name) for name in ("supplier_name", *BidWords.__dataclass_fields__)}
        return BidForm(*args, gates=gates, bid=bid, initial=initial)


class BidRemoval(CallScoped, View):
    def post(self, request: HttpRequest, bid: int) -> HttpResponse:
        row = self.bid(bid)
        try:
            take_out_bid(bid=row)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The bid of %(name)s is taken out.") % {"name": row})
        return self.to("call")
