"""Two reminders beside the Monday mail: on the day a check-in is due, and on Thursdays while it is overdue.

One mail holds all that is due that day. A person gets at most two reminders in seven days, and overdue ones stop after
three weeks: whoever has not reacted by then needs a call, not a mail. The Monday mail goes on listing them.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from missionhub.messaging.models import Message
from missionhub.messaging.periods import newest_day, newest_week
from missionhub.messaging.registry import Due, Letter, MessageKind
from missions.cadence import Owed
from missions.messages.readers import unplanned, who_may_owe
from missions.queries import check_ins
from missions.queries.debtors import Wanted, debtors
from missions.services.week_links import week_link

MORNING, THURSDAY = time(8), 3
MOST, WITHIN = 2, timedelta(days=7)
GRACE, PATIENCE = timedelta(days=2), timedelta(weeks=3)
DUE_NAME, OVERDUE_NAME = "missions.check_in_due", "missions.check_in_overdue"


class Reminder(NamedTuple):
    name: str
    template: str
    suffix: str
    wanted: Wanted


def is_due_today(owed: Sequence[Owed], on: date) -> bool:
    """Not on Mondays: that day's mail says it already."""
    return owed[0].due_on == on and on.weekday() != 0


def is_overdue(owed: Sequence[Owed], on: date) -> bool:
    return GRACE <= on - owed[0].due_on <= PATIENCE


DUE_TODAY = Reminder(DUE_NAME, "missions/check_in_due", "due", is_due_today)
LATE = Reminder(OVERDUE_NAME, "missions/check_in_overdue", "late", is_overdue)


def due(reminder: Reminder, at: datetime) -> Iterator[Due]:
    newest = newest_day if reminder is DUE_TODAY else partial(newest_week, weekday=THURSDAY)
    return unplanned(
        who_may_owe().filter(pk__in=debtors(at=at, wanted=reminder.wanted)),
        kind=reminder.name,
        subject_key="check-ins",
        newest=lambda person: newest(at=at, zone=person.zone, time_of_day=MORNING),
    )


def still_due(reminder: Reminder, message: Message, at: datetime) -> bool:
    """Nobody is told on Wednesday that something is due today, Tuesday."""
    today = at.astimezone(message.person.zone).date().isoformat()
    is_over = reminder is DUE_TODAY and message.period_key != today
    return not is_over and not _has_had_enough(message, at=at) and bool(_dues(reminder, message, at))


def render(reminder: Reminder, message: Message, at: datetime) -> Letter:
    key = f"{message.period_key}-{reminder.suffix}"  # the Monday mail of the same week has a link of its own
    link = week_link(person=message.person, period_key=key, starts_at=at)
    door = reverse("missions:week-door", args=[link.token])
    return Letter(reminder.template, {"dues": _dues(reminder, message, at), "door": door})


def _dues(reminder: Reminder, message: Message, at: datetime) -> list[check_ins.Due]:
    on = message.person.organization.today(at=at)
    return [row for row in check_ins.dues_of(message.person, on=on) if reminder.wanted(row.standing.owed, on)]


def _has_had_enough(message: Message, *, at: datetime) -> bool:
    sent = Message.objects.filter(person=message.person_id, kind__in=(DUE_NAME, OVERDUE_NAME), state=Message.State.SENT)
    return sent.filter(not_before__gt=at - WITHIN).count() >= MOST


DUE = MessageKind(
    name=DUE_NAME,
    title=_("Check-in due today"),
    about=_("On the day a check-in is due and has not been made. At most two reminders in seven days."),
    due=partial(due, DUE_TODAY),
    still_due=partial(still_due, DUE_TODAY),
    render=partial(render, DUE_TODAY),
    is_regular=True,
)
OVERDUE = MessageKind(
    name=OVERDUE_NAME,
    title=_("Check-in overdue"),
    about=_("Thursdays, while a check-in is overdue, for at most three weeks. At most two reminders in seven days."),
    due=partial(due, LATE),
    still_due=partial(still_due, LATE),
    render=partial(render, LATE),
    is_regular=True,
)
