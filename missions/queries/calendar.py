"""Days of the plan that concern one person: their check-ins, and what they wanted to look at again."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from missionhub.messaging.calendar import CalendarDay, CalendarSource
from missionhub.messaging.owed import Debtor
from missionhub.organizations.permissions import Permission
from missions.cadence import Days, due_on, periods
from missions.models import Change, Decision, Mission, Outcome
from missions.queries.check_ins import outcomes_owed_by
from missions.queries.standing import Standing, pauses_of, standings


def check_ins(who: Debtor, first: date, last: date) -> list[CalendarDay]:
    """One entry a day, however many outcomes are due."""
    if not who.may(Permission.CHECK_IN):
        return []
    found: dict[date, list[str]] = defaultdict(list)
    pauses = pauses_of(who.person.organization_id)
    for standing in standings(list(outcomes_owed_by(who.person, on=who.on)), on=who.on).values():
        for day in _due_days(standing, last=last, pauses=pauses):
            if day >= first:
                found[day].append(standing.outcome.title)
    url = reverse("missions:my-week", args=[who.person.organization.slug])
    return [
        CalendarDay(
            key=f"check-ins-{day}-{who.person.pk}", on=day, title=_title(titles), url=url, note="\n".join(titles)
        )
        for day, titles in found.items()
    ]


def to_look_at_again(who: Debtor, first: date, last: date) -> list[CalendarDay]:
    here, within = who.person.organization, (first, last)
    decisions = Decision.objects.of(here).active().filter(responsible=who.person, looked_back_at__isnull=True)
    changes = Change.objects.of(here).active().filter(responsible=who.person)
    missions = Mission.objects.of(here).active() if who.may(Permission.MISSION_EDIT) else Mission.objects.none()
    ends = Outcome.objects.of(here).open().filter(lead=who.person)
    return [
        *_days(who, decisions, "look_back_on", _("Look back: %s"), within),
        *_days(who, changes, "review_on", _("Look at again: %s"), within),
        *_days(who, missions, "review_on", _("Does it still say what you do? %s"), within),
        *_days(who, ends, "due_on", _("Its time is over: %s"), within),
    ]


SOURCES = (
    CalendarSource("missions.check_ins", check_ins),
    CalendarSource("missions.to_look_at_again", to_look_at_again),
)


def _due_days(standing: Standing, *, last: date, pauses: list[Days]) -> Iterator[date]:
    """From the oldest that waits, or the next, to the end of the outcome."""
    begin = standing.owed[0] if standing.owed else standing.next_due
    end = min(last, standing.outcome.due_on or last)
    if begin is None:
        return
    yield begin.due_on
    for period in periods(standing.outcome.cadence, first=begin.period.first, last=end):
        day = due_on(period, pauses)
        if day is not None and begin.due_on < day <= last:
            yield day


def _title(titles: list[str]) -> str:
    if len(titles) == 1:
        return _("Check in: %s") % titles[0]
    return ngettext("Check in on %(count)s outcome", "Check in on %(count)s outcomes", len(titles)) % {
        "count": len(titles)
    }


def _days(who: Debtor, rows: QuerySet, column: str, words: str, within: tuple[date, date]) -> list[CalendarDay]:
    noun = rows.model.SUBJECT_KIND
    return [
        CalendarDay(
            key=f"{noun}-{row.pk}",
            on=getattr(row, column),
            title=words % row,
            url=reverse(f"missions:{noun}", args=[who.person.organization.slug, row.pk]),
        )
        for row in rows.filter(**{f"{column}__range": within}).order_by(column, "pk")
    ]
