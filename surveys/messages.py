"""The mail that asks somebody to answer: who asks, the question and the personal link; never the mission."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from missionhub.messaging.models import Message
from missionhub.messaging.registry import Due, Letter, MessageKind
from surveys.models import Invitation

STALE_AFTER = timedelta(days=30)  # mail that is switched on late does not write to people long since asked by link


def due(at: datetime) -> Iterator[Due]:
    recent = _waiting().filter(round__opened_at__gt=at - STALE_AFTER, roster_entry__person__isnull=False)
    for invitation in recent.order_by("round__opened_at", "pk"):
        person = invitation.roster_entry.person
        if person is not None and invitation.round.takes_answers(at=at):
            yield Due(person, str(invitation.pk), "once", invitation.round.opened_at)


def still_due(message: Message, at: datetime) -> bool:
    invitation = _waiting().filter(pk=message.subject_key).first()
    return invitation is not None and invitation.round.takes_answers(at=at)


def render(message: Message, at: datetime) -> Letter:
    invitation = Invitation.objects.select_related("round__opened_by").get(pk=message.subject_key)
    return Letter(
        "surveys/invitation",
        {
            "path": reverse("surveys:answer", args=[invitation.token]),
            "asked_by": invitation.round.opened_by,
            "round": invitation.round,
        },
    )


def _waiting() -> QuerySet[Invitation]:
    waiting = Invitation.objects.unanswered().filter(round__closed_at__isnull=True)
    return waiting.select_related("round", "roster_entry__person")


KIND = MessageKind(
    name="surveys.invitation", title=_("Invitation to answer"), due=due, still_due=still_due, render=render
)
