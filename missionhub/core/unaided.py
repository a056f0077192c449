"""Between opening a survey invitation and its last unaided answer no page shows the mission: the mark that says so."""

from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone

SESSION_KEY = "unaided"


def begin(request: HttpRequest, *, answer_url: str, until: datetime) -> None:
    request.session[SESSION_KEY] = {"answer_url": answer_url, "until": until.isoformat()}


def end(request: HttpRequest) -> None:
    request.session.pop(SESSION_KEY, None)


def current(request: HttpRequest) -> dict[str, str] | None:
    """The running mark, or None; an expired one is dropped."""
    mark: dict[str, str] | None = request.session.get(SESSION_KEY)
    if mark and datetime.fromisoformat(mark["until"]) <= timezone.now():
        end(request)
        return None
    return mark
