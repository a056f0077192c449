"""Figures that apps above offer for the public page; each registers its own in `AppConfig.ready()`.

None is shown until somebody chooses it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from missionhub.organizations.models import Organization


@dataclass(frozen=True)
class PublicFigure:
    """A released figure of everybody who was asked, as the world may read it: words and numbers, never rows."""

    key: str
    label: str
    value: str
    n: int
    sure: str  # how far it may be off, in a sentence
    as_of: date
    method_url: str


@dataclass(frozen=True)
class FigureSource:
    """`offer` tells the figures of one organization that can be shown today, at most one for each key."""

    labels: Mapping[str, str | Promise]  # by key, in their order on the page
    offer: Callable[[Organization], Iterable[PublicFigure]]


_sources: list[FigureSource] = []


def register(source: FigureSource) -> None:
    if source not in _sources:
        _sources.append(source)


def labels() -> dict[str, str | Promise]:
    """Everything that can be chosen, whether there is a figure today or not."""
    return {key: label for source in _sources for key, label in source.labels.items()}


def offered(organization: Organization) -> list[PublicFigure]:
    return [figure for source in _sources for figure in source.offer(organization)]


def chosen(organization: Organization, keys: Sequence[str]) -> list[PublicFigure]:
    """Of what is offered nothing but these; without a choice nobody is asked."""
    return [figure for figure in offered(organization) if figure.key in keys] if keys else []
