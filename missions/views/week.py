"""The door in the Monday mail: one person's due check-ins, without an account."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import View

from missions import week_access
from missions.forms.check_ins import Card, cards_for
from missions.models import WeekLink
from missions.queries.check_ins import Due, checkable, outcomes_of, outcomes_owed_by
from missions.views.checking import save_cards


@method_decorator(never_cache, name="dispatch")
class WeekDoor(View):
    """Changes nothing, since mail scanners open it too; moves the link out of the address."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        link = week_access.link_for(token)
        if link is None:
            return _no_link(request)
        response = redirect("missions:week")
        week_access.remember(response=response, link=link)
        return response


@method_decorator(never_cache, name="dispatch")
class Week(View):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        link = self._link(request)
        if link is None:
            return _no_link(request)
        self.link, self.person = link, link.person
        self.on = link.person.organization.today(at=timezone.now())
        with translation.override(self.person.language or self.person.organization.language):
            return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        owed = checkable(list(outcomes_owed_by(self.person, on=self.on)), on=self.on)
        return self._page(request, cards_for(due for due in owed if due.is_now))

    def post(self, request: HttpRequest) -> HttpResponse:
        cards = cards_for(self._mine(), typed=request.POST)
        saved = save_cards(cards, typed=request.POST, by=self.person, at=timezone.now(), only_due=True)
        if not saved.is_whole:
            messages.warning(request, saved.sentence())
            return self._page(request, saved.wrong or cards, status=400)
        messages.success(request, saved.sentence())
        response = redirect(f"{reverse('missions:week')}?saved")
        week_access.remember(response=response, link=self.link)
        return response

    def _link(self, request: HttpRequest) -> WeekLink | None:
        """The form names its own link, so two people's pages in one browser cannot be mixed up."""
        typed = request.POST.get("token")
        return week_access.link_for(typed) if typed else week_access.current(request)

    def _mine(self) -> list[Due]:
        return checkable(list(outcomes_of(self.person, on=self.on)), on=self.on)

    def _page(self, request: HttpRequest, cards: list[Card], *, status: int = 200) -> HttpResponse:
        context = {
            "cards": cards,
            "person": self.person,
            "here": self.person.organization,
            "token": self.link.token,
            "is_saved": "saved" in request.GET,
        }
        return render(request, "missions/week.html", context, status=status)


def _no_link(request: HttpRequest) -> HttpResponse:
    return render(request, "missions/week_over.html", status=404)
