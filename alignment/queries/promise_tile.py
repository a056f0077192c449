"""The tile about the promises, for `components/tile.html`."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alignment.queries.method_sheet import method_url
from missions.models import Mission
from missions.queries.alive import Alive, AliveRow


def promise_tiles(mission: Mission | None, kept: Alive | None) -> list[dict[str, Any]]:
    """One tile, or none while there is no promise."""
    return [_tile(mission, kept)] if mission and kept and kept.rows else []


def _tile(mission: Mission, found: Alive) -> dict[str, Any]:
    label, url = _next(mission, found)
    return {
        "key": "alive",
        "method_url": method_url("promises-looked-after"),
        "label": _("Promises looked after"),
        "value": found.coverage.kept,
        "unit": _("of %(count)s") % {"count": len(found.rows)},
        "n": len(found.rows),
        "note": _note(found),
        "sure": _("Counted from the plan as it stands today, every promise: there is no interval. n = %(n)s promises.")
        % {"n": len(found.rows)},
        "next_label": label,
        "next_url": url,
    }


def _note(found: Alive) -> str:
    all_four = _("with an outcome, an owner, check-ins and evidence")
    unowned = len(found.unowned)
    if unowned:
        text = ngettext("%(count)s has no owner", "%(count)s have no owner", unowned)
        return f"{all_four} · {text % {'count': unowned}}"
    if not found.is_weighted:
        return all_four
    return f"{all_four} · {_('%(percent)s%% where each counts for its weight') % {'percent': found.percent}}"


def _next(mission: Mission, found: Alive) -> tuple[str, str]:
    """The promise that nobody owns, else the one that lacks most."""
    slug = mission.organization.slug
    lacking = [row for row in found.rows if not row.standing.is_kept_alive]
    if not lacking:
        return _("See how this number came about"), reverse("missions:mission", args=[slug, mission.pk])
    worst = min(lacking, key=_urgency)
    owner = ngettext("Choose an owner", "Choose an owner for the first", len(found.unowned))
    label = _("See what it lacks") if worst.is_owned else owner
    return label, reverse("missions:promise", args=[slug, worst.promise.pk])


def _urgency(row: AliveRow) -> tuple[bool, int, int]:
    return row.is_owned, len(row.standing.dots), row.row.number
