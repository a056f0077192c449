"""Where two sides see the same thing differently, and what each takes for granted."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from partnerships.models import Party
from partnerships.queries.differences import TICKS, differences, lone_flags, own_spreads
from partnerships.queries.picture import picture_of
from partnerships.queries.told import assumptions_of
from partnerships.views.scope import PartnershipScoped


class DifferencesPage(PartnershipScoped, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        others = list(Party.objects.filter(partnership=self.partnership).exclude(pk=self.party.pk).in_order())
        others = [one for one in others if self.round.goals.filter(party=one).exists()]
        they = self.chosen(others)
        context = self.shared() | {"others": others, "they": they, "ticks": TICKS}
        context["assumptions"] = assumptions_of(self.party)
        if they is not None and self.round.opened_at is not None:
            picture = picture_of(self.round, we=self.party, they=they)
            context |= {
                "found": differences(picture),
                "flags": lone_flags(picture),
                "spreads": own_spreads(picture),
            }
        return render(request, "partnerships/differences.html", context)
