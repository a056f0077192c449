"""When rounds close, for whoever is asked, answered or not; when planned ones open, for whoever runs them."""

from datetime import UTC, date, datetime, time

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from missionhub.messaging.calendar import CalendarDay, CalendarSource
from missionhub.messaging.owed import Debtor
from missionhub.organizations.permissions import Permission
from surveys.models import Round, RoundPlan


def closings(who: Debtor, first: date, last: date) -> list[CalendarDay]:
    """Never the personal link, and the same day for those who have answered: a shared calendar tells nobody."""
    runs = who.may(Permission.ROUND_VIEW)
    mine = Q() if runs else Q(roster__person=who.person)
    within = (datetime.combine(first, time.min, UTC), datetime.combine(last, time.max, UTC))
    rounds = Round.objects.of(who.person.organization).open().filter(mine, closes_at__range=within).distinct()
    slug = who.person.organization.slug
    return [
        CalendarDay(
            key=f"round-{round.pk}",
            on=round.closes_at,
            title=_("Closes: %s") % round.title,
            url=reverse("surveys:round", args=[slug, round.pk]) if runs else reverse("missions:my-week", args=[slug]),
        )
        for round in rounds.order_by("closes_at", "pk")
        if round.closes_at is not None
    ]


def openings(who: Debtor, first: date, last: date) -> list[CalendarDay]:
    """Only for those who see plans: nobody else has been told. One that waits past its day is owed, not expected."""
    if not who.may(Permission.ROUND_VIEW):
        return []
    plans = RoundPlan.objects.of(who.person.organization).going_on().filter(is_paused=False)
    return [
        CalendarDay(
            key=f"plan-{plan.pk}-{day.isoformat()}",
            on=plan.begins_at(day),
            title=_("Opens: %s") % plan,
            url=plan.get_absolute_url(),
        )
        for plan in plans.select_related("organization", "survey").by_day()
        for day in plan.coming()  # three, a quarter apart at least: more than a feed looks ahead
        if max(first, who.on) <= day <= last
    ]


SOURCES = (CalendarSource("surveys.closings", closings), CalendarSource("surveys.openings", openings))
