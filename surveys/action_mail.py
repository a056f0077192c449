"""The one mail that gives an action to an owner without an account; who signs in finds it in My week instead.

One per action and giving: editing the words sends nothing, and a mail not yet handed off is withdrawn when the action
is given to somebody else, done, or its owner has an account by then.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from missionhub.messaging.models import Message
from missionhub.messaging.registry import Due, Letter, MessageKind
from surveys.models import Action
from surveys.models.action import ActionQuerySet

STALE_AFTER = timedelta(days=30)  # mail that is switched on late does not write of what was agreed long since


def due(at: datetime) -> Iterator[Due]:
    given = Action.objects.awaited().without_account().filter(given_at__gt=at - STALE_AFTER, person__isnull=False)
    for action in given.select_related("person").order_by("given_at", "pk"):
        if action.person is not None:
            yield Due(action.person, str(action.pk), _giving(action), action.given_at)


def still_due(message: Message, at: datetime) -> bool:
    action = _of(message).awaited().without_account().first()
    return action is not None and _giving(action) == message.period_key


def render(message: Message, at: datetime) -> Letter:
    action = _of(message).select_related("created_by").get()
    return Letter("surveys/action", {"action": action, "path": reverse("surveys:action-link", args=[action.token])})


def _of(message: Message) -> ActionQuerySet:
    return Action.objects.filter(pk=message.subject_key, person=message.person_id)


def _giving(action: Action) -> str:
    return f"{action.given_at:%Y-%m-%dT%H:%M:%S.%f}"


KIND = MessageKind(
    name="surveys.action", title=_("Something you are asked to do"), due=due, still_due=still_due, render=render
)
