"""The overview's tiles: value, n, interval, change since the release before, one next step."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from alignment.models import Release
from alignment.queries.figures import hundredths
from missionhub.organizations.models import Organization

Tile = dict[str, Any]
_KEPT = 6  # releases a sparkline shows


def releases_with_counts(organization: Organization) -> QuerySet[Release]:
    """Newest first, each with `promise_count` and `mentioned_count`."""
    counted = Q(promises__matches__is_voiced=True, promises__matches__answer__exclusion="")
    return (
        Release.objects.of(organization)
        .select_related("round__organization")
        .annotate(
            promise_count=Count("promises", distinct=True),
            mentioned_count=Count("promises", filter=counted, distinct=True),
        )
        .newest_first()
    )


def overview_tiles(organization: Organization) -> list[Tile]:
    """At most three tiles about the newest release; none while there is no release."""
    releases = list(releases_with_counts(organization)[:_KEPT])
    if not releases:
        return []
    newest, before = releases[0], releases[1] if len(releases) > 1 else None
    url = reverse("alignment:results", args=[organization.slug, newest.round_id])
    tiles = [_alike_tile(newest, before), _share_tile(newest, before), _promises_tile(newest, before)]
    series = {
        "alike": [hundredths(release.consensus_value) for release in reversed(releases)],
        "share": [hundredths(release.mentioning_share) for release in reversed(releases)],
        "promises": [release.mentioned_count for release in reversed(releases)],
    }
    return [
        tile
        | {
            "url": url,
            "round": newest.summary.get("title", ""),
            "since": before.summary.get("title", "") if before else "",
            "series": [point for point in series[tile["key"]] if point is not None],
        }
        for tile in tiles
    ]


def _alike_tile(newest: Release, before: Release | None) -> Tile:
    value = hundredths(newest.consensus_value)
    return {
        "key": "alike",
        "label": _("How alike our answers are"),
        "value": value,
        "unit": _("/ 100"),
        "n": newest.counted,
        "low": hundredths(newest.consensus_low),
        "high": hundredths(newest.consensus_high),
        "chance_line": hundredths(newest.consensus_chance_line),
        "change": _change(value, hundredths(before.consensus_value) if before else None),
        "next_step": _("Read two answers side by side") if value is not None else _("Read what each of you wrote"),
    }


def _share_tile(newest: Release, before: Release | None) -> Tile:
    value = hundredths(newest.mentioning_share)
    return {
        "key": "share",
        "label": _("Answers that show the mission"),
        "value": value,
        "unit": "%",
        "n": newest.counted,
        "low": hundredths(newest.mentioning_low),
        "high": hundredths(newest.mentioning_high),
        "chance_line": None,
        "change": _change(value, hundredths(before.mentioning_share) if before else None),
        "next_step": _("See the words that counted"),
    }


def _promises_tile(newest: Release, before: Release | None) -> Tile:
    missing = newest.promise_count - newest.mentioned_count
    return {
        "key": "promises",
        "label": _("Promises mentioned"),
        "value": newest.mentioned_count if newest.promise_count else None,
        "unit": _("of %(count)s") % {"count": newest.promise_count},
        "n": newest.counted,
        "low": None,
        "high": None,
        "chance_line": None,
        "change": _change(newest.mentioned_count, before.mentioned_count if before else None),
        "next_step": _("Talk about the promise nobody mentioned") if missing else _("See who mentions which"),
    }


def _change(value: int | None, earlier: int | None) -> int | None:
    return None if value is None or earlier is None else value - earlier
