"""Whose week this browser opened: a signed cookie of two hours, so that opening the link of a mail writes nothing."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from missionhub.core.tokens import identify, is_valid
from missions.models import WeekLink

COOKIE = "week"
LASTS = timedelta(hours=2)


def remember(*, response: HttpResponse, link: WeekLink) -> None:
    response.set_signed_cookie(
        COOKIE,
        link.token,
        max_age=LASTS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def current(request: HttpRequest) -> WeekLink | None:
    """The link this browser opened, if it did so within two hours and the link still works."""
    token = request.get_signed_cookie(COOKIE, default=None, max_age=LASTS)
    return link_for(token) if token else None


def link_for(token: str) -> WeekLink | None:
    """Nothing for what is forged, revoked or over, and for people who left."""
    identifier = identify(token)
    if identifier is None or not is_valid(purpose=WeekLink.PURPOSE, token=token, identifier=identifier):
        return None
    links = WeekLink.objects.open(at=timezone.now()).select_related("person__organization")
    return links.filter(pk=identifier).first()
