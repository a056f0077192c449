"""What to do next: the first findings, what was agreed already, and then the other findings; at most five."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alignment.queries.findings import FindingRow
from surveys.queries import ActionRow

MOST, MOST_FIRST, MOST_AGREED = 5, 2, 2


@dataclass(frozen=True)
class Step:
    title: str
    why: str
    url: str = ""


def steps(found: Sequence[FindingRow], *, agreed: Sequence[ActionRow], slug: str) -> tuple[Step, ...]:
    every = [Step(row.action, row.sentence, row.url) for row in found]
    return (*every[:MOST_FIRST], *(_agreed(row, slug) for row in agreed), *every[MOST_FIRST:])[:MOST]


def _agreed(row: ActionRow, slug: str) -> Step:
    action = row.action
    values = {
        "name": action.person.name if action.person else _("nobody any more"),
        "day": date_format(action.due_on, "j F"),
    }
    said = _("Overdue: %(name)s, by %(day)s.") if row.is_overdue else _("Agreed: %(name)s, by %(day)s.")
    url = reverse("alignment:results", args=[slug, action.round_id]) + "#actions"
    return Step(action.text, said % values, url)
