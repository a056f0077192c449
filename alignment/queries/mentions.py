"""How often each promise is mentioned: as the engine found it, and as it stands after people's corrections."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from alignment.models import Breach, Release, ReleasedMatch
from alignment.models.standing import moved, standing
from missionhub.organizations.models import Organization
from missions.models import Promise


@dataclass(frozen=True)
class Voice:
    """An answer that mentions a promise, who wrote it, and with which words."""

    answer_id: int
    name: str
    text: str = ""
    is_not_kept: bool = False  # it tells of the promise not being kept, as readers say


@dataclass(frozen=True)
class Mention:
    text: str
    count: int  # after corrections; every sentence, tile and next step says this one
    found: int  # what the release froze
    n: int
    disputed: int  # matches that corrections moved
    counterexamples: int = 0  # clauses that no longer count for it from the next round on
    number: int = 0
    not_kept: tuple[str, ...] = ()  # who wrote the answers that tell of its not being kept, as readers say
    promise_id: int | None = None  # none where it was deleted since
    voices: tuple[Voice, ...] = ()  # those counted, by name, where a page of an attributed round tells them

    @property
    def share(self) -> int:
        return round(100 * self.count / self.n) if self.n else 0


@dataclass(frozen=True)
class Heard:
    """What the newest round that was read with a promise says of it."""

    release: Release
    mention: Mention
    voices: list[Voice]  # alphabetical, never by a score; corrections counted


def heard(organization: Organization, promise: Promise) -> Heard | None:
    releases = Release.objects.of(organization).with_names().filter(promises__promise=promise, counted__gt=0)
    release = releases.select_related("round__organization").newest_first().first()
    return Heard(release, mentions(release, of=promise)[0], _voices(release, promise)) if release else None


def _voices(release: Release, promise: Promise) -> list[Voice]:
    """Whose counted answers mention it, as it stands after corrections."""
    matches = ReleasedMatch.objects.filter(standing(), promise__promise=promise, promise__release=release)
    told = Exists(Breach.objects.filter(match__answer=OuterRef("pk"), match__promise__promise=promise))
    answers = release.answers.filter(exclusion="", pk__in=matches.values("answer")).order_by("position")
    rows = answers.annotate(is_not_kept=told).values_list("pk", "name", "is_not_kept")
    return [Voice(pk, name, is_not_kept=is_not_kept) for pk, name, is_not_kept in rows]


def mentions(release: Release, *, of: Promise | None = None) -> list[Mention]:
    """Each promise, or one alone, with the counted answers that mention it; in one query."""
    counted = Q(matches__answer__exclusion="")
    promises = release.promises.filter(promise=of) if of else release.promises
    rows = promises.annotate(
        standing=Count("matches", filter=counted & standing("matches__"), distinct=True),
        found=Count("matches", filter=counted & Q(matches__is_voiced=True), distinct=True),
        disputed=Count("matches", filter=counted & moved("matches__"), distinct=True),
    ).order_by("position")
    columns = ("text", "standing", "found", "disputed", "promise_id")
    return [
        Mention(text, count, found, release.counted, disputed, promise_id=promise_id)
        for text, count, found, disputed, promise_id in rows.values_list(*columns)
    ]


def told_not_kept(release: Release) -> Counter[int | None]:
    """How many counted answers that mention a promise tell of its not being kept; whose is of no matter here."""
    matches = ReleasedMatch.objects.filter(standing(), answer__release=release, answer__exclusion="")
    pairs = matches.filter(breaches__isnull=False).values_list("promise__promise", "answer").distinct()
    return Counter(promise for promise, _answer in pairs)
