"""Clauses of which leaders say that they do not show a promise; they speak against a match from the next round on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from alignment.models import Disagreement, Label, ReleasedMatch
from alignment.queries.calibration import judged_matches, verdict_on_sentence
from alignment.scoring import PromiseText
from missionhub.organizations.models import Person
from missions.queries import engine_promises


@dataclass(frozen=True)
class Counterexample:
    """A clause and its promise, with the matches people have judged and which of their sentences it is."""

    promise: str  # its key
    promise_text: str
    clause: str
    matches: tuple[tuple[ReleasedMatch, int], ...]

    @property
    def said_by(self) -> list[str]:
        """Who says so, in alphabetical order."""
        return sorted({row.person.name for match in self.matches for row in _against(*match)})

    def own_word_of(self, person: Person) -> Label | Disagreement | None:
        """What the person said, and can take back."""
        said = (row for match in self.matches for row in _against(*match))
        return next((row for row in said if row.person_id == person.pk), None)


def counterexamples(*, mission_id: int, promises: Sequence[PromiseText]) -> list[Counterexample]:
    """What people's labels and disagreements speak against, in the order of the promises; of attributed rounds only.

    Left out are clauses that did not count, clauses of a promise that reads otherwise today, words that are a phrasing
    of the promise, and clauses that people call right in another answer. Every engine counts by them: they are words,
    not strengths.
    """
    found: dict[tuple[str, str], list[tuple[ReleasedMatch, int]]] = {}
    shown: set[tuple[str, str]] = set()
    today = {(promise.key, promise.text) for promise in promises}
    for match, sentence in _judged_sentences(mission_id):
        pair = (str(match.promise.promise_id or ""), _plain(match.clauses[sentence]))
        if not pair[1] or (pair[0], match.promise.text) not in today:
            continue
        shows = verdict_on_sentence(match, sentence)
        if shows is False and match.is_voiced:
            found.setdefault(pair, []).append((match, sentence))
        elif shows:
            shown.add(pair)
    return [
        Counterexample(promise.key, promise.text, matches[0][0].clauses[matches[0][1]], tuple(matches))
        for promise in promises
        for (key, clause), matches in found.items()
        if key == promise.key and (key, clause) not in shown and clause not in _phrasings(promise)
    ]


def is_counterexample(match: ReleasedMatch) -> bool:
    """Say whether the next round is read with its clause against its promise."""
    mission = match.answer.release.round.mission
    found = counterexamples(mission_id=mission.pk, promises=engine_promises(mission))
    return any(match == judged for each in found for judged, _sentence in each.matches)


def with_counterexamples(promises: Iterable[PromiseText], found: Iterable[Counterexample]) -> tuple[PromiseText, ...]:
    """The promises as the engine reads them, each with the clauses that speak against it."""
    found = list(found)
    return tuple(
        replace(promise, counterexamples=tuple(each.clause for each in found if each.promise == promise.key))
        for promise in promises
    )


def _judged_sentences(mission_id: int) -> Iterator[tuple[ReleasedMatch, int]]:
    for match in judged_matches(mission_id):
        yield from ((match, sentence) for sentence in range(match.sentences))


def _against(match: ReleasedMatch, sentence: int) -> list[Label | Disagreement]:
    """As in `verdict_on_sentence`: a label comes before a disagreement of the same person."""
    labels = [label for label in match.labels.all() if match.sentences == 1 or not label.shows]
    labeled = {label.person_id for label in labels}
    rows = [row for row in match.disagreements.all() if match.is_voiced and row.sentence == sentence]
    return [*(label for label in labels if not label.shows), *(row for row in rows if row.person_id not in labeled)]


def _phrasings(promise: PromiseText) -> set[str]:
    return {_plain(text) for text in (promise.text, *promise.cues)}


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .,;:!?")
