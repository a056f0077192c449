"""Lines that apps above add to the monthly update; each registers its own in `AppConfig.ready()`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from missionhub.organizations.models import Person


@dataclass(frozen=True)
class MonthLine:
    """`sure` is the figure with its n; `path` leads to the page that says more."""

    title: str
    text: str
    sure: str
    link: str
    path: str


LineSource = Callable[[Person, datetime, datetime], MonthLine | None]
_sources: list[LineSource] = []


def register(source: LineSource) -> None:
    """`source` is asked for one reader and the time from one moment to another, and says only what they may read."""
    if source not in _sources:
        _sources.append(source)


def lines_for(person: Person, *, since: datetime, until: datetime) -> list[MonthLine]:
    return [line for source in _sources if (line := source(person, since, until))]
