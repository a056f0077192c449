"""The mail that asks somebody to answer, and reminds at most twice: who asks, the link; never the mission.

In a round without names the invitation goes to everybody asked, answered or not, so that no row of the outbox tells
more. A reminder cannot be like that: so the outbox shows neither rows nor counts of reminders, to nobody.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from missionhub.messaging.models import Message
from missionhub.messaging.registry import Due, Letter, MessageKind
from surveys.models import Invitation, Round
from surveys.models.invitation import InvitationQuerySet

LAST_CALL = timedelta(days=2)  # before closing
SHORTEST = timedelta(days=4)  # a round open for less has one reminder at most
STALE_AFTER = timedelta(days=30)  # mail that is switched on late does not write to people long since asked by link


def due(at: datetime) -> Iterator[Due]:
    recent = _asked().filter(round__opened_at__gt=at - STALE_AFTER, roster_entry__person__isnull=False)
    for invitation in recent.order_by("round__opened_at", "pk"):
        person = invitation.roster_entry.person
        if person is not None and invitation.round.takes_answers(at=at):
            yield Due(person, str(invitation.pk), "once", invitation.round.opened_at)


def still_due(message: Message, at: datetime) -> bool:
    invitation = _asked().filter(pk=message.subject_key).first()
    return invitation is not None and invitation.round.takes_answers(at=at)


def reminders_due(at: datetime) -> Iterator[Due]:
    """Half way, and two days before closing; only to those whose link was not used."""
    waiting = _waiting().filter(roster_entry__person__isnull=False, round__closes_at__gt=at)
    for invitation in waiting.order_by("round__opened_at", "pk"):
        person = invitation.roster_entry.person
        for key, moment in _calls(invitation.round).items():
            if person is not None and moment <= at:
                yield Due(person, str(invitation.pk), key, moment)


def reminder_still_due(message: Message, at: datetime) -> bool:
    """Looked at again just before it leaves: whoever answered meanwhile is left alone."""
    invitation = _waiting().filter(pk=message.subject_key).first()
    return invitation is not None and invitation.round.takes_answers(at=at)


def render_reminder(message: Message, at: datetime) -> Letter:
    return Letter("surveys/reminder", render(message, at).context)


def _calls(round: Round) -> dict[str, datetime]:
    if round.closes_at is None:
        return {}
    span = round.closes_at - round.opened_at
    calls = {"half": round.opened_at + span / 2} if span > SHORTEST else {}
    return calls | ({"last": round.closes_at - LAST_CALL} if span > LAST_CALL else {})


def render(message: Message, at: datetime) -> Letter:
    invitation = Invitation.objects.select_related("round__opened_by").get(pk=message.subject_key)
    return Letter(
        "surveys/invitation",
        {
            "path": reverse("surveys:answer", args=[invitation.token]),
            "asked_by": invitation.round.opened_by,
            "round": invitation.round,
            "questions": len(invitation.round.questionnaire),
        },
    )


def _asked() -> QuerySet[Invitation]:
    """Whoever has not answered; in confidence everybody, since a missing mail would tell who has."""
    return _open().filter(Q(responded=False) | Q(round__mode=Round.Mode.CONFIDENTIAL))


def _waiting() -> QuerySet[Invitation]:
    return _open().unanswered()


def _open() -> InvitationQuerySet:
    open_ones = Invitation.objects.filter(round__closed_at__isnull=True)
    return open_ones.select_related("round", "roster_entry__person")


KIND = MessageKind(
    name="surveys.invitation", title=_("Invitation to answer"), due=due, still_due=still_due, render=render
)
REMINDER = MessageKind(
    name="surveys.reminder",
    title=_("Reminder to answer"),
    about=_("Half way through a round you are asked in, and two days before it closes; not after you have answered."),
    due=reminders_due,
    still_due=reminder_still_due,
    render=render_reminder,
    is_regular=True,
    is_secret=True,
)
