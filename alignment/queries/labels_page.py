"""One pair at a time for whoever teaches the matching; what the engine found stays hidden until they have said."""

from collections.abc import Iterable
from dataclasses import dataclass

from alignment.measures.calibration import FEWEST_LABELS, FEWEST_OF_EACH, Calibration
from alignment.measures.informative import Candidate, in_order_of_use
from alignment.models import Disagreement, Label, Release, ReleasedMatch
from alignment.queries.calibration import calibration_so_far
from alignment.queries.counterexamples import Counterexample, counterexamples
from alignment.queries.figures import AgreementFigures, agreement_figures
from alignment.scoring import VOICED_STRENGTH
from missionhub.organizations.models import Person
from missions.queries import engine_promises

ENOUGH = 20


@dataclass(frozen=True)
class Question:
    match_id: int
    answer: str
    promise: str
    said: bool | None  # by the reader, where the pair is looked at again


@dataclass(frozen=True)
class Said:
    """A label of the reader, and what the release had made of the pair."""

    match_id: int
    answer: str
    promise: str
    shows: bool
    was_counted: bool

    @property
    def was_missed(self) -> bool:
        return self.shows and not self.was_counted

    @property
    def agrees(self) -> bool:
        return self.shows == self.was_counted


@dataclass(frozen=True)
class Taught:
    """A clause that no longer counts for its promise from the next round on, and how the reader could take it back."""

    promise: str
    clause: str
    said_by: tuple[str, ...]
    label: int | None  # the match that the reader has labeled
    disagreement: int | None  # or has disagreed with
    sentence: int  # of that match


@dataclass(frozen=True)
class LabelsPage:
    question: Question | None
    pairs: int
    mine: tuple[Said, ...]
    so_far: Calibration
    taught: tuple["Taught", ...]
    general: float = VOICED_STRENGTH
    fewest: int = FEWEST_LABELS
    fewest_of_each: int = FEWEST_OF_EACH

    @property
    def before(self) -> AgreementFigures:
        return agreement_figures(self.so_far.before)

    @property
    def after(self) -> AgreementFigures | None:
        return agreement_figures(self.so_far.after) if self.so_far.after else None

    @property
    def is_enough(self) -> bool:
        return self.so_far.labels >= ENOUGH


def labels_page(release: Release, *, reader: Person, wanted: int | None, after: int | None) -> LabelsPage:
    """The pair asked for, else the next that nobody has judged; `after` skips one. Raises DoesNotExist if not ours."""
    matches = {match.pk: match for match in _matches(release)}
    if wanted is not None and wanted not in matches:
        raise ReleasedMatch.DoesNotExist
    mine = {label.match_id: label for label in Label.objects.on(release).by(reader).order_by("-created_at", "-pk")}
    chosen = wanted if wanted is not None else _next(matches.values(), after)
    said = mine.get(chosen) if chosen is not None else None
    return LabelsPage(
        question=_question(matches[chosen], said=said.shows if said else None) if chosen is not None else None,
        pairs=len(matches),
        mine=tuple(_said(matches[pk], shows=label.shows) for pk, label in mine.items() if pk in matches),
        so_far=calibration_so_far(release),
        taught=_taught(release, reader),
    )


def _taught(release: Release, reader: Person) -> tuple[Taught, ...]:
    mission = release.round.mission
    found = counterexamples(mission_id=mission.pk, promises=engine_promises(mission))
    return tuple(_taught_one(each, own=each.own_word_of(reader)) for each in found)


def _taught_one(found: Counterexample, *, own: Label | Disagreement | None) -> Taught:
    return Taught(
        promise=found.promise_text,
        clause=found.clause,
        said_by=tuple(found.said_by),
        label=own.match_id if isinstance(own, Label) else None,
        disagreement=own.match_id if isinstance(own, Disagreement) else None,
        sentence=own.sentence if isinstance(own, Disagreement) else 0,
    )


def _matches(release: Release) -> Iterable[ReleasedMatch]:
    return (
        ReleasedMatch.objects.that_may_be_labeled()
        .filter(answer__release=release)
        .select_related("answer", "promise")
        .prefetch_related("labels", "disagreements")
        .order_by("pk")
    )


def _next(matches: Iterable[ReleasedMatch], after: int | None) -> int | None:
    matches = list(matches)
    judged = {match.pk for match in matches if match.labels.all() or match.disagreements.all()}
    order = in_order_of_use([_candidate(match) for match in matches])
    start = order.index(after) + 1 if after in order else 0
    return next((pk for pk in order[start:] + order[:start] if pk not in judged), None)


def _candidate(match: ReleasedMatch) -> Candidate:
    return Candidate(
        key=match.pk,
        answer=match.answer_id,
        promise=match.promise_id,
        strength=match.countable_strength,
        shown=match.strength,
        line=match.promise.line,
    )


def _question(match: ReleasedMatch, *, said: bool | None) -> Question:
    return Question(match_id=match.pk, answer=match.answer.text, promise=match.promise.text, said=said)


def _said(match: ReleasedMatch, *, shows: bool) -> Said:
    return Said(
        match_id=match.pk,
        answer=match.answer.text,
        promise=match.promise.text,
        shows=shows,
        was_counted=match.is_voiced,
    )
