"""Pages that several people of one side edit: one after the other, and nobody overwrites what they have not seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.db import transaction
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render

from partnerships.forms.together import News, Shown, loose_words, news_since, signs_of, words_of

BUTTONS = ("share", "open")  # what is written anew is begun as a draft


@dataclass(frozen=True)
class Afresh:
    url: str
    typed: Sequence[Shown]


class EditedTogether:
    """Mixed in before the view, which writes `save` in place of `post`, and shows `meanwhile` on its page."""

    request: Any
    held: Callable[[], Model]  # what others who save the same wait for
    save: Callable[..., HttpResponse]
    news: News | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return cast(HttpResponseBase, super().dispatch(request, *args, **kwargs))
        except Http404:
            if not request.POST.get("seen") or not hasattr(request, "membership"):
                raise
            return self._gone(request)

    def afresh(self) -> Afresh | None:
        """Where what was typed here can be written anew once this is gone, and the form that reads it."""
        return None

    def _gone(self, request: HttpRequest) -> HttpResponse:
        """Whoever wrote this page had it open. The same for what never was: it tells nobody what there is."""
        afresh = self.afresh()
        sent = request.POST.copy()
        for name in ("csrfmiddlewaretoken", "seen", *BUTTONS):
            sent.pop(name, None)
        context = {
            "said": words_of(*afresh.typed) if afresh else loose_words(sent),
            "url": afresh.url if afresh else "",
            "sent": [(name, value) for name, values in sent.lists() for value in values] if afresh else [],
        }
        return render(request, "partnerships/gone.html", context, status=409)

    @transaction.atomic
    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        row = self.held()
        try:
            row.refresh_from_db(from_queryset=type(row)._default_manager.select_for_update())
        except type(row).DoesNotExist:  # type: ignore[attr-defined]  # every model has one
            raise Http404 from None
        return self.save(request, **kwargs)

    def overtaken(self, *typed: Shown) -> QueryDict | None:
        """Where somebody saved since this page was opened: what was typed, with what they changed elsewhere."""
        self.news = news_since(self.request.POST.get("seen", ""), *typed, sent=self.request.POST)
        return self.news.merged if self.news else None

    def meanwhile(self, *shown: Shown) -> dict[str, Any]:
        """Refused for another reason, a page goes on from what it had shown."""
        is_fresh = self.news is not None or "seen" not in self.request.POST
        seen = signs_of(*shown) if is_fresh else self.request.POST["seen"]
        return {"seen": seen, "news": self.news.said if self.news else []}
