"""The door of buying: whoever may start partnerships opens, scores and decides; a call of somebody else is nothing."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property

from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationRequest, OrganizationScoped
from partnerships.models import Bid, Call, Offer, Scorer


class _Entered:
    """Between the organization's door and the view: finds the call, or nothing."""

    request: OrganizationRequest
    call: Call
    kwargs: dict[str, Any]

    def dispatch(self, request: OrganizationRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        ours = Call.objects.of(request.organization).select_related("organization")
        self.call = get_object_or_404(ours, pk=kwargs.pop("call"))
        return super().dispatch(request, *args, **kwargs)


class _EnteredOffer:
    """The same for an offer of one's own."""

    request: OrganizationRequest
    offer: Offer
    kwargs: dict[str, Any]

    def dispatch(self, request: OrganizationRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.offer = get_object_or_404(Offer.objects.of(request.organization), pk=kwargs.pop("offer"))
        return super().dispatch(request, *args, **kwargs)


class BuyingScoped(OrganizationScoped):
    permission_required = Permission.PARTNERSHIP_START


class OfferScoped(BuyingScoped, _EnteredOffer):
    """Views beneath find `offer`."""


class CallScoped(BuyingScoped, _Entered):
    """Views beneath find `call`, and `scorer` where the person is one."""

    @cached_property
    def scorer(self) -> Scorer:
        """404 for whoever does not score this call."""
        mine = Scorer.objects.filter(call=self.call, person=self.request.person).first()
        if mine is None:
            raise Http404
        return mine

    def bid(self, pk: int) -> Bid:
        return get_object_or_404(Bid.objects.filter(call=self.call).select_related("call"), pk=pk)

    def to(self, name: str, *args: object) -> HttpResponse:
        return redirect(f"partnerships:{name}", self.request.organization.slug, self.call.pk, *args)
