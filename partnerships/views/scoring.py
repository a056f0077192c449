"""Scoring alone, handing in, and what came of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from missionhub.core.errors import DomainError
from partnerships.forms.bids import ScoreForm
from partnerships.forms.calls import AwardForm
from partnerships.models import Award, Bid
from partnerships.queries.call_result import CallResult, result_of
from partnerships.queries.score_sheet import criteria_to_score, missions_to_rate
from partnerships.services.awarding import decide_call
from partnerships.services.scoring import hand_in_scores, save_scores, take_back_scores
from partnerships.views.call_scope import CallScoped


class BidScores(CallScoped, View):
    """The sheet of one scorer for one bid."""

    def get(self, request: HttpRequest, bid: int) -> HttpResponse:
        row = self.bid(bid)
        return self._page(row, self._form(row))

    def post(self, request: HttpRequest, bid: int) -> HttpResponse:
        row = self.bid(bid)
        form = self._form(row, request.POST)
        if not form.is_valid():
            return self._page(row, form, status=422)
        try:
            save_scores(bid=row, scorer=self.scorer, scores=form.scores(), effects=form.effects(), at=timezone.now())
        except DomainError as error:
            return self._page(row, form, refusal=str(error), status=409)
        messages.success(request, _("Your scores of %(name)s are saved. Only you see them.") % {"name": row})
        following = self._following(row)
        return self.to("bid-scores", following.pk) if "next" in request.POST and following else self.to("call")

    def _form(self, bid: Bid, *args: Any) -> ScoreForm:
        criteria, missions = criteria_to_score(bid, self.scorer), missions_to_rate(bid, self.scorer)
        return ScoreForm(*args, criteria=criteria, missions=missions)

    def _page(self, bid: Bid, form: ScoreForm, *, refusal: str = "", status: int = 200) -> HttpResponse:
        answers = {answer.gate_id: answer.is_passed for answer in bid.gate_answers.all()}
        context = {
            "call": self.call,
            "bid": bid,
            "form": form,
            "refusal": refusal,
            "has_handed_in": self.scorer.handed_in_at is not None,
            "fails": [gate for gate in self.call.gates.order_by("position") if answers.get(gate.pk) is False],
            "following": self._following(bid),
        }
        return render(self.request, "partnerships/bid_scores.html", context, status=status)

    def _following(self, bid: Bid) -> Bid | None:
        bids = list(Bid.objects.filter(call=self.call).by_name())
        places = {one.pk: place for place, one in enumerate(bids)}
        return next(iter(bids[places[bid.pk] + 1 :]), None)


class CallHandIn(CallScoped, View):
    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            call = hand_in_scores(scorer=self.scorer, at=timezone.now())
        except DomainError as error:
            messages.error(request, str(error))
            return self.to("call")
        if call.scored_at is not None:
            messages.success(request, _("Everybody has handed in: here is what you all see."))
            return self.to("call-result")
        messages.success(request, _("Handed in. As soon as the others have, you all see everything at once."))
        return self.to("call")


class CallHandInRemoval(CallScoped, View):
    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            take_back_scores(scorer=self.scorer)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Taken back. Score on, and hand in again."))
        return self.to("call")


class CallResultScoped(CallScoped):
    def result_page(self, form: AwardForm | None = None, *, status: int = 200) -> HttpResponse:
        result = result_of(self.call, viewer=self.request.person)
        award = Award.objects.filter(call=self.call).select_related("bid", "decided_by").first()
        context = {
            "call": self.call,
            "result": result,
            "award": award,
            "scorers": self.call.scorers.count(),
            "form": form or self.award_form(result),
        }
        return render(self.request, "partnerships/call_result.html", context, status=status)

    def award_form(self, result: CallResult, *args: Any) -> AwardForm:
        return AwardForm(*args, bids=[row.bid for row in result.passing])


class CallResultPage(CallResultScoped, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self.result_page()


class CallAward(CallResultScoped, View):
    def post(self, request: HttpRequest) -> HttpResponse:
        form = self.award_form(result_of(self.call, viewer=self.request.person), request.POST)
        if not form.is_valid():
            return self.result_page(form, status=422)
        try:
            decide_call(call=self.call, **form.cleaned_data, by=self.request.person, at=timezone.now())
        except DomainError as error:
            form.add_error(None, str(error))
            return self.result_page(form, status=409)
        messages.success(request, _("The decision stands, with its reason."))
        return self.to("call-result")
