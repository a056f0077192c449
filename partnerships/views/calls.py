"""The calls of an organization: the list, writing one, and the page of one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from missionhub.core.errors import DomainError
from partnerships.forms.calls import CallForms
from partnerships.models import Call, Scorer
from partnerships.queries.calls import call_link, calls_of, spend_of, standing_of_call
from partnerships.services.calls import renew_link, throw_away_draft, write_call
from partnerships.services.scoring import let_scorer_go
from partnerships.views.call_scope import BuyingScoped, CallScoped
from partnerships.views.together import Afresh, EditedTogether


class CallList(BuyingScoped, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        organization = self.request.organization
        context = {"calls": calls_of(organization), "spend": spend_of(organization)}
        return render(request, "partnerships/call_list.html", context)


class Writing(BuyingScoped):
    """One page for a new call and for a draft; the button says whether it also opens."""

    call: Call | None = None

    def page(self, forms: CallForms, *, refusal: str = "", status: int = 200) -> HttpResponse:
        context = {"forms": forms, "form": forms.words, "call": self.call, "refusal": refusal}
        context |= self.more(forms)
        return render(self.request, "partnerships/call_form.html", context, status=status)

    def more(self, forms: CallForms) -> dict[str, Any]:
        """For the page of a draft."""
        return {}

    def overtakes(self, forms: CallForms) -> Any:
        """A new call overtakes nobody."""
        return None

    def forms(self, data: object = None) -> CallForms:
        return CallForms(data, organization=self.request.organization, call=self.call)

    def write(self, request: HttpRequest) -> HttpResponse:
        forms, at = self.forms(request.POST), timezone.now()
        if not forms.is_valid():
            return self.page(forms, status=422)
        if merged := self.overtakes(forms):
            return self.page(self.forms(merged), status=409)
        organization, opens = self.request.organization, "open" in request.POST
        try:
            call = write_call(
                organization=organization,
                words=forms.call_words(),
                by=self.request.person,
                at=at,
                call=self.call,
                opens=opens,
            )
        except DomainError as error:
            return self.page(forms, refusal=str(error), status=409)
        if opens:
            messages.success(request, _("The call is open. Send the link, or write down the bids that come in."))
        else:
            messages.success(request, _("The draft is saved. Nobody outside sees it."))
        return redirect("partnerships:call" if opens else "partnerships:call-edit", organization.slug, call.pk)


class CallNew(Writing, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(self.forms())

    def post(self, request: HttpRequest) -> HttpResponse:
        return self.write(request)


class CallEdit(EditedTogether, CallScoped, Writing, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        if self.call is not None and self.call.opened_at is not None:
            return self.to("call")
        return self.page(self.forms())

    def held(self) -> Any:
        return self.call

    def save(self, request: HttpRequest) -> HttpResponse:
        return self.write(request)

    def afresh(self) -> Afresh:
        url = reverse("partnerships:call-new", args=[self.request.organization.slug])
        return Afresh(url, CallForms(self.request.POST, organization=self.request.organization).parts)

    def more(self, forms: CallForms) -> dict[str, Any]:
        return self.meanwhile(*forms.parts)

    def overtakes(self, forms: CallForms) -> Any:
        return self.overtaken(*forms.parts)


class CallRemoval(CallScoped, View):
    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            throw_away_draft(call=self.call)
        except DomainError as error:
            messages.error(request, str(error))
            return self.to("call")
        messages.success(request, _("The draft is gone."))
        return redirect("partnerships:call-list", self.request.organization.slug)


class CallPage(CallScoped, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        if self.call.opened_at is None:
            return self.to("call-edit")
        standing = standing_of_call(self.call, viewer=self.request.person, at=timezone.now())
        missions = self.call.missions.order_by("-importance", "position")
        context = {"call": self.call, "standing": standing, "missions": missions, "link": call_link(self.call)}
        return render(request, "partnerships/call.html", context)


class CallLink(CallScoped, View):
    def post(self, request: HttpRequest) -> HttpResponse:
        renew_link(call=self.call)
        messages.success(request, _("Here is a new link. The old one opens nothing any more."))
        return self.to("call")


class ScorerRemoval(CallScoped, View):
    def post(self, request: HttpRequest, scorer: int) -> HttpResponse:
        row = get_object_or_404(Scorer.objects.filter(call=self.call), pk=scorer)
        try:
            let_scorer_go(scorer=row, at=timezone.now())
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("%(name)s no longer scores.") % {"name": row})
        return self.to("call")
