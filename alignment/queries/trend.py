"""Every released round of an organization, newest first, as rows of a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.dateparse import parse_datetime

from alignment.models import CountedRelease
from alignment.queries.figures import hundredths
from alignment.queries.sentences import alike_words, consensus_sentence
from alignment.queries.tiles import newest_releases
from missionhub.organizations.models import Organization


@dataclass(frozen=True)
class TrendRow:
    round_id: int
    title: str
    label: str
    closed_at: datetime | None
    responded: int
    invited: int
    counted: int
    alike: int | None
    low: int | None
    high: int | None
    sentence: str
    alike_words: str
    mentioned: int
    promises: int
    share: int | None
    share_low: int | None
    share_high: int | None
    is_corrected: bool  # counts of mentions moved; the share stays as released
    mentioning: int  # answers that mention a promise, corrections counted
    found: int  # the same as released


def trend(organization: Organization) -> list[TrendRow]:
    """One row per release."""
    return trend_of(newest_releases(organization))


def trend_of(releases: Sequence[CountedRelease]) -> list[TrendRow]:
    """The same from releases that are at hand."""
    return [_row(release) for release in releases]


def _row(release: CountedRelease) -> TrendRow:
    closed_at = release.summary.get("closed_at")
    return TrendRow(
        round_id=release.round_id,
        title=release.summary.get("title", ""),
        label=release.summary.get("label", ""),
        closed_at=parse_datetime(closed_at) if closed_at else None,
        responded=release.responded,
        invited=release.invited,
        counted=release.counted,
        alike=hundredths(release.consensus_value),
        low=hundredths(release.consensus_low),
        high=hundredths(release.consensus_high),
        sentence=consensus_sentence(release),
        alike_words=alike_words(release),
        mentioned=release.mentioned_count,
        promises=release.promise_count,
        share=hundredths(release.mentioning_share),
        share_low=hundredths(release.mentioning_low),
        share_high=hundredths(release.mentioning_high),
        is_corrected=bool(release.disputed_count),
        mentioning=release.mentioning_now,
        found=release.mentioning,
    )
