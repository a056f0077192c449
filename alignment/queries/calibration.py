"""What people's labels on released answers say together: the lines they set, and how well matching agrees."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Prefetch

from alignment.measures.calibration import Agreement, Calibration, LabeledPair, Lines, calibrate
from alignment.measures.proportion import Proportion
from alignment.models import Disagreement, Label, Release, ReleasedMatch
from alignment.models.released import ReleasedMatchQuerySet
from alignment.scoring import VOICED_STRENGTH, PromiseText
from missions.queries import engine_promises


@dataclass(frozen=True)
class Taught:
    """Lines that labels have set, with all that a release keeps about them."""

    lines: Lines
    facts: dict[str, Any]


def taught_by_labels(
    *, mission_id: int, promises: Sequence[PromiseText], weights_sha256: str, engine_version: str
) -> Taught | None:
    """What the next reading of this mission's rounds counts by; None while the labels are too few."""
    pairs = labeled_pairs(
        mission_id=mission_id, promises=promises, weights_sha256=weights_sha256, engine_version=engine_version
    )
    found = calibrate(pairs=pairs, general=VOICED_STRENGTH)
    if found.lines is None:
        return None
    facts = {**calibration_facts(found), "line": found.lines.mission, "is_kept": found.is_kept}
    return Taught(lines=found.lines, facts={**facts, "fingerprint": _fingerprint(pairs)})


def calibration_so_far(release: Release) -> Calibration:
    """What the labels on this release's mission say today, read as this release was."""
    pairs = labeled_pairs(
        mission_id=release.round.mission_id,
        promises=engine_promises(release.round.mission),
        weights_sha256=release.weights_sha256,
        engine_version=release.engine_version,
    )
    return calibrate(pairs=pairs, general=VOICED_STRENGTH)


def labeled_pairs(
    *, mission_id: int, promises: Iterable[PromiseText], weights_sha256: str, engine_version: str
) -> list[LabeledPair]:
    """Every pair that people judged and were of one mind about, by majority; strengths of one encoder and engine only.

    A label of a promise that reads otherwise today speaks for the mission's line and no longer for its own.
    """
    today = {(promise.key, promise.text, tuple(promise.cues)) for promise in promises}
    matches = judged_matches(mission_id).filter(
        answer__release__weights_sha256=weights_sha256, answer__release__engine_version=engine_version
    )
    return [_pair(match, shows=shows, today=today) for match in matches if (shows := verdict(match)) is not None]


def judged_matches(mission_id: int) -> ReleasedMatchQuerySet:
    """Every match of the mission's attributed rounds that somebody has judged, with who has."""
    return (
        ReleasedMatch.objects.that_may_be_labeled()
        .filter(answer__release__round__mission_id=mission_id)
        .judged()
        .select_related("promise", "answer")
        .prefetch_related(
            Prefetch("labels", Label.objects.select_related("person")),
            Prefetch("disagreements", Disagreement.objects.select_related("person")),
        )
        .order_by("pk")
    )


def verdict(match: ReleasedMatch) -> bool | None:
    """Whether people say that it shows the promise; None where as many say yes as no.

    Who disagreed with every sentence of a match has judged it, too: of one that counts that it does not show the
    promise, of one that does not that it does. A label of the same person comes before.
    """
    labels = {label.person_id: label.shows for label in match.labels.all()}
    disagreed = Counter(disagreement.person_id for disagreement in match.disagreements.all())
    return _majority({person: not match.is_voiced for person, n in disagreed.items() if n >= match.sentences} | labels)


def verdict_on_sentence(match: ReleasedMatch, sentence: int) -> bool | None:
    """The same of one of several sentences: a label that the answer shows the promise does not say by which."""
    if match.sentences == 1:
        return verdict(match)
    labels = {label.person_id: False for label in match.labels.all() if not label.shows}
    disagreed = {row.person_id: False for row in match.disagreements.all() if row.sentence == sentence}
    return _majority(disagreed | labels)


def _majority(said: dict[int, bool]) -> bool | None:
    balance = sum(1 if shows else -1 for shows in said.values())
    return None if balance == 0 else balance > 0


def calibration_facts(found: Calibration) -> dict[str, Any]:
    """Counts and agreement as plain JSON types."""
    return {
        "labels": found.labels,
        "showing": found.showing,
        "before": _agreement_facts(found.before),
        "cross_validated": _agreement_facts(found.after) if found.after else None,
    }


def _agreement_facts(found: Agreement) -> dict[str, Any]:
    return {"precision": _share(found.precision), "recall": _share(found.recall), "errors": found.errors}


def _share(found: Proportion | None) -> dict[str, Any] | None:
    return asdict(found) if found else None


def _pair(match: ReleasedMatch, *, shows: bool, today: set[tuple[str, str, tuple[str, ...]]]) -> LabeledPair:
    promise = match.promise
    key = str(promise.promise_id or "")
    return LabeledPair(
        answer=str(match.answer_id),
        promise=key if (key, promise.text, tuple(promise.cues)) in today else "",
        strength=match.countable_strength,
        shows=shows,
        line=promise.line,
    )


def _fingerprint(pairs: Iterable[LabeledPair]) -> str:
    content = [[pair.answer, pair.promise, pair.strength, pair.shows, VOICED_STRENGTH] for pair in pairs]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()
