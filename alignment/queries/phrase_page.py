"""Words of an answer that could help to find a promise the release had missed in it."""

from dataclasses import dataclass
from textwrap import shorten

from alignment.models import ReleasedMatch
from alignment.scoring import split_clauses
from missions.models import Promise

LONGEST = 120  # as long as any phrase of a promise may be


@dataclass(frozen=True)
class PhrasePage:
    match: ReleasedMatch
    promise: Promise | None  # None: retired or gone since
    clauses: tuple[str, ...]
    proposed: str


def phrase_page(match: ReleasedMatch, *, clause: int | None) -> PhrasePage:
    """The clauses to choose from; proposed is the chosen one, else what the release found, else the first."""
    text = match.answer.text
    clauses = tuple(found.text for found in split_clauses(text))
    chosen = clauses[clause] if clause is not None and clause < len(clauses) else text[match.start : match.end]
    return PhrasePage(
        match=match,
        promise=Promise.objects.active().filter(pk=match.promise.promise_id).select_related("mission").first(),
        clauses=clauses,
        proposed=shorten(chosen or (clauses[0] if clauses else ""), LONGEST, placeholder=""),
    )
