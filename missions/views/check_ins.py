"""What I owe: due check-ins on one screen, and what I have to read."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from missionhub.core.errors import DomainError
from missionhub.messaging.owed import debtor, owed_by
from missionhub.organizations.permissions import Permission
from missions.forms.check_ins import Card, cards_for
from missions.forms.outcome_parts import CommentForm
from missions.models import CheckIn, Outcome, Pause, WeekLink
from missions.queries.check_ins import Due, checkable, may_check_in, outcomes_of, outcomes_owed_by, unread_by
from missions.queries.line_of_sight import promises_of
from missions.services.check_ins import acknowledge
from missions.services.comments import add_comment
from missions.services.week_links import revoke_week_links
from missions.views.checking import save_cards
from missions.views.scope import MissionScoped


class MyWeek(MissionScoped, View):
    """The due list first; everything is saved by one button, or each card by its own."""

    permission_required = Permission.CHECK_IN

    def get(self, request: HttpRequest) -> HttpResponse:
        mine = checkable(list(outcomes_owed_by(self.request.person, on=self.today())), on=self.today())
        later = [due for due in mine if not due.is_now]
        return self._page(request, cards_for(due for due in mine if due.is_now), later=later)

    def post(self, request: HttpRequest) -> HttpResponse:
        mine = checkable(list(outcomes_of(self.request.person, on=self.today())), on=self.today())
        cards = cards_for(mine, typed=request.POST)
        saved = save_cards(cards, typed=request.POST, by=self.request.person, at=timezone.now())
        if not saved.is_whole:
            messages.warning(request, saved.sentence())
            return self._page(request, saved.wrong or cards, status=400)
        messages.success(request, saved.sentence())
        return redirect(f"{self.address('my-week')}?saved")

    def _page(
        self, request: HttpRequest, cards: list[Card], *, later: Sequence[Due] = (), status: int = 200
    ) -> HttpResponse:
        person, on = self.request.person, self.today()
        who = debtor(person=person, on=on, role=self.request.membership.role)
        context: dict[str, Any] = {
            "now": cards,
            "later": later,
            "owed": owed_by(who, without=frozenset({"missions.check_ins", "missions.unread"})),
            "unread": unread_by(person, is_leader=who.may(Permission.PLAN_EDIT), on=on),
            "looked_after": promises_of(person),
            "links": WeekLink.objects.open(at=timezone.now()).filter(person=person).count(),
            "next_pause": Pause.objects.of(self.request.organization).filter(ends_on__gte=on).in_order().first(),
            "on": on,
            "is_saved": "saved" in request.GET,
        }
        return render(request, "missions/my_week.html", context, status=status)


class CheckInNew(MissionScoped, View):
    """One outcome's check-in, whether it is due or not."""

    permission_required = Permission.CHECK_IN

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._page(request, cards_for(checkable([self._outcome(pk)], on=self.today()))[0])

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        outcome = self._outcome(pk)
        cards = cards_for(checkable([outcome], on=self.today()), typed=request.POST)
        saved = save_cards(cards, typed={}, by=self.request.person, at=timezone.now())
        if not saved.is_whole:
            messages.warning(request, saved.sentence())
            return self._page(request, cards[0], status=400)
        messages.success(request, saved.sentence())
        return redirect(outcome)

    def _outcome(self, pk: int) -> Outcome:
        """Closed ones too: whoever was still writing gets the words back, with the reason."""
        outcomes = Outcome.objects.of(self.request.organization).active().select_related("organization", "team", "lead")
        outcome = get_object_or_404(outcomes, pk=pk)
        is_leader = self.request.membership.may(Permission.PLAN_EDIT)
        if not may_check_in(outcome, person=self.request.person, is_leader=is_leader, on=self.today()):
            raise PermissionDenied
        return outcome

    def _page(self, request: HttpRequest, card: Card, *, status: int = 200) -> HttpResponse:
        return render(request, "missions/check_in_form.html", {"card": card, "cards": [card]}, status=status)


class Acknowledgement(MissionScoped, View):
    permission_required = Permission.CHECK_IN

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        check_in = get_object_or_404(
            CheckIn.objects.of(self.request.organization).select_related("outcome__organization"), pk=pk
        )
        try:
            acknowledge(check_in=check_in, by=self.request.person, at=timezone.now())
        except DomainError as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, _("Seen. Whoever wrote it can tell."))
        return self.to("my-week")


class CheckInComments(MissionScoped, View):
    """A remark beside a check-in, from the list of those to read or from the page of its outcome."""

    permission_required = Permission.CHECK_IN

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        check_ins = CheckIn.objects.of(self.request.organization).select_related("outcome__organization")
        check_in = get_object_or_404(check_ins, pk=pk)
        form = CommentForm(request.POST)
        if form.is_valid():
            text = form.cleaned_data["text"]
            add_comment(subject=check_in, text=text, by=self.request.person, at=timezone.now())
            messages.success(request, _("Your comment stands beside it."))
        else:
            messages.warning(request, _("Write between one and 2,000 characters. Nothing was added."))
        return self.to("my-week") if "week" in request.POST else redirect(check_in.outcome)


class WeekLinksRevocation(MissionScoped, View):
    permission_required = Permission.CHECK_IN

    def post(self, request: HttpRequest) -> HttpResponse:
        revoke_week_links(person=self.request.person, at=timezone.now())
        messages.success(request, _("The links in your mail no longer open anything."))
        return self.to("my-week")
