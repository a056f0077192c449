"""Thirty minutes about one round's results; no minute goes to a figure that is not there."""

from dataclasses import dataclass

from alignment.queries.results_page import ResultsPage

WITH_FIGURE = (("who", 3), ("alike", 5), ("promises", 7), ("pair", 10), ("action", 5))
WITHOUT_FIGURE = (("who", 3), ("promises", 7), ("pair", 15), ("action", 5))
WITHOUT_PROMISES = (("who", 3), ("pair", 20), ("action", 7))


@dataclass(frozen=True)
class AgendaItem:
    subject: str
    start: int
    end: int

    @property
    def template(self) -> str:
        return f"alignment/agenda/_{self.subject}.html"


def agenda(page: ResultsPage) -> list[AgendaItem]:
    """What to talk about and from which minute to which; the parts fill the half hour without a gap."""
    items, start = [], 0
    for subject, minutes in _parts(page):
        items.append(AgendaItem(subject, start, start + minutes))
        start += minutes
    return items


def _parts(page: ResultsPage) -> tuple[tuple[str, int], ...]:
    if page.alike:
        return WITH_FIGURE
    return WITHOUT_FIGURE if page.promises else WITHOUT_PROMISES
