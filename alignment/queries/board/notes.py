"""Where each figure comes from, with its n and its day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alignment.models import Release
from alignment.queries.staff.page import StaffPage
from missions.queries.resources import Resources


@dataclass(frozen=True)
class Note:
    text: str
    section: str


def notes(
    *, release: Release | None, staff: StaffPage | None, outside: StaffPage | None, money: Resources | None
) -> tuple[Note, ...]:
    return (*_rounds(release, staff, outside), *_rules(money))


def _rounds(release: Release | None, staff: StaffPage | None, outside: StaffPage | None) -> Iterator[Note]:
    if release:
        said = _("Leaders: %(title)s, closed %(day)s; %(responded)s of %(invited)s answered, n = %(n)s count.")
        yield Note(
            said
            % {
                "title": release.summary.get("title", ""),
                "day": _day(release.summary.get("closed_at")),
                "responded": release.responded,
                "invited": release.invited,
                "n": release.counted,
            },
            "which-answers-count",
        )
    for page, who in ((staff, _("Staff")), (outside, _("Outside"))):
        if page:
            said = _("%(who)s: %(title)s, closed %(day)s; n = %(n)s. Shares are rounded; nobody can be worked out.")
            day = _day(page.facts["round"]["closed_at"])
            figures = {"who": who, "title": page.title, "day": day, "n": page.n}
            yield Note(said % figures, "results-of-a-round-without-names")


def _rules(money: Resources | None) -> Iterator[Note]:
    yield Note(
        _("Ranges are 95 percent Wilson intervals; for how alike answers are, jackknife-t."),
        "how-alike-the-answers-are",
    )
    yield Note(
        _("Mentioned: words that go with the promise were found. Not found says nothing about anybody’s work."),
        "mentioned-promises",
    )
    yield Note(
        _("Weakest: fewest of the four dots (planned, owned, checked in, evidence), then heard least, then heaviest."),
        "the-board-paper",
    )
    if money and money.money_gap is not None:
        said = _(
            "Money: of all that the plan names; %(percent)s%% of it would have to move "
            "to match what each promise counts for."
        )
        yield Note(
            said % {"percent": round(100 * money.money_gap)}, "money-and-time-against-the-weight-of-the-promises"
        )


def _day(moment: Any) -> str:
    return date_format(timezone.localtime(datetime.fromisoformat(moment)), "j F Y") if moment else ""
