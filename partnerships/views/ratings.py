"""Rating blind. What is typed is saved as often as wanted; handing in lets it stand."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from missionhub.core.errors import DomainError
from partnerships.forms.rating import RatingForm
from partnerships.permissions import Act
from partnerships.queries.rating_sheet import pairs_to_rate
from partnerships.queries.standing import standing_of
from partnerships.services.rating import hand_in, save_ratings, take_back
from partnerships.views.scope import PartnershipScoped


class Ratings(PartnershipScoped, View):
    act = Act.RATE

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(RatingForm(pairs=pairs_to_rate(self.round, self.participant)))

    def post(self, request: HttpRequest) -> HttpResponse:
        """The button says whether the party also hands in."""
        form = RatingForm(request.POST, pairs=pairs_to_rate(self.round, self.participant))
        if not form.is_valid():
            return self._page(form, status=422)
        at = timezone.now()
        try:
            save_ratings(round=self.round, rater=self.participant, judgements=form.judgements(), at=at)
            if "hand_in" not in request.POST:
                messages.success(request, _("Your ratings are saved. Only your side sees them."))
                return self.to("ratings")
            held = hand_in(round=self.round, by=self.participant, at=at)
        except DomainError as error:
            form.add_error(None, str(error))
            return self._page(form, status=409)
        if held.is_revealed:
            messages.success(request, _("Every side has handed in: here is how you both see it."))
            return self.to("matrix")
        messages.success(request, _("Handed in. As soon as the others have, you all see everything at once."))
        return self.to("partnership")

    def _page(self, form: RatingForm, *, status: int = 200) -> HttpResponse:
        standing = standing_of(self.party)
        context = self.shared() | {"form": form, "standing": standing}
        return render(self.request, "partnerships/ratings.html", context, status=status)


class HandInRemoval(PartnershipScoped, View):
    act = Act.RATE

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            take_back(round=self.round, by=self.participant)
        except DomainError as error:
            messages.error(request, str(error))
            return self.to("partnership")
        messages.success(request, _("Taken back. Rate on, and hand in again."))
        return self.to("ratings")
