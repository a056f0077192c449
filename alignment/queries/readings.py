"""Releases of rounds with names, each with what it found of each promise; one query, however many."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from alignment.models import CountedRelease, Release, ReleasedMatch
from alignment.models.standing import moved, standing, told_against
from alignment.queries.mentions import Mention
from missionhub.organizations.models import Organization


@dataclass(frozen=True)
class Reading:
    release: CountedRelease
    mentions: Sequence[Mention]
    is_judged: bool  # somebody has said of some match whether it is right

    @property
    def is_of_a_program_alone(self) -> bool:
        """Nobody has looked through the answers yet: what nobody mentions is not known."""
        return bool(self.mentions and self.release.counted) and not self.is_judged


def newest_readings(organization: Organization) -> list[Reading]:
    """Newest first; a row of the database for each promise of each release."""
    releases = Release.objects.of(organization).with_names().select_related("round__organization").newest_first()
    rows = releases.annotate(
        promise_position=F("promises__position"),
        promise_text=F("promises__text"),
        promise_key=F("promises__promise_id"),
        standing_count=_count(standing()),
        found_count=_count(Q(is_voiced=True)),
        told_count=_count(told_against()),
        disputed_matches=_count(moved()),
        mentioning_answers=_answers_that_mention(),
        is_judged=Exists(ReleasedMatch.objects.judged().filter(answer__release=OuterRef("pk"))),
    ).order_by(*releases.query.order_by, "promise_position")
    return [_reading(list(group)) for _pk, group in groupby(rows, key=lambda row: row.pk)]


def _count(which: Q) -> Coalesce:
    """Counted matches of the row's promise."""
    counted = ReleasedMatch.objects.filter(which, promise=OuterRef("promises__pk"), answer__exclusion="")
    number: QuerySet[Any] = counted.order_by().values("promise").annotate(n=Count("pk", distinct=True)).values("n")
    return Coalesce(Subquery(number), 0)


def _answers_that_mention() -> Coalesce:
    """Counted answers of the release that mention any promise, corrections counted."""
    counted = ReleasedMatch.objects.filter(standing(), answer__release=OuterRef("pk"), answer__exclusion="")
    number: QuerySet[Any] = counted.order_by().values("answer__release").annotate(n=Count("answer", distinct=True))
    return Coalesce(Subquery(number.values("n")), 0)


def _reading(rows: Sequence[Any]) -> Reading:
    """The first of the rows stands for the release."""
    release = rows[0]
    found = [
        Mention(
            text=row.promise_text,
            count=row.standing_count,
            found=row.found_count,
            n=release.counted,
            disputed=row.disputed_matches,
            promise_id=row.promise_key,
            told=row.told_count,
        )
        for row in rows
        if row.promise_position is not None
    ]
    release.promise_count = len(found)
    release.mentioned_count = sum(mention.count > 0 for mention in found)
    release.disputed_count = sum(mention.disputed > 0 for mention in found)
    release.mentioning_now = release.mentioning_answers
    release.told_count = sum(mention.told > 0 for mention in found)
    return Reading(release, found, is_judged=release.is_judged)
