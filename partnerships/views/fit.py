from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from partnerships.queries.fit import fit_between
from partnerships.queries.profile import newest_of, other_sides
from partnerships.views.scope import PartnershipScoped


class Fit(PartnershipScoped, View):
    """With one other party at a time; measures are always between two."""

    def get(self, request: HttpRequest) -> HttpResponse:
        others = other_sides(self.party)
        chosen = request.GET.get("with", "")
        they = next((one for one in others if str(one.party.pk) == chosen), next(iter(others), None))
        mine = newest_of(self.party)
        context = self.shared() | {
            "others": others,
            "they": they,
            "fit": fit_between(we=self.party, they=they.party) if they else None,
            "we_have_shared": mine is not None and (mine.number > 1 or mine.shared_at is not None),
        }
        return render(request, "partnerships/fit.html", context)
