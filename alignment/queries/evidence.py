"""A text cut into runs, so that a template can mark what counted and escape all of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from alignment.scoring import split_sentences

MOST_SENTENCES = 12  # offered as evidence to press
SHORT = 350  # characters; so much is read at a glance


@dataclass(frozen=True)
class Evidence:
    """The clause that matched promise `number`, the words in it that the promise shares, and whether it counts.

    `is_against`: somebody reads in it that the promise is not kept.
    """

    number: int
    start: int
    end: int
    shared: tuple[tuple[int, int], ...] = ()
    is_faint: bool = False
    is_against: bool = False


@dataclass(frozen=True)
class Run:
    """A stretch of text: the promises it is evidence for, whether its words are shared, and what ends with it.

    Faint evidence is too weak to count: it never makes a word shared, and its numbers end apart.
    """

    text: str
    numbers: tuple[int, ...] = ()
    is_shared: bool = False
    closing: tuple[int, ...] = ()
    is_faint: bool = False
    closing_faint: tuple[int, ...] = ()
    is_against: bool = False
    closing_against: tuple[int, ...] = ()


def mark_evidence(text: str, evidence: Sequence[Evidence]) -> list[Run]:
    """Cut `text` at every border of evidence. Spans may overlap; joined, the runs are the text again."""
    spans = [item for item in evidence if 0 <= item.start < item.end <= len(text)]
    borders = sorted({0, len(text)} | {border for border in _borders(spans) if 0 < border < len(text)})
    return [_run(text, start, end, spans) for start, end in pairwise(borders)]


def marks_in(runs: Iterable[Run]) -> frozenset[str]:
    """Which marks a reader meets in them: "counted", "shared", "faint", "against"."""
    marks: set[str] = set()
    for run in runs:
        if run.is_faint:
            marks.add("faint")
        elif run.numbers:
            marks.add("against" if run.is_against else "shared" if run.is_shared else "counted")
    return frozenset(marks)


def brief_of(text: str, evidence: Sequence[Evidence]) -> tuple[list[Run], bool]:
    """All of a short text; of a long one its beginning and each sentence that counts. And: whether that is all."""
    starts = [sentence.start for sentence in split_sentences(text)]
    pieces = list(pairwise([*starts, len(text)]))
    if len(text) <= SHORT or not pieces:
        return mark_evidence(text, evidence), True
    kept = [piece for piece in pieces if piece == pieces[0] or piece[1] <= SHORT or _holds(piece, evidence)]
    runs: list[Run] = []
    last = pieces[0][0] if pieces else 0
    for start, end in kept:
        runs += [Run("… ")] if start > last else []
        runs += mark_evidence(text[start:end], [_moved(item, start) for item in evidence])
        last = end
    return runs + ([Run("…")] if kept and last < len(text) else []), kept == pieces


def _holds(piece: tuple[int, int], evidence: Iterable[Evidence]) -> bool:
    return any(piece[0] <= item.start < item.end <= piece[1] and not item.is_faint for item in evidence)


def _moved(item: Evidence, start: int) -> Evidence:
    shared = tuple((low - start, high - start) for low, high in item.shared)
    return replace(item, start=item.start - start, end=item.end - start, shared=shared)


def _borders(spans: Iterable[Evidence]) -> set[int]:
    edges = {edge for item in spans for edge in (item.start, item.end)}
    return edges | {edge for item in spans for word in item.shared for edge in word}


def _run(text: str, start: int, end: int, spans: Sequence[Evidence]) -> Run:
    inside = [item for item in spans if item.start <= start and end <= item.end]
    counted = [item for item in inside if not item.is_faint]
    is_shared = any(low <= start and end <= high for item in counted for low, high in item.shared)
    return Run(
        text=text[start:end],
        numbers=tuple(item.number for item in inside),
        is_shared=is_shared,
        closing=tuple(item.number for item in counted if item.end == end and not item.is_against),
        is_faint=bool(inside) and not counted,
        closing_faint=tuple(item.number for item in inside if item.is_faint and item.end == end),
        is_against=any(item.is_against for item in inside),
        closing_against=tuple(item.number for item in inside if item.is_against and item.end == end),
    )
