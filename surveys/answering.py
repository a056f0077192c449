"""Who this browser answers for: a signed cookie of two hours, so that opening a link writes nothing to the database."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from missionhub.core import unaided
from surveys import intake
from surveys.models import Invitation, Round
from surveys.queries import invitation_for, public_round_for, reads_results
from surveys.questionnaire import Response

COOKIE = "answering"
ANSWERED = "answered"
LASTS = timedelta(hours=2)


@dataclass(frozen=True)
class Respondent:
    """Whoever holds a link: the one person it was made for, or anybody where a round is public."""

    round: Round
    token: str
    invitation: Invitation | None = None

    @property
    def has_answered(self) -> bool:
        return self.invitation is not None and self.invitation.responded

    @property
    def waits(self) -> bool:
        """A question is open to this browser and not answered."""
        return not self.has_answered and self.round.takes_answers(at=timezone.now())

    @property
    def reads_results(self) -> bool:
        return self.invitation is not None and reads_results(self.invitation)

    @property
    def name(self) -> str:
        """Only where it will stand beside the answer: elsewhere the page calls nobody by name."""
        return self.invitation.roster_entry.name if self.invitation and self.round.is_attributed else ""

    @property
    def draft_key(self) -> str:
        """Names the draft on the device; nobody gets from it back to the link."""
        return hashlib.sha256(f"draft:{self.token}".encode()).hexdigest()[:32]

    def send(self, response: Response, *, submission_id: str, at: datetime) -> intake.Receipt:
        if self.invitation is None:
            return intake.receive_public(round=self.round, response=response, submission_id=submission_id, at=at)
        return intake.receive(invitation=self.invitation, response=response, submission_id=submission_id, at=at)


def respondent_for(token: str) -> Respondent | None:
    """Whom a link belongs to, or None for anything that is no link of ours."""
    invitation = invitation_for(token)
    if invitation is not None:
        return Respondent(invitation.round, token, invitation)
    public = public_round_for(token)
    return Respondent(public, token) if public is not None else None


def begin(*, request: HttpRequest, response: HttpResponse, respondent: Respondent) -> None:
    """Remember the link in the browser; whoever is signed in sees no mission until the answer is sent."""
    remember(response=response, respondent=respondent)
    response.delete_cookie(ANSWERED)  # at a kiosk the next person has not answered yet
    hide_mission(request=request, respondent=respondent)


def remember(*, response: HttpResponse, respondent: Respondent) -> None:
    response.set_signed_cookie(
        COOKIE,
        respondent.token,
        max_age=LASTS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def acknowledge(*, response: HttpResponse, respondent: Respondent) -> None:
    """This browser has just sent an answer; where anybody may answer, nothing else could tell."""
    response.set_signed_cookie(
        ANSWERED,
        respondent.draft_key,
        max_age=LASTS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def has_answered(request: HttpRequest, respondent: Respondent) -> bool:
    if respondent.invitation is not None:
        return respondent.has_answered
    sent = request.get_signed_cookie(ANSWERED, default="", max_age=LASTS)
    return bool(sent) and sent == respondent.draft_key


def current(request: HttpRequest) -> Respondent | None:
    """Whom this browser answers for, if its link was opened within two hours and still works."""
    token = request.get_signed_cookie(COOKIE, default=None, max_age=LASTS)
    return respondent_for(token) if token else None


def hide_mission(*, request: HttpRequest, respondent: Respondent) -> None:
    """Only a signed-in browser can see a mission, so only its session is marked."""
    if respondent.waits and request.user.is_authenticated:
        unaided.begin(request, answer_url=reverse("surveys:answering"), until=timezone.now() + LASTS)
    elif not respondent.waits:
        show_mission(request)


def is_unaided(request: HttpRequest) -> bool:
    """This browser has opened a question and not answered it yet, so no link may show it results either."""
    respondent = current(request)
    return respondent is not None and respondent.waits and not has_answered(request, respondent)


def open_question(request: HttpRequest) -> str:
    """Where the open question of this browser waits; pages of lower apps ask by `unaided.open_question`."""
    return reverse("surveys:answering") if is_unaided(request) else ""


def show_mission(request: HttpRequest) -> None:
    if request.user.is_authenticated:
        unaided.end(request)
