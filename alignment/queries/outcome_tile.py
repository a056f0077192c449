"""The tile about how our outcomes stand, for `components/tile.html`."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alignment.measures.progress import Health
from alignment.queries.method_sheet import method_url
from missionhub.organizations.models import Organization
from missions.queries.standing import Standing
from missions.queries.whole_plan import WholePlan

LATE = (Health.OFF_TRACK, Health.OVERDUE, Health.AT_RISK)


def outcome_tile(organization: Organization, plan: WholePlan) -> dict[str, Any] | None:
    """None while there is no open outcome."""
    standings = {outcome.pk: plan.standings[outcome.pk] for outcome in plan.open_outcomes}
    if not standings:
        return None
    worst = min(standings.values(), key=_urgency)
    label, url = _next(organization, worst)
    return {
        "key": "outcomes",
        "method_url": method_url("outcomes"),
        "label": _("Outcomes on track"),
        "value": _on_track(standings),
        "unit": _("of %(count)s") % {"count": len(standings)},
        "n": len(standings),
        "change": _change(standings, plan),
        "note": _note(standings),
        "sure": _("Counted from what owners say at check-ins: every open outcome, so there is no interval. An overdue "
                  "check-in never counts as on track."),
        "next_label": label,
        "next_url": url,
    }  # fmt: skip


def _next(organization: Organization, worst: Standing) -> tuple[str, str]:
    if worst.health in LATE:
        return _("Open the most urgent one"), worst.outcome.get_absolute_url()
    if worst.needs_owner:
        return _("Choose an owner for the first"), worst.outcome.get_absolute_url()
    return _("See all outcomes"), reverse("missions:outcome-list", args=[organization.slug])


def _on_track(standings: Mapping[int, Standing]) -> int:
    return sum(standing.health == Health.ON_TRACK for standing in standings.values())


def _urgency(standing: Standing) -> tuple[int, bool, int, int]:
    late = LATE.index(standing.health) if standing.health in LATE else len(LATE)
    return late, not standing.needs_owner, standing.outcome.position, standing.outcome.pk


def _change(standings: Mapping[int, Standing], plan: WholePlan) -> str:
    """Of the outcomes that were there on both days; those that are new since are no change."""
    then = plan.standings_before
    if not then:
        return ""
    difference = _on_track({pk: standings[pk] for pk in then}) - _on_track(then)
    since = {"since": date_format(plan.before, "j F"), "change": f"{'+' if difference > 0 else '−'}{abs(difference)}"}
    return (_("%(change)s since %(since)s") if difference else _("No change since %(since)s")) % since


def _note(standings: Mapping[int, Standing]) -> str:
    count = {health: sum(one.health == health for one in standings.values()) for health in Health}
    said = {
        Health.OFF_TRACK: ngettext("%(n)s off track", "%(n)s off track", count[Health.OFF_TRACK]),
        Health.AT_RISK: ngettext("%(n)s at risk", "%(n)s at risk", count[Health.AT_RISK]),
        Health.OVERDUE: ngettext("%(n)s overdue", "%(n)s overdue", count[Health.OVERDUE]),
        Health.PENDING: ngettext("%(n)s without a figure", "%(n)s without a figure", count[Health.PENDING]),
    }
    return ", ".join(words % {"n": count[health]} for health, words in said.items() if count[health])
