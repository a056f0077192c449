"""A text cut into runs, so that a template can mark what counted and escape all of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Evidence:
    """The clause that matched promise `number`, the words in it that the promise shares, and whether it counts."""

    number: int
    start: int
    end: int
    shared: tuple[tuple[int, int], ...] = ()
    is_faint: bool = False


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


def mark_evidence(text: str, evidence: Sequence[Evidence]) -> list[Run]:
    """Cut `text` at every border of evidence. Spans may overlap; joined, the runs are the text again."""
    spans = [item for item in evidence if 0 <= item.start < item.end <= len(text)]
    borders = sorted({0, len(text)} | {border for border in _borders(spans) if 0 < border < len(text)})
    return [_run(text, start, end, spans) for start, end in pairwise(borders)]


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
        closing=tuple(item.number for item in counted if item.end == end),
        is_faint=bool(inside) and not counted,
        closing_faint=tuple(item.number for item in inside if item.is_faint and item.end == end),
    )
