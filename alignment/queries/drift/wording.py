"""The version in force against the one the mission was adopted in, and the promises of both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from alignment.measures.drift import PromiseChanges, PromiseWords, promise_changes
from alignment.models import DriftAnswer
from alignment.queries.drift.basis import Basis, Kind, Reason
from alignment.queries.drift.past import on_record
from missions.models import Mission, MissionVersion, Promise

YEARS = 5  # how far back an adopted version lies where nobody has called a later one intended


@dataclass(frozen=True)
class Wordings:
    before: str
    after: str
    promises: PromiseChanges


def words_basis(mission: Mission, *, on: date) -> Basis:
    versions = list(MissionVersion.objects.filter(mission=mission).published().order_by("number"))
    if len(versions) < 2:
        return Basis(Kind.WORDS, inputs=len(versions), reason=Reason.ONE_VERSION, to_version=(versions or [None])[0])
    newest = versions[-1]
    adopted = _adopted(mission, versions[:-1], on=on)
    changes = _changes(mission, versions[versions.index(adopted) + 1].published_at)
    return Basis(
        Kind.WORDS,
        inputs=[adopted.statement, newest.statement, changes.added, changes.removed, changes.reworded, changes.share],
        engine=Wordings(adopted.statement, newest.statement, changes),
        facts={
            "from_number": adopted.number,
            "to_number": newest.number,
            "added": list(changes.added),
            "removed": list(changes.removed),
            "reworded": [list(pair) for pair in changes.reworded],
            "share": changes.share,
        },
        from_version=adopted,
        to_version=newest,
        since=adopted.in_force_since,
        until=newest.in_force_since,
    )


def _adopted(mission: Mission, earlier: Sequence[MissionVersion], *, on: date) -> MissionVersion:
    """The last that somebody called intended; else the one in force five years ago; else the first."""
    said = _said(mission)
    if called := [version for version in earlier if said.get(version.number) == DriftAnswer.Intent.YES]:
        return called[-1]
    long_ago = on.replace(year=on.year - YEARS, day=min(on.day, 28))
    in_force = [version for version in earlier if version.in_force_since <= long_ago]
    return in_force[-1] if in_force else earlier[0]


def _said(mission: Mission) -> dict[int, str]:
    """By number of the version that the words had moved to, what was said of it last."""
    answers = DriftAnswer.objects.filter(signal__mission=mission, signal__kind=Kind.WORDS).order_by("pk")
    return dict(answers.exclude(signal__to_version=None).values_list("signal__to_version__number", "intent"))


def _changes(mission: Mission, moment: datetime | None) -> PromiseChanges:
    """From the confirmed promises that held when the version after the adopted one was published to those of today."""
    promises = list(Promise.objects.filter(mission=mission, confirmed_at__isnull=False).in_order())
    then = [each for each in promises if moment and each.confirmed_at and each.confirmed_at < moment]
    then = [each for each in then if each.retired_at is None or (moment and each.retired_at >= moment)]
    if not then or moment is None:
        return PromiseChanges((), (), (), None)
    was = on_record(Promise, organization=mission.organization, ids=[each.pk for each in then], by=moment)
    return promise_changes(
        [_words(each, **{name: was.get(each.pk, {}).get(name) for name in ("text", "weight")}) for each in then],
        [_words(each) for each in promises if each.retired_at is None],
    )


def _words(promise: Promise, text: str | None = None, weight: int | None = None) -> PromiseWords:
    return PromiseWords(key=str(promise.pk), text=text or promise.text, weight=weight or promise.weight)
