"""Who this browser answers for: a signed cookie of two hours, so that opening a link writes nothing to the database."""

import hashlib
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from missionhub.core import unaided
from surveys.models import Invitation
from surveys.queries import invitation_for

COOKIE = "answering"
LASTS = timedelta(hours=2)


def begin(*, request: HttpRequest, response: HttpResponse, invitation: Invitation) -> None:
    """Remember the link in the browser; whoever is signed in sees no mission until the answer is sent."""
    remember(response=response, invitation=invitation)
    hide_mission(request=request, invitation=invitation)


def remember(*, response: HttpResponse, invitation: Invitation) -> None:
    response.set_signed_cookie(
        COOKIE,
        invitation.token,
        max_age=LASTS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def current(request: HttpRequest) -> Invitation | None:
    """The invitation this browser opened, if it did so within two hours and the link still works."""
    token = request.get_signed_cookie(COOKIE, default=None, max_age=LASTS)
    return invitation_for(token) if token else None


def hide_mission(*, request: HttpRequest, invitation: Invitation) -> None:
    """Only a signed-in browser can see a mission, so only its session is marked."""
    waits = _waits(invitation)
    if waits and request.user.is_authenticated:
        unaided.begin(request, answer_url=reverse("surveys:answering"), until=timezone.now() + LASTS)
    elif not waits:
        show_mission(request)


def is_unaided(request: HttpRequest) -> bool:
    """This browser has opened a question and not answered it yet, so no link may show it results either."""
    invitation = current(request)
    return invitation is not None and _waits(invitation)


def open_question(request: HttpRequest) -> str:
    """Where the open question of this browser waits; pages of lower apps ask by `unaided.open_question`."""
    return reverse("surveys:answering") if is_unaided(request) else ""


def _waits(invitation: Invitation) -> bool:
    return not invitation.responded and invitation.round.takes_answers(at=timezone.now())


def show_mission(request: HttpRequest) -> None:
    if request.user.is_authenticated:
        unaided.end(request)


def draft_key(invitation: Invitation) -> str:
    """Names the draft on the device; nobody gets from it back to the link."""
    return hashlib.sha256(f"draft:{invitation.token}".encode()).hexdigest()[:32]
