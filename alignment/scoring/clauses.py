"""Cuts a text into sentences and clauses, keeping where each stands in the original."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from alignment.scoring.words import find_words

FEWEST_WORDS = 4

_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+(?=\s|$)|[\r\n]")
_NEXT_SIGN = re.compile(r"\s*+(\S)")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Za-z]|\b(?:e\.g|i\.e|etc|vs|inc|ltd|co|corp|no|st|dr|mr|mrs|ms|dept|approx|u\.s))\.$", re.IGNORECASE
)
_HARD_BREAK = re.compile(r"(?:(?<!\s)\s++)?[;:•·▪●◦]\s*|(?<!\s)\s++[-–—*]+\s+|—")
_SOFT_BREAK = re.compile(
    r",\s+(?:and|but|so|or)\s+|(?:,|(?<!\s))\s++(?:so that|so|because|while|but|then)\s+", re.IGNORECASE
)
_QUESTION = re.compile(
    r"^\s*(?:(?:well|so|basically|mostly|mainly|honestly)\b[\s,]*)?"
    r"(?:(?:i(?:\s+am|['’]m)?|we(?:\s+are|['’]re)?)\s+(?:get\s+|being\s+)?paid\s+(?:to|for)\s+"
    r"|they\s+pay\s+me\s+(?:to|for)\s+"
    r"|(?:what\s+i\s+(?:get|am)\s+paid\s+(?:to\s+do|for)|my\s+(?:job|role|work|task))\s+is\s+(?:to\s+)?)",
    re.IGNORECASE,
)
_EDGES = " \t\r\n,;:.!?…•·▪●◦*-–—"


@dataclass(frozen=True)
class Clause:
    """A piece of a text; text[start:end] of the original is `text`."""

    start: int
    end: int
    text: str


def split_clauses(text: str) -> list[Clause]:
    """Return the clauses of a text in order, each with its span (characters) in the original.

    Sentences end at full stops and new lines; clauses at semicolons, colons, dashes and bullets, and before
    conjunctions that leave at least `FEWEST_WORDS` words on both sides. Lists are not cut at their commas: an item
    alone says too little, and matches strangers. A text without a word has no clause.
    """
    return [
        clause
        for sentence in split_sentences(text)
        for piece in _cut(sentence, _HARD_BREAK)
        for clause in _cut_softly(piece)
    ]


def without_question(clause: Clause) -> Clause:
    """Return the clause without an opening that only repeats the question: *I get paid to*, *my job is to*.

    Every answer can begin so; left in, it matches any promise of paid work.
    """
    found = _QUESTION.match(clause.text)
    rest = _trimmed(clause.text[found.end() :], clause.start + found.end()) if found else clause
    return rest if find_words(rest.text) else clause


def split_sentences(text: str) -> list[Clause]:
    """Return the sentences and lines of a text in order, with their spans."""
    cuts = [match for match in _SENTENCE_END.finditer(text) if not _is_abbreviation(text, match)]
    return list(_between(text, 0, len(text), [match.span() for match in cuts]))


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    if match.group() != ".":
        return False
    follows = _NEXT_SIGN.match(text, match.end())
    if not follows:
        return False
    return follows.group(1).islower() or bool(_ABBREVIATION.search(text, max(0, match.start() - 8), match.end()))


def _cut(clause: Clause, breaks: re.Pattern[str]) -> Iterator[Clause]:
    spans = [(clause.start + found.start(), clause.start + found.end()) for found in breaks.finditer(clause.text)]
    return _between(clause.text, clause.start, clause.end, spans)


def _cut_softly(clause: Clause) -> Iterator[Clause]:
    """Cut at commas and conjunctions, but only where both sides stay long enough to mean something alone."""
    spans: list[tuple[int, int]] = []
    behind = 0
    for found in _SOFT_BREAK.finditer(clause.text):
        left, right = clause.text[behind : found.start()], clause.text[found.end() :]
        if min(len(find_words(left)), len(find_words(right))) >= FEWEST_WORDS:
            spans.append((clause.start + found.start(), clause.start + found.end()))
            behind = found.end()
    return _between(clause.text, clause.start, clause.end, spans)


def _between(text: str, start: int, end: int, cuts: list[tuple[int, int]]) -> Iterator[Clause]:
    """Yield what stands between the cuts, trimmed. `text` is the part start..end of the original."""
    edges = [(start, start), *cuts, (end, end)]
    for (_, left), (right, _) in pairwise(edges):
        clause = _trimmed(text[left - start : right - start], left)
        if find_words(clause.text):
            yield clause


def _trimmed(text: str, start: int) -> Clause:
    kept = text.lstrip(_EDGES)
    start += len(text) - len(kept)
    kept = kept.rstrip(_EDGES)
    return Clause(start, start + len(kept), kept)
