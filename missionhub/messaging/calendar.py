"""Days that matter to somebody. Each app registers what it knows in `AppConfig.ready()`; the feed only collects."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from missionhub.messaging.owed import Debtor

BACK, AHEAD = timedelta(weeks=4), timedelta(days=180)


@dataclass(frozen=True, kw_only=True)
class CalendarDay:
    """Something on a day, or at a moment. `key` names it forever, so that a calendar moves it instead of doubling it.

    `url` is a path. Nothing here may open anything by itself: calendars are shared with assistants and families.
    """

    key: str
    on: date | datetime
    title: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class CalendarSource:
    """`days_of` names what concerns the person from one day to another."""

    name: str
    days_of: Callable[[Debtor, date, date], list[CalendarDay]]


_sources: dict[str, CalendarSource] = {}


def register(source: CalendarSource) -> None:
    if _sources.setdefault(source.name, source) is not source:
        raise ValueError(f"The source {source.name!r} of days is already registered.")


def unregister(name: str) -> None:
    _sources.pop(name, None)


def days_of(who: Debtor) -> list[CalendarDay]:
    """From four weeks back to half a year ahead, in order."""
    first, last = who.on - BACK, who.on + AHEAD
    found = [day for source in _sources.values() for day in source.days_of(who, first, last)]
    return sorted(found, key=lambda day: (day.on.isoformat(), day.key))
