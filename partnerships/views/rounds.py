"""The partnership over time, and looking again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from missionhub.core.errors import DomainError
from partnerships.forms.rounds import RoundForm
from partnerships.models import AlignmentRound
from partnerships.permissions import Act
from partnerships.queries.over_time import ever_beside, rounds_with
from partnerships.queries.staleness import causes, changes_since, touched_goals
from partnerships.queries.told import events_of
from partnerships.services.rounds import begin_round
from partnerships.views.scope import PartnershipScoped


class PartnershipRounds(PartnershipScoped, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        revealed = list(AlignmentRound.objects.filter(partnership=self.partnership).revealed())
        others = ever_beside(self.party, revealed)
        they = self.chosen(others)
        changes = changes_since(self.round, viewer=self.party)
        rows = rounds_with(self.party, they, changed=bool(changes)) if they else []
        context = self.shared() | {
            "others": others,
            "they": they,
            "rows": rows,
            "events": events_of(self.party),
            "touched": touched_goals(changes),
            "causes": causes(changes),
        }
        return render(request, "partnerships/rounds.html", context)


class RoundNew(PartnershipScoped, View):
    act = Act.RATE

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(RoundForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = RoundForm(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        try:
            following = begin_round(**form.cleaned_data, by=self.participant, at=timezone.now())
        except DomainError as error:
            form.add_error(None, str(error))
            return self._page(form, status=409)
        messages.success(
            request,
            _("Round %(number)s has begun. Say first whether your goals still stand.") % {"number": following.number},
        )
        return self.to("goals")

    def _page(self, form: RoundForm, *, status: int = 200) -> HttpResponse:
        changes = changes_since(self.round, viewer=self.party)
        context = self.shared() | {"form": form, "causes": causes(changes)}
        return render(self.request, "partnerships/round_new.html", context, status=status)
