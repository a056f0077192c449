"""Asking somebody of neither side to read along, and the page such a person reads."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache

from missionhub.core import unaided
from missionhub.core.errors import DomainError
from partnerships.forms.people import NeutralForm
from partnerships.models import Neutral
from partnerships.permissions import Act
from partnerships.queries.neutral_page import neutral_view
from partnerships.queries.shown_alone import shown_alone
from partnerships.services.neutrals import (
    NothingToRead,
    consent_to_neutral,
    end_neutral,
    find_yes,
    propose_neutral,
)
from partnerships.views.people import people_page
from partnerships.views.scope import PartnershipScoped

ELSEWHERE = {"X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer"}


class Neutrals(PartnershipScoped, View):
    act = Act.CHOOSE_PEOPLE

    def post(self, request: HttpRequest) -> HttpResponse:
        form = NeutralForm(request.POST)
        if not form.is_valid():
            return people_page(self, neutral_form=form)
        try:
            neutral = propose_neutral(**form.cleaned_data, by=self.participant, at=timezone.now())
        except DomainError as error:
            form.add_error("ends_on", str(error))
            return people_page(self, neutral_form=form)
        messages.success(request, _("%(name)s is proposed; every other side has to say yes.") % {"name": neutral})
        return self.to("participants")


class _OneNeutral(PartnershipScoped, View):
    act = Act.CHOOSE_PEOPLE

    def post(self, request: HttpRequest, neutral_pk: UUID) -> HttpResponse:
        neutral = get_object_or_404(Neutral, partnership=self.partnership, pk=neutral_pk)
        try:
            said = self.settle(neutral)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, said)
        return self.to("participants")

    def settle(self, neutral: Neutral) -> str:
        raise NotImplementedError


class NeutralConsents(_OneNeutral):
    def settle(self, neutral: Neutral) -> str:
        consent_to_neutral(neutral=neutral, by=self.participant, at=timezone.now())
        return _("Your side has said yes to %(name)s.") % {"name": neutral}


class NeutralRemoval(_OneNeutral):
    def settle(self, neutral: Neutral) -> str:
        end_neutral(neutral=neutral, by=self.participant, at=timezone.now())
        return _("%(name)s reads nothing here any more; the link opens nothing.") % {"name": neutral}


@method_decorator(never_cache, name="dispatch")
class NeutralPage(View):
    """Outside the tenant's door: the token proves one side's yes to an entry that every side said yes to. Read only."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            self.yes = find_yes(token=kwargs.pop("token"), at=timezone.now())
        except NothingToRead as closed:
            return _elsewhere(render(request, "partnerships/invitation_over.html", {"reason": closed}, status=404))
        if url := unaided.open_question(request):
            return _elsewhere(render(request, "organizations/unaided.html", {"answer_url": url}))
        return _elsewhere(cast(HttpResponse, super().dispatch(request, *args, **kwargs)))

    def get(self, request: HttpRequest) -> HttpResponse:
        neutral = self.yes.neutral
        context = {
            "neutral": neutral,
            "partnership": neutral.partnership,
            "seen": neutral_view(neutral.partnership),
            "sides_alone": shown_alone(self.yes) if neutral.is_facilitator else [],
        }
        return render(request, "partnerships/neutral.html", context)


def _elsewhere(response: HttpResponse) -> HttpResponse:
    for name, value in ELSEWHERE.items():
        response[name] = value
    return response
