from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationScoped
from surveys.forms import RoundForm
from surveys.models import Round
from surveys.queries import missions_to_ask_about, own_answer
from surveys.services import open_leaders_round, people_from_lines

ENOUGH_FOR_A_FIGURE = 4


class RoundCreate(OrganizationScoped, View):
    """One page, one click: who is asked, the question, the day it closes."""

    permission_required = Permission.ROUND_MANAGE

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(request, RoundForm(organization=self.request.organization))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = RoundForm(request.POST, organization=self.request.organization)
        if not form.is_valid():
            return self._page(request, form)
        try:
            round = self._open(form)
        except DomainError as error:
            form.add_error(None, str(error))
            return self._page(request, form)
        self._say(request, round.roster.count())
        return redirect("surveys:round", self.request.organization.slug, round.pk)

    @transaction.atomic
    def _open(self, form: RoundForm) -> Round:
        named = people_from_lines(organization=self.request.organization, text=form.cleaned_data["names"])
        return open_leaders_round(
            mission=form.cleaned_data["mission"],
            people=[*form.cleaned_data["people"].select_related("team").by_name(), *named],
            question=form.cleaned_data["question"],
            asks_priorities=form.cleaned_data["priorities"],
            is_before_sharing=form.owed is not None,
            closes_at=form.closes_at,
            by=self.request.person,
            at=timezone.now(),
        )

    def _say(self, request: HttpRequest, invited: int) -> None:
        messages.success(request, _("The round is open. Send each person their link."))
        if invited < ENOUGH_FOR_A_FIGURE:
            messages.warning(
                request,
                _("Fewer than four people are asked: you will read what each wrote, without a figure beside it."),
            )

    def _page(self, request: HttpRequest, form: RoundForm) -> HttpResponse:
        missions = list(missions_to_ask_about(self.request.organization))
        if not missions:
            return render(request, "surveys/no_mission.html")
        first = own_answer(mission=missions[0], person=self.request.person)
        if first:
            form.initial["question"] = first.question
        still_open = Round.objects.of(self.request.organization).with_names().open().newest_first().first()
        context = {"form": form, "missions": missions, "own_answer": first, "still_open": still_open}
        return render(request, "surveys/round_form.html", context)
