"""What a reader would say about a mission statement: advice with its reasons, never a grade."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from alignment.scoring.doing_words import is_doing_word
from alignment.scoring.language import is_english
from alignment.scoring.words import find_words
from missions.wording import lexicon
from missions.wording.components import ComponentReading, read_components
from missions.wording.lexicon import find
from missions.wording.texts import Span, flesch_ease, sentences

MOST_CHARACTERS = 10_000  # what the form takes; anything beyond is not read
FEW_WORDS, MANY_WORDS = 6, 60
LONG_SENTENCE = 35
HARD_TO_READ = 20.0


class Check(StrEnum):
    SHORT = "short"
    LONG = "long"
    LONG_SENTENCE = "long_sentence"
    HARD_TO_READ = "hard_to_read"
    NO_ACTION = "no_action"
    ABSTRACT = "abstract"
    JARGON = "jargon"
    RIVAL = "rival"


@dataclass(frozen=True)
class Advice:
    """A check that found something: the words it is about, and the figures behind it."""

    check: Check
    words: tuple[Span, ...] = ()
    figures: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class StatementReading:
    """`components` and the checks that need English are empty for other languages."""

    is_english: bool
    word_count: int
    sentence_count: int
    longest_sentence: int  # words
    ease: float | None
    actions: tuple[Span, ...]
    concrete: tuple[Span, ...]
    abstract: tuple[Span, ...]
    components: tuple[ComponentReading, ...]
    advice: tuple[Advice, ...]


@dataclass(frozen=True)
class _Text:
    text: str
    words: tuple[Span, ...]
    sentences: tuple[Span, ...]
    actions: tuple[Span, ...]
    concrete: tuple[Span, ...]
    abstract: tuple[Span, ...]
    ease: float | None

    @property
    def longest(self) -> Span | None:
        return max(self.sentences, key=lambda sentence: len(find_words(sentence.text)), default=None)


def read_statement(text: str) -> StatementReading:
    """Return what can be said about the wording of a mission statement, with the words that counted.

    Length, longest sentence, Flesch ease, verbs of action and concreteness, since activity language and concreteness
    go with the performance of nonprofits (Pandey, Kim & Pandey 2017), other links being weak (Kirk & Nolan 2010).
    The word lists and limits are MissionHub's own. Language-bound checks are made of English texts alone; time is
    linear in the text, of which the first 10,000 characters are read.
    """
    text = text[:MOST_CHARACTERS]
    in_english = is_english(text)
    read = _read(text, in_english=in_english)
    checks = [*_ANY_LANGUAGE, *(_ENGLISH if in_english else [])] if read.words else []
    return StatementReading(
        is_english=in_english,
        word_count=len(read.words),
        sentence_count=len(read.sentences),
        longest_sentence=len(find_words(read.longest.text)) if read.longest else 0,
        ease=read.ease,
        actions=read.actions,
        concrete=read.concrete,
        abstract=read.abstract,
        components=read_components(text) if in_english and read.words else (),
        advice=tuple(found for check in checks if (found := check(read))),
    )


def _read(text: str, *, in_english: bool) -> _Text:
    words = tuple(Span(word.start, word.end, word.text) for word in find_words(text))
    parts = tuple(sentences(text))
    if not in_english:
        return _Text(text, words, parts, (), (), (), None)
    return _Text(
        text,
        words,
        parts,
        actions=tuple(word for word in words if is_doing_word(word.text)),
        concrete=_concrete(text),
        abstract=find(lexicon.ABSTRACT, text),
        ease=flesch_ease([word.text for word in words], len(parts)),
    )


def _concrete(text: str) -> tuple[Span, ...]:
    """Words one could point at: whom, what, where; numbers too."""
    named = (
        lexicon.BENEFICIARIES.strong,
        lexicon.PROGRAMS.strong,
        lexicon.PLACE.strong,
        lexicon.PLACE_NAME,
        lexicon.NUMBER,
    )
    return tuple(sorted({span for pattern in named for span in find(pattern, text)}))


def _short(read: _Text) -> Advice | None:
    count = len(read.words)
    return Advice(Check.SHORT, figures={"words": count, "limit": FEW_WORDS}) if count < FEW_WORDS else None


def _long(read: _Text) -> Advice | None:
    count = len(read.words)
    return Advice(Check.LONG, figures={"words": count, "limit": MANY_WORDS}) if count > MANY_WORDS else None


def _long_sentence(read: _Text) -> Advice | None:
    longest = read.longest
    count = len(find_words(longest.text)) if longest else 0
    if longest is None or count <= LONG_SENTENCE:
        return None
    return Advice(Check.LONG_SENTENCE, (longest,), {"words": count, "limit": LONG_SENTENCE})


def _hard_to_read(read: _Text) -> Advice | None:
    if read.ease is None or read.ease >= HARD_TO_READ:
        return None
    return Advice(Check.HARD_TO_READ, figures={"ease": round(read.ease), "limit": round(HARD_TO_READ)})


def _no_action(read: _Text) -> Advice | None:
    return None if read.actions else Advice(Check.NO_ACTION)


def _abstract(read: _Text) -> Advice | None:
    """More words one cannot point at than words one can."""
    if len(read.abstract) <= len(read.concrete):
        return None
    return Advice(Check.ABSTRACT, read.abstract, {"abstract": len(read.abstract), "concrete": len(read.concrete)})


def _jargon(read: _Text) -> Advice | None:
    found = find(lexicon.JARGON, read.text)
    return Advice(Check.JARGON, found) if found else None


def _rival(read: _Text) -> Advice | None:
    """Sentences without a place, a number or a name of their own."""
    own = [span.start for span in (*find(lexicon.PLACE.strong, read.text), *find(lexicon.NUMBER, read.text))]
    places = sorted([*own, *_names(read)])
    anybody = tuple(part for part in read.sentences if not _holds_one(part, places))
    return Advice(Check.RIVAL, anybody, {"sentences": len(read.sentences)}) if anybody else None


def _holds_one(part: Span, places: list[int]) -> bool:
    return bisect_left(places, part.start) < bisect_left(places, part.end)


def _names(read: _Text) -> list[int]:
    """Where a capital letter stands inside a sentence that is not written in capitals."""
    openings = {part.start for part in read.sentences}
    if read.text.isupper():
        return []
    return [word.start for word in read.words if word.start not in openings and _is_name(word.text)]


def _is_name(word: str) -> bool:
    return word[:1].isupper() and len(word) > 1


_ANY_LANGUAGE: list[Callable[[_Text], Advice | None]] = [_short, _long, _long_sentence]
_ENGLISH: list[Callable[[_Text], Advice | None]] = [_hard_to_read, _no_action, _abstract, _jargon, _rival]
