"""Between opening a survey invitation and its last unaided answer no page shows the mission: the mark that says so."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone

SESSION_KEY = "unaided"
_browsers: list[Callable[[HttpRequest], str]] = []


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


def watch(answer_url_of: Callable[[HttpRequest], str]) -> None:
    """Let a higher app tell whether a browser without an account has a question open: its address, or nothing."""
    if answer_url_of not in _browsers:
        _browsers.append(answer_url_of)


def open_question(request: HttpRequest) -> str:
    """Where the question waits that this browser opened, signed in or not; empty if none does."""
    mark = current(request)
    if mark:
        return mark["answer_url"]
    return next((url for answer_url_of in _browsers if (url := answer_url_of(request))), "")
