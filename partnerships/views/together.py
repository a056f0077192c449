"""Pages that several people of one side edit: one after the other, and nobody overwrites what they have not seen."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from partnerships.forms.together import News, Shown, news_since, signs_of


class EditedTogether:
    """Mixed in before the view, which writes `save` in place of `post`, and shows `meanwhile` on its page."""

    request: Any
    held: Callable[[], Model]  # what others who save the same wait for
    save: Callable[..., HttpResponse]
    news: News | None = None

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
