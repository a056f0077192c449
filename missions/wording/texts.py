"""Words and sentences of a text, and how easy it is to read."""

import re
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"(?<!\b\w)(?<!\b\w\w)[.!?]+(?=\s|$)|\n+")
_SILENT_E = re.compile(r"[^aeiouyl]e$")
_VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of a text; text[start:end] is it."""

    start: int
    end: int
    text: str


def sentences(text: str) -> list[Span]:
    """Return the sentences of a text in order; a period after one or two letters ends none, as in “St. John”."""
    found: list[Span] = []
    here = 0
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    for end in [*ends, len(text)]:
        piece = text[here:end]
        start = here + len(piece) - len(piece.lstrip())
        words = piece.strip()
        if any(letter.isalnum() for letter in words):
            found.append(Span(start, start + len(words), words))
        here = end
    return found


def syllables(word: str) -> int:
    """Return the syllables of an English word, at least 1: its groups of vowels, a silent final e left out."""
    plain = word.casefold()
    count = len(_VOWELS.findall(plain))
    return max(1, count - bool(_SILENT_E.search(plain)))


def flesch_ease(words: list[str], sentence_count: int) -> float | None:
    """Return the Flesch reading ease of an English text (Flesch 1948); None without words.

    206.835 - 1.015 (words / sentences) - 84.6 (syllables / words). About 60 to 70 reads like a newspaper, below 30
    like a journal of law; the scale has no ends.
    """
    if not words or not sentence_count:
        return None
    per_word = sum(map(syllables, words)) / len(words)
    return 206.835 - 1.015 * len(words) / sentence_count - 84.6 * per_word
