"""The Monday mail: what you owe, what changed since, one story; one a week and person."""

from collections.abc import Iterator
from datetime import datetime, time

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from missionhub.messaging.models import Message
from missionhub.messaging.periods import newest_week
from missionhub.messaging.registry import Due, Letter, MessageKind
from missions.messages.readers import unplanned, who_may_owe
from missions.queries.week import week_of
from missions.services.week_links import week_link

NAME = "missions.week"
MORNING = time(7)


def due(at: datetime) -> Iterator[Due]:
    return unplanned(
        who_may_owe(),
        kind=NAME,
        subject_key="week",
        newest=lambda person: newest_week(at=at, zone=person.zone, time_of_day=MORNING),
    )


def still_due(message: Message, at: datetime) -> bool:
    return week_of(message.person, at=at).says_something


def render(message: Message, at: datetime) -> Letter:
    """The door is made only for somebody with a check-in to make."""
    person, week = message.person, week_of(message.person, at=at)
    path = ""
    if week.dues:
        link = week_link(person=person, period_key=message.period_key, starts_at=at)
        path = reverse("missions:week-door", args=[link.token])
    here = person.organization.slug
    paths = {"door": path, "my_week": reverse("missions:my-week", args=[here])}
    return Letter("missions/week", {"week": week, "paths": paths})


KIND = MessageKind(
    name=NAME,
    title=_("The Monday mail"),
    about=_("Mondays at seven: what you owe, what has changed, one story. Nothing comes when there is nothing to say."),
    due=due,
    still_due=still_due,
    render=render,
    is_regular=True,
)
