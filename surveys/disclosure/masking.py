"""Names, mail addresses, phone numbers and links taken out of confidential texts."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from surveys.disclosure.contacts import Found, contacts

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_WORD = re.compile(r"[^\W_]+")
_MARK = re.compile(r"\[(?:name|e-mail|phone|link)\]")
_TITLES = frozenset((
    "mr", "mrs", "ms", "mx", "miss", "dr", "prof", "professor", "sir", "dame", "herr", "frau", "jr", "sr", "phd",
))  # fmt: skip
_PARTICLES = frozenset((
    "bin", "da", "das", "de", "del", "den", "der", "des", "dos", "du", "el", "ibn", "la", "las", "le", "los", "ter",
    "van", "von", "zu", "zum", "zur",
))  # fmt: skip
_SPECIAL = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_SENTENCE_ENDS = '.!?…:;•\n“”"(„«»–—'
_SAYS_OR_IS = re.compile(
    r"['’]s\b|\s+(?:is|was|has|had|does|did|told|said|says|asked|asks|helped|and|or|who)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class _Token:
    """A word of the folded text with its place in the text as written."""

    word: str
    start: int
    end: int


class Masker:
    """Masks the people of one roster. Build it once per round; masking costs a look-up per word.

    Full names, parts of hyphenated names, first and last names alone are masked, as whole words, whatever their case
    and accents, with or without a possessive s. A name of two letters, or one that is an ordinary English word (Will,
    Rose, Baker), is masked only where it is written like a name: with a capital inside a sentence, or at its beginning
    before “is”, “told”, “'s” and the like. What stays: nicknames, misspellings, ordinary names in lower case, and names
    in scripts that do not part words.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._is_ordinary = {words: _is_ordinary(words) for name in names for words in _forms(name)}
        lengths: dict[str, set[int]] = defaultdict(set)
        for words in self._is_ordinary:
            lengths[words[0]].add(len(words))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def mask(self, text: str) -> str:
        """Return the text with [name], [e-mail], [phone] and [link] in place of what was found."""
        text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
        text = _replaced(text, contacts(text))
        return _replaced(text, self._names(_MARK.sub(lambda mark: " " * len(mark.group()), text)))

    def _names(self, text: str) -> Iterator[Found]:
        tokens, at = _tokens(text), 0
        while at < len(tokens):
            lengths = (*self._lengths.get(tokens[at].word, ()), 1)  # 1 for “annas”
            found = (tokens[at : at + length] for length in lengths)  # the last words of a text may be fewer
            length = next((len(words) for words in found if self._is_name(words, text)), 0)
            if length:
                yield Found(tokens[at].start, tokens[at + length - 1].end, "name")
            at += length or 1

    def _is_name(self, found: list[_Token], text: str) -> bool:
        words = tuple(token.word for token in found)
        last = words[-1]
        if words not in self._is_ordinary and last.endswith("s") and last not in _ordinary_words():
            words = (*words[:-1], last[:-1])
        if words not in self._is_ordinary or not _stand_together(found, text):
            return False
        return not self._is_ordinary[words] or _is_written_like_a_name(found, text)


@cache
def _ordinary_words() -> frozenset[str]:
    return frozenset((Path(__file__).parent / "ordinary_words.txt").read_text(encoding="utf-8").split())


def _forms(name: str) -> Iterator[tuple[str, ...]]:
    """The words in a row by which somebody may be called: all, each part, a part written as one."""
    for order in {name, " ".join(reversed(name.split(",")))}:
        whole = tuple(word for word in _words(order) if word not in _TITLES)
        if len(whole) > 1:
            yield whole
    for words in {spelling for part in name.split() for spelling in _spellings(part)}:
        yield from ((word,) for word in words if _may_stand_alone(word))
        if len(words) > 1:
            yield words
            yield ("".join(words),)


def _spellings(part: str) -> set[tuple[str, ...]]:
    """Müller, muller and mueller are one name."""
    spelled_out = unicodedata.normalize("NFC", part).lower().translate(_SPELLED_OUT)
    return {_words(part), _words(spelled_out)}


def _is_ordinary(words: tuple[str, ...]) -> bool:
    return all(len(word) < 3 or word in _ordinary_words() for word in words)


def _may_stand_alone(word: str) -> bool:
    return len(word) > 1 and word not in _TITLES | _PARTICLES and not word.isdigit()


def _words(text: str) -> tuple[str, ...]:
    return tuple(token.word for token in _tokens(text))


@cache
def _fold_character(character: str) -> str:
    """Without case, accents and marks that cannot be seen; several letters where one stands for several."""
    letters = unicodedata.normalize("NFKD", character.casefold().translate(_SPECIAL)).translate(_SPECIAL)
    return "".join(letter for letter in letters if unicodedata.category(letter) not in {"Mn", "Cf"})


def _tokens(text: str) -> list[_Token]:
    folded = [_fold_character(character) for character in text]
    places = [place for place, letters in enumerate(folded) for _ in letters] + [len(text)]
    return [_Token(word.group(), places[word.start()], places[word.end()]) for word in _WORD.finditer("".join(folded))]


def _stand_together(found: list[_Token], text: str) -> bool:
    between = (text[one.end : other.start] for one, other in pairwise(found))
    return all(len(gap) < 4 and gap.strip(" \t\n\u00a0.,'’‘`´-‐‑") == "" for gap in between)


def _is_written_like_a_name(found: list[_Token], text: str) -> bool:
    if not all(text[token.start : token.end].istitle() for token in found):
        return False
    before = text[: found[0].start].rstrip(" \t\u00a0")
    if len(found) > 1 or (before and before[-1] not in _SENTENCE_ENDS):
        return True
    return _SAYS_OR_IS.match(text, found[-1].end) is not None


def _replaced(text: str, found: Iterable[Found]) -> str:
    """Where two overlap, the one that begins first wins, of these the longer."""
    parts, done = [], 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= done:
            parts += [text[done : one.start], f"[{one.kind}]"]
            done = one.end
    return "".join([*parts, text[done:]])
