from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationScoped
from surveys.forms import SummaryForm
from surveys.models import Round
from surveys.services import share_summary


class RoundSummary(OrganizationScoped, View):
    """What everyone asked gets to read: what was heard, and what is done."""

    permission_required = Permission.ROUND_MANAGE

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        round = self._round(pk)
        return self._page(request, round, SummaryForm(initial={"text": round.summary}))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        round, form = self._round(pk), SummaryForm(request.POST)
        if not form.is_valid():
            return self._page(request, round, form)
        try:
            share_summary(round=round, text=form.cleaned_data["text"], by=self.request.person, at=timezone.now())
        except DomainError as error:
            form.add_error(None, str(error))
            return self._page(request, round, form)
        messages.success(request, _("Shared: everyone asked reads it from now on."))
        return redirect(round)

    def _round(self, pk: int) -> Round:
        return get_object_or_404(Round.objects.of(self.request.organization).closed(), pk=pk)

    def _page(self, request: HttpRequest, round: Round, form: SummaryForm) -> HttpResponse:
        status = 400 if form.is_bound else 200
        return render(request, "surveys/summary_form.html", {"round": round, "form": form}, status=status)
