"""The monthly update for everybody: what the newest results say, what moved, what came of it, stories."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.utils.translation import gettext_lazy as _

from missionhub.messaging.models import Message
from missionhub.messaging.periods import moment, newest_month
from missionhub.messaging.registry import Due, Letter, MessageKind
from missions.messages.month_lines import MonthLine, lines_for
from missions.messages.readers import everybody, unplanned
from missions.queries.news import News, news
from missions.queries.reading import strip_for

NAME = "missions.month"
MORNING = time(9)
MOST = 8
OLD = timedelta(days=10)


def due(at: datetime) -> Iterator[Due]:
    return unplanned(
        everybody(),
        kind=NAME,
        subject_key="month",
        newest=lambda person: newest_month(at=at, zone=person.zone, time_of_day=MORNING),
    )


def still_due(message: Message, at: datetime) -> bool:
    """After ten days a month is old news."""
    if at - message.not_before >= OLD:
        return False
    return not last_month(message).is_empty or bool(_lines(message))


def render(message: Message, at: datetime) -> Letter:
    organization = message.person.organization
    first = datetime.fromisoformat(f"{message.period_key}-01").date() - timedelta(days=1)
    context = {
        "lines": _lines(message),
        "news": last_month(message),
        "month": first,
        "strip": strip_for(organization),
        "overview": organization.get_absolute_url(),
    }
    return Letter("missions/month", context)


def last_month(message: Message) -> News:
    """Of the month before the one the mail is named for."""
    since, until = _span(message)
    return news(message.person.organization, since=since, until=until, most=MOST)


def _lines(message: Message) -> list[MonthLine]:
    since, until = _span(message)
    return lines_for(message.person, since=since, until=until)


def _span(message: Message) -> tuple[datetime, datetime]:
    end = datetime.fromisoformat(f"{message.period_key}-01").date()
    begin = (end - timedelta(days=1)).replace(day=1)
    zone = message.person.zone
    return moment(begin, time(0), zone), moment(end, time(0), zone)


KIND = MessageKind(
    name=NAME,
    title=_("Monthly update"),
    about=_(
        "On the first of the month: what moved, what came of it, and stories. Nothing comes of a month without news."
    ),
    due=due,
    still_due=still_due,
    render=render,
    is_regular=True,
)
