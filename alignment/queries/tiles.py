"""Tiles for the overview: value, n, interval, change since the release before, one next step."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alignment.models import CountedRelease
from alignment.queries.figures import hundredths, value_and_line
from alignment.queries.method_sheet import method_url
from alignment.queries.readings import newest_readings
from alignment.queries.sentences import alike_words, consensus_sentence
from missionhub.core.basis import from_answers
from missionhub.organizations.models import Organization

Tile = dict[str, Any]
_KEPT = 6  # releases a sparkline shows


def newest_releases(organization: Organization) -> list[CountedRelease]:
    """Newest first, with what a tile or a row of the trend shows."""
    return [reading.release for reading in newest_readings(organization)]


def overview_tiles(organization: Organization) -> list[Tile]:
    """Three tiles about the newest release, for `components/tile.html`; none while there is no release."""
    return release_tiles(organization, newest_releases(organization))


def release_tiles(organization: Organization, every: Sequence[CountedRelease]) -> list[Tile]:
    """The same from releases that are at hand, newest first."""
    releases = every[:_KEPT]
    if not releases:
        return []
    newest = releases[0]
    comparable = [release for release in releases if is_comparable(release, newest)]
    before = comparable[1] if len(comparable) > 1 else None
    url = reverse("alignment:results", args=[organization.slug, newest.round_id])
    tiles = [_alike_tile(newest), _share_tile(newest), _promises_tile(newest)]
    earlier = [_alike_tile(before), _share_tile(before), _promises_tile(before)] if before else [None] * 3
    return [
        tile
        | {
            "round": newest.summary.get("title", ""),
            "next_url": url,
            "change": change_since(tile, then, before.summary.get("title", "") if before else ""),
            "series": _series(tile["key"], comparable),
        }
        for tile, then in zip(tiles, earlier, strict=True)
    ]


def is_comparable(release: CountedRelease, newest: CountedRelease) -> bool:
    """Same mission, and both asked or both imported."""
    same_mission = release.round.mission_id == newest.round.mission_id
    return same_mission and release.summary.get("label", "") == newest.summary.get("label", "")


def _alike_tile(release: CountedRelease) -> Tile:
    value = hundredths(release.consensus_value)
    low, high = hundredths(release.consensus_low), hundredths(release.consensus_high)
    told, line = None, None
    if release.consensus_value is not None:
        told, line = value_and_line(release.consensus_value, release.consensus_chance_line)
    figures = {"value": told, "chance": line, "low": low, "high": high, "n": release.counted}
    sure = _("%(value)s of 100, likely between %(low)s and %(high)s; chance alone reaches %(chance)s. n = %(n)s.")
    based_on = _("by their words alone, %(from_answers)s") % {"from_answers": from_answers(release.counted)}
    has_pair = value is not None and not release.is_judged  # afterwards people may have said that the two agree
    return {
        "key": "alike",
        "method_url": method_url("how-alike-the-answers-are"),
        "label": _("How alike the published texts are") if release.is_of_texts else _("How alike our answers are"),
        "value": value,
        "words": alike_words(release),
        "unit": _("of 100"),
        "n": release.counted,
        "low": low,
        "high": high,
        "chance_line": figures["chance"],
        "note": consensus_sentence(release) if value is None else based_on,
        "sure": "" if value is None else sure % figures,
        "next_label": _("Read two answers side by side") if has_pair else _("Read what each of you wrote"),
    }


def _share_tile(release: CountedRelease) -> Tile:
    value = hundredths(release.mentioning_share)
    figures = {"low": hundredths(release.mentioning_low), "high": hundredths(release.mentioning_high)}
    named = figures | {
        "n": release.counted,
        "mentioning": release.mentioning_now,
        "found": release.mentioning,
        "share": value,
    }
    note = ngettext(
        "%(mentioning)s of %(n)s answer mentions a promise",
        "%(mentioning)s of %(n)s answers mention a promise",
        release.counted,
    )
    sure = _("Likely between %(low)s and %(high)s%%. n = %(n)s.")
    words = ""
    if release.disputed_count and value is not None:  # the share stays as released, so it steps back
        words = _("%(mentioning)s of %(n)s") % named
        note = _("mention a promise, corrections counted; %(found)s found by the program")
        sure = _(
            "%(found)s of %(n)s found by the program: %(share)s%%, likely between %(low)s and %(high)s%%. n = %(n)s."
        )
    return {
        "key": "share",
        "method_url": method_url("share-of-answers-that-show-the-mission"),
        "label": _("Texts that show the mission") if release.is_of_texts else _("Answers that show the mission"),
        "value": value,
        "words": words,
        "unit": "%",
        "n": release.counted,
        **figures,
        "chance_line": None,
        "note": from_answers(release.counted) if value is None else note % named,
        "sure": "" if value is None else sure % named,
        "next_label": _("See the words that counted"),
    }


def _promises_tile(release: CountedRelease) -> Tile:
    missing = release.promise_count - release.mentioned_count
    based_on = from_answers(release.counted)
    silent = ngettext("%(count)s promise nobody mentioned", "%(count)s promises nobody mentioned", missing)
    told = ngettext("%(count)s may not be kept", "%(count)s may not be kept", release.told_count)
    notes = [words % {"count": count} for words, count in ((told, release.told_count), (silent, missing)) if count]
    talk = _("Talk about what nobody mentioned") if missing else _("See who mentions which")
    return {
        "key": "promises",
        "method_url": method_url("mentioned-promises"),
        "label": _("Promises mentioned"),
        "value": release.mentioned_count if release.promise_count and release.counted else None,
        "unit": _("of %(count)s") % {"count": release.promise_count},
        "n": release.counted,
        "low": None,
        "high": None,
        "chance_line": None,
        "note": ", ".join([*notes, based_on]),
        "next_label": _("Read what may not be kept") if release.told_count else talk,
    }


def change_since(tile: Tile, then: Tile | None, since: str) -> str:
    """In words, with a warning where two intervals overlap; empty where there is nothing to compare."""
    if then is None or tile["value"] is None or then["value"] is None:
        return ""
    difference = tile["value"] - then["value"]
    if not difference:
        return _("No change since %(since)s") % {"since": since}
    sign = "+" if difference > 0 else "−"
    size = f"{sign}{abs(difference)}"
    values = {"change": f"{size} {tile['unit']}" if tile.get("words") else size, "since": since}
    if tile["low"] is not None and tile["low"] <= then["high"] and then["low"] <= tile["high"]:
        return _("%(change)s since %(since)s, may be noise") % values
    return _("%(change)s since %(since)s") % values


def _series(key: str, releases: list[CountedRelease]) -> list[int]:
    """The tile's figure over the last releases, oldest first."""
    of = {
        "alike": lambda release: hundredths(release.consensus_value),
        "share": lambda release: hundredths(release.mentioning_share),
        "promises": lambda release: release.mentioned_count,
    }[key]
    return [value for value in map(of, reversed(releases)) if value is not None]
