"""How a text is worded before it is encoded: the organization's own name is *we*, a short form is what it stands for.

An own name pulls answers toward promises that share its words: *Access Board* toward accessibility, *Food Trust*
toward food. Only what is encoded is reworded; what is shown, and every span, stays as it was written.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from alignment.scoring.words import FUNCTION_WORDS

FEWEST_INITIALS = 3

_LEADING = re.compile(r"^(?:(?:the|u\.?\s?s\.?|united states)\s+)+", re.IGNORECASE)
_TRAILING = re.compile(
    r"(?:\s*\([^()]*\)|,?\s+(?:inc|incorporated|llc|ltd|limited|corp|co|plc|cic)\b\.?)+$", re.IGNORECASE
)
_UNUSUAL_WORD = re.compile(r"[a-z]\S*[A-Z]|^[A-Z]{3,}$")
_CAPITALIZED = re.compile(r"\b[A-Z][a-z]+")
_NAME = re.compile(r"\b[A-Z][a-z]+(?:[\s-]+(?:(?:of|the|and|for|on|in|to|&)\s+)*[A-Z][a-z]+)+\b")
_BEFORE = r"\b(?i:the\s+|our\s+)?(?i:u\.?s\.?\s+)?"
_AFTER = r"\b(?:\s*\([A-Z]{2,}\))?(?P<owner>['’]s\b)?"


@dataclass(frozen=True)
class Wording:
    """`own` finds the organization's own names; `short_forms` maps a short form to the words it stands for."""

    own: re.Pattern[str] | None = None
    short_forms: dict[str, str] = field(default_factory=dict)

    def of(self, text: str) -> str:
        """Return the text as it is encoded."""
        worded = self.own.sub(lambda found: "our" if found["owner"] else "we", text) if self.own else text
        for short, long in self.short_forms.items():
            worded = re.sub(rf"\b{short}\b", long, worded)
        return worded

    def spelled_out(self, word: str) -> str:
        """Return what a word stands for, or the word."""
        return self.short_forms.get(word, word)

    def own_spans(self, text: str) -> list[tuple[int, int]]:
        """Return where the own names stand in a text."""
        return [found.span() for found in self.own.finditer(text)] if self.own else []


def wording_of(*, own_names: Iterable[str] = (), sources: Iterable[str] = ()) -> Wording:
    """Build a wording from own names, and from texts (mission, promises) with names of three capitals or more.

    *Architectural Barriers Act* in the mission makes *ABA* mean it in the answers.
    """
    names = {form for name in own_names for form in _forms_of(name)}
    found = {short: long for text in sources for long, short in _names_in(text)}
    return Wording(
        own=_pattern_of(sorted(names, key=lambda name: (-len(name), name))) if names else None,
        short_forms={short: found[short] for short in sorted(found) if short not in names},
    )


def initials_of(name: str) -> str:
    """Return the first letters of the capitalized words: *OTIS* of *Office of Technical and Information Services*."""
    return "".join(word[0] for word in _CAPITALIZED.findall(_trimmed(name)))


def _forms_of(name: str) -> list[str]:
    """The name without article, country and legal form, and its initials if there are three or more.

    A name of one plain word is left alone: *Shelter* may be the charity or the shelter.
    """
    short, initials = _trimmed(name), initials_of(name)
    forms = [short] if " " in short or _UNUSUAL_WORD.search(short) else []
    return [*forms, initials] if len(initials) >= FEWEST_INITIALS else forms


def _trimmed(name: str) -> str:
    return _TRAILING.sub("", _LEADING.sub("", " ".join(name.split())))


def _pattern_of(names: list[str]) -> re.Pattern[str]:
    """Names of several words are found in any case, initials and unusual words only as they are written."""
    choice = "|".join(rf"(?i:{re.escape(name)})" if " " in name else re.escape(name) for name in names)
    return re.compile(rf"{_BEFORE}\b(?:{choice}){_AFTER}")


def _names_in(text: str) -> Iterator[tuple[str, str]]:
    for found in _NAME.finditer(text):
        name = _without_opening(found.group())
        if len(initials := initials_of(name)) >= FEWEST_INITIALS:
            yield name, initials


def _without_opening(name: str) -> str:
    """*The Architectural Barriers Act* begins at *Architectural*."""
    first, _, rest = name.partition(" ")
    return _without_opening(rest) if rest and first.casefold() in FUNCTION_WORDS else name
