"""How often each promise is mentioned: as the engine found it, and as it stands after people's corrections."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alignment.models import Release, ReleasedMatch
from alignment.models.standing import moved, standing, told_against
from alignment.queries.quoted import first_words, in_quotes, without_stop
from missionhub.organizations.models import Organization
from missions.models import Promise


@dataclass(frozen=True)
class Voice:
    """An answer that mentions a promise, who wrote it, and with which words."""

    answer_id: int
    name: str
    text: str = ""
    role: str = ""


@dataclass(frozen=True)
class Against:
    """Readers find in an answer that a promise is not kept. `is_own`: whoever wrote it is one of them."""

    answer_id: int
    name: str
    promise: str
    readers: int
    is_own: bool
    is_denied: bool  # whoever wrote it says: no, I do not say that

    @property
    def words(self) -> str:
        """Whose reading it is comes with it."""
        return self._words(self.promise)

    @property
    def brief(self) -> str:
        return self._words(first_words(self.promise))

    def _words(self, promise: str) -> str:
        values = {"name": self.name, "promise": in_quotes(promise), "count": self.readers}
        if self.is_own:
            return _("%(name)s says that %(promise)s is not kept.") % values
        read = ngettext(
            "%(name)s’s answer may say that %(promise)s is not kept: %(count)s person reads it so.",
            "%(name)s’s answer may say that %(promise)s is not kept: %(count)s people read it so.",
            self.readers,
        )
        return read % values

    @property
    def denial(self) -> str:
        return _("%(name)s: “No, I do not say that.”") % {"name": self.name} if self.is_denied else ""


def against_of(fact: Mapping[str, Any], *, name: str, promise: str) -> Against:
    """From a fact of `release_report`."""
    return Against(fact["answer"], name, promise, fact["readers"], fact["by_writer"], fact["denied"])


@dataclass(frozen=True)
class Mention:
    text: str
    count: int  # after corrections; every sentence, tile and next step says this one
    found: int  # what the release froze
    n: int
    disputed: int  # matches that corrections moved
    counterexamples: int = 0  # clauses that no longer count for it from the next round on
    number: int = 0
    against: tuple[Against, ...] = ()  # answers in which somebody reads that it is not kept
    told: int = 0  # how many of those whoever wrote them does not deny
    promise_id: int | None = None  # none where it was deleted since
    voices: tuple[Voice, ...] = ()  # those counted, by name, where a page of an attributed round tells them

    @property
    def name(self) -> str:
        """As a sentence quotes it."""
        return without_stop(self.text)

    @property
    def not_kept(self) -> tuple[Against, ...]:
        """Of those, the ones that whoever wrote them does not deny."""
        return tuple(each for each in self.against if not each.is_denied)

    @property
    def denied(self) -> tuple[Against, ...]:
        return tuple(each for each in self.against if each.is_denied)

    @property
    def share(self) -> int:
        return round(100 * self.count / self.n) if self.n else 0


@dataclass(frozen=True)
class Heard:
    """What the newest round that was read with a promise says of it."""

    release: Release
    mention: Mention
    voices: list[Voice]  # alphabetical, never by a score; corrections counted
    against: list[Voice]  # whose answer somebody reads as saying that it is not kept


def heard(organization: Organization, promise: Promise) -> Heard | None:
    releases = Release.objects.of(organization).with_names().filter(promises__promise=promise, counted__gt=0)
    release = releases.select_related("round__organization").newest_first().first()
    if release is None:
        return None
    mentioned, told = (_voices(release, promise, which) for which in (standing(), told_against()))
    return Heard(release, mentions(release, of=promise)[0], mentioned, told)


def _voices(release: Release, promise: Promise, which: Q) -> list[Voice]:
    """Whose counted answers they are."""
    matches = ReleasedMatch.objects.filter(which, promise__promise=promise, promise__release=release)
    answers = release.answers.filter(exclusion="", pk__in=matches.values("answer")).order_by("position")
    return [Voice(pk, name) for pk, name in answers.values_list("pk", "name")]


def mentions(release: Release, *, of: Promise | None = None) -> list[Mention]:
    """Each promise, or one alone, with the counted answers that mention it; in one query."""
    counted = Q(matches__answer__exclusion="")
    promises = release.promises.filter(promise=of) if of else release.promises
    rows = promises.annotate(
        standing=Count("matches", filter=counted & standing("matches__"), distinct=True),
        found=Count("matches", filter=counted & Q(matches__is_voiced=True), distinct=True),
        disputed=Count("matches", filter=counted & moved("matches__"), distinct=True),
        told=Count("matches", filter=counted & told_against("matches__"), distinct=True),
    ).order_by("position")
    columns = ("text", "standing", "found", "disputed", "told", "promise_id")
    return [
        Mention(text, count, found, release.counted, disputed, told=told, promise_id=promise_id)
        for text, count, found, disputed, told, promise_id in rows.values_list(*columns)
    ]
