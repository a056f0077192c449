"""Proposes the promises a mission text makes: short, checkable phrases for its author to confirm or mend.

Rules only, no encoder: numbered items first, then lists, then the doing words of each sentence. A proposal is a
starting point; a text that says one thing yields one promise.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from alignment.scoring.clauses import Clause, split_sentences
from alignment.scoring.doing_words import form_of, is_doing_word, is_naming_word
from alignment.scoring.promise_cuts import ENOUGH_BEFORE_TO, content_of, cuts_before_doing_words, has_object
from alignment.scoring.wording import Wording, wording_of
from alignment.scoring.words import find_words, is_content, stem

MOST = 7
FEWEST_ITEMS = 2
FEWEST_PROMISING = 2
LONGEST_SUBJECT = 8
_DENYING = {"nothing", "nobody", "none", "no", "never", "neither", "nowhere", "not", "few", "fewer"}
LONG_LINE = 40  # characters; a shorter one ends where its author wanted
MOST_READ = 10_000  # characters; a mission page takes no more

_MARKER = re.compile(
    r"(?:(?<=[\s;])|^)(?:\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)|(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]|[•·▪●◦*]"
    r"|(?:(?<=[;:.,]\s)|(?<=\n\s)|(?<=\n\s\s)|^)[–-](?!\s+\d))\s+",
    re.IGNORECASE | re.MULTILINE,
)
_ITEM_BREAK = re.compile(r"[;,]\s*(?:and\b\s*)?(?=(?:shall|will)\s)|;\s*(?:(?:and|or)\b\s*)?(?:to\s+)?", re.IGNORECASE)
_ANNOUNCEMENT = re.compile(r"(?:(?<!\bwho )\b(?:is|are)|\bfollowing):[ -]?-?$", re.IGNORECASE)
_STRONG_BREAK = re.compile(
    r"(?:(?<!\s)\s++)?;\s*(?:(?:and|or)\b\s*)?|(?<!\s)\s++(?:[–—]|-{1,2})\s++(?!\d)", re.IGNORECASE
)
_LEAD_IN = re.compile(
    r"""^(?:.{0,200}?\b(?:
        (?P<noun>mission|purpose|goal|aim|objective|vision|function|role|area)s?\b.{0,60}?
            (?:\b(?:is|are|was|were|embraces?|includes?)\b|:)
        | (?:organized|formed|established|founded|created|incorporated|dedicated|committed|devoted|works?|working
            |strives?|seeks?|exists?|aims?|serves?|helps?)(?=\s+(?:to|in\s+order\s+to)\b)
        | (?:dedicated|committed|devoted)(?=\s+to\b)
        | exists?(?=\s+(?:so\s+that|because)\b)
        )\s*[:,]?\s*)""",
    re.IGNORECASE | re.VERBOSE,
)
_HEADING = re.compile(r"[^:;,.]{0,40}:\s*")
_OPENING = re.compile(
    r"^(?:(?:and|or|but|also|in\s+order|so\s+that|because|to|by|through|we(?:['’](?:re|ll|ve))?|our|it|they|is|are|will|shall|the\s+organization|exclusively|primarily"
    r"|broadly\s+stated|today|originally)\b[\s,:]*)+",
    re.IGNORECASE,
)
_TRAILING_BRACKETS = re.compile(r"(?:(?<!\s)\s++)?\([^()]*+\)?$")
_EXPLANATION = re.compile(r",\s+which\b.*$", re.IGNORECASE | re.DOTALL)
_BOILERPLATE = re.compile(
    r"501\s*\(c\)|internal\s+revenue|tax.exempt|see\s+(?:attached|schedule|statement)|(?:non-?|not.for.)profit\s+(?:corporation|organization)"
    r"|^(?:established|founded|incorporated)\b|\bsection\s+\d",
    re.IGNORECASE,
)
_DANGLING = re.compile(r"(?<![\s,;:])[\s,;:]++(?:in order|and|or|to|by|of|the|for|in|with)\s*+$", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|has|have|will|shall|can|may|must|should|does|do|goes|go|gets|makes?|lives?|dies?)\b",
    re.IGNORECASE,
)
_LINE_BREAK = re.compile(r"(?<=[^\s.!?:;•])[ \t]*+(?:\r\n|\n|\r)[ \t]*+(?=[a-z])")
_OWNERS = frozenset(("their", "our", "its", "the", "these", "his", "her"))  # *their coaches*
_DESCRIBING = re.compile(r"(?P<subject>[^,;:.]{0,80}?)\b(?:is|are)\s+(?:an?|the|our|one\s+of)\b", re.IGNORECASE)
_WE_ARE = re.compile(r"\bwe(?:\s+are|['’]re)\s+$", re.IGNORECASE)
_NAME = re.compile(r"(?:an?|the|one\s+of)\b", re.IGNORECASE)
_WHOSE = re.compile(r"\bwhose\b", re.IGNORECASE)
_AROUND = re.compile(r"(?:through|by|with|along|at|in|together)\b[^,;:.]{0,200},\s*(?=we\b)", re.IGNORECASE)
_EDGES = ' \t\r\n,;:.!?•·▪●◦*–—-"“”'


@dataclass(frozen=True)
class ProposedPromise:
    """A phrase of the mission text; text[start:end] of the mission is `text`."""

    start: int
    end: int
    text: str


def propose_promises(text: str, *, own_names: Iterable[str] = ()) -> list[ProposedPromise]:
    """Return up to seven promises found in a mission text, in its order, each with its span (characters).

    Three to seven where the text holds as many; fewer, or none, where it does not: nothing is invented. Our own
    rules: numbered or bulleted items win; else sentences are cut before doing words (*provide*, *by training*),
    at semicolons, and in lists of nouns of action (*promotion of ...*). An own name before a doing word is left out,
    and what only says what we are (*X is a place for all*) where two others say what we do.
    Reads the first `MOST_READ` characters, in time that grows with the text, not with its square.
    """
    text = original = text[:MOST_READ]
    pieces = _items(text)
    if not pieces:
        text = _unwrapped(text)
        pieces = [piece for sentence in split_sentences(text) for piece in _promises_of(sentence)]
    wording = wording_of(own_names=own_names)
    pieces = [_without_own_name(piece, wording) for piece in pieces]
    own = [piece for piece in pieces if not _BOILERPLATE.search(piece.text)]
    kept = _without_repeats([piece for piece in own if has_object(piece.text)] or own[:1])
    kept = _without_descriptions(kept, text)
    chosen = sorted(sorted(kept, key=_weight, reverse=True)[:MOST], key=lambda piece: piece.start)
    return [ProposedPromise(piece.start, piece.end, original[piece.start : piece.end]) for piece in chosen]


def _unwrapped(text: str) -> str:
    """The same length, without the line breaks inside a sentence: *people* | *in pain*, parted by a narrow field."""

    def mended(found: re.Match[str]) -> str:
        before = text[max(0, found.start() - LONG_LINE) : found.start()].rpartition("\n")
        beside = (find_words(before[2])[-1:], find_words(text[found.end() : found.end() + LONG_LINE])[:1])
        is_long = not before[1] and found.start() >= LONG_LINE
        goes_on = is_long or any(not is_content(word.text) for words in beside for word in words)
        return " " * len(found.group()) if goes_on else found.group()

    return _LINE_BREAK.sub(mended, text)


def _has_verb(text: str) -> bool:
    acts = (is_doing_word(word.text) or is_naming_word(word.text) for word in find_words(text))
    return any(acts) or bool(_FINITE.search(text))


def _items(text: str) -> list[Clause]:
    """The numbered or bulleted items of a text; none unless there are at least two."""
    markers = list(_MARKER.finditer(text))
    ends = [marker.start() for marker in markers[1:]] + [len(text)]
    items = [(marker.end(), end) for marker, end in zip(markers, ends, strict=False)]
    items = [(start, end) for start, end in items if _is_item(text[start:end])]
    if len(items) < FEWEST_ITEMS:
        return []
    return [piece for start, end in items for piece in _pieces_of_item(text, start, end)]


def _is_item(text: str) -> bool:
    """*1. The objects of the charity are:* only announces items."""
    return bool(find_words(text)) and not _ANNOUNCEMENT.search(text.rstrip())


def _pieces_of_item(text: str, start: int, end: int) -> Iterator[Clause]:
    """An item, and what its last semicolon appends: *enforce the law; and shall report to the public* are two."""
    sentences = split_sentences(text[start:end])
    if sentences:
        end = start + sentences[0].end
    behind = start
    for found in _ITEM_BREAK.finditer(text, start, end):
        if _begins_with_action(text[found.end() : found.end() + 40]):
            yield from _with_words(_tidied(text[behind : found.start()], behind))
            behind = found.end()
    yield from _with_words(_tidied(text[behind:end], behind))


def _begins_with_action(text: str) -> bool:
    words = find_words(text)
    if not words:
        return False
    promised = words[0].text.casefold() in {"shall", "will"} and len(words) > 1
    return promised or is_doing_word(words[0].text) or is_naming_word(words[0].text)


def _with_words(piece: Clause) -> Iterator[Clause]:
    if find_words(piece.text):
        yield piece


def _promises_of(sentence: Clause) -> Iterator[Clause]:
    text, start = _without_lead_in(sentence)
    for left, right in _with_verbs(text):
        part = text[left:right]
        cuts = cuts_before_doing_words(part)
        for begin, end in zip([0, *[cut[1] for cut in cuts]], [*[cut[0] for cut in cuts], len(part)], strict=True):
            yield from _with_words(_tidied(part[begin:end], start + left + begin))


def _with_verbs(text: str) -> list[tuple[int, int]]:
    """A stretch without a verb stays with the one before it: *play baseball* – *under nine years*; lists do not."""
    found: list[tuple[int, int]] = []
    for left, right in _stretches(text, _STRONG_BREAK):
        if found and not _has_verb(text[left:right]) and _takes_more(text, found[-1], left):
            found[-1] = (found[-1][0], right)
        else:
            found.append((left, right))
    return found


def _takes_more(text: str, stretch: tuple[int, int], until: int) -> bool:
    start, end = stretch
    return ";" not in text[end:until] or _begins_with_action(_tidied(text[start:end], 0).text)


def _is_lead_in(found: re.Match[str]) -> bool:
    """Not so where it promises itself: *To take veterans to memorials dedicated to* ..."""
    text = found.group()
    kept = text[opening.end() :] if (opening := _OPENING.match(text)) else text
    names_mission = found["noun"] is not None and not _WHOSE.search(text)
    return names_mission or not (_begins_with_action(kept) and content_of(kept) >= ENOUGH_BEFORE_TO)


def _without_lead_in(sentence: Clause) -> tuple[str, int]:
    found = _LEAD_IN.match(sentence.text)
    if not (found and find_words(sentence.text[found.end() :]) and _is_lead_in(found)):
        found = _AROUND.match(sentence.text)
    skipped = found.end() if found else 0
    heading = _HEADING.match(sentence.text, skipped)
    if heading and find_words(sentence.text[heading.end() :]):
        skipped = heading.end()
    skipped += _length_of_subject(sentence.text[skipped:])
    return sentence.text[skipped:], sentence.start + skipped


def _length_of_subject(text: str) -> int:
    """Where *provides* begins in *The Riverbend Institute provides ...*; 0 if the text has no such opening.

    *Nothing that can be used ends up at the dump* without its subject would promise the opposite.
    """
    words = find_words(text)[:LONGEST_SUBJECT]
    if words and words[0].text.casefold() in _DENYING:
        return 0
    owners = {words[place + 1].start for place in range(len(words) - 1) if words[place].text.casefold() in _OWNERS}
    doing = next((word for word in words if is_doing_word(word.text) and word.start not in owners), None)
    if doing is None or form_of(doing.text) != "s" or not has_object(text[doing.start :]):
        return 0
    return doing.start


def _without_own_name(piece: Clause, wording: Wording) -> Clause:
    """*Harbor Valley Food Bank will teach families* promises to teach them."""
    found = wording.own.match(piece.text) if wording.own else None
    rest = _tidied(piece.text[found.end() :], piece.start + found.end()) if found else piece
    return rest if has_object(rest.text) and _begins_with_action(rest.text) else piece


def _stretches(text: str, breaks: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    behind = 0
    for found in breaks.finditer(text):
        yield behind, found.start()
        behind = found.end()
    yield behind, len(text)


def _tidied(text: str, start: int) -> Clause:
    """Trim signs, opening words and trailing brackets off a piece, keeping its place."""
    kept = text.lstrip(_EDGES)
    opening = _OPENING.match(kept)
    if opening and find_words(kept[opening.end() :]):
        kept = kept[opening.end() :]
    start += len(text) - len(kept)
    kept = _DANGLING.sub("", _EXPLANATION.sub("", kept.rstrip(_EDGES))) or kept
    kept = (_TRAILING_BRACKETS.sub("", kept) or kept).rstrip(_EDGES)
    return Clause(start, start + len(kept), kept)


def _without_repeats(pieces: list[Clause]) -> list[Clause]:
    seen: set[frozenset[str]] = set()
    kept = []
    for piece in pieces:
        stems = frozenset(stem(word.text) for word in find_words(piece.text) if is_content(word.text))
        if stems not in seen:
            seen.add(stems)
            kept.append(piece)
    return kept


def _without_descriptions(pieces: list[Clause], text: str) -> list[Clause]:
    """*The library is the living room of the village* cannot be checked: left out where enough can be."""
    promising = [piece for piece in pieces if not (_describes(piece.text) or _names_us(piece, text))]
    return promising if len(promising) >= FEWEST_PROMISING else pieces


def _names_us(piece: Clause, text: str) -> bool:
    """*We are* | *the warm light of the quarter*; its *are* was left off as an opening."""
    before = text[max(0, piece.start - 12) : piece.start]
    return bool(_WE_ARE.search(before) and _NAME.match(piece.text)) and not _has_verb(piece.text)


def _describes(text: str) -> bool:
    found = _DESCRIBING.match(text)
    return found is not None and not _has_verb(found["subject"])


def _weight(piece: Clause) -> tuple[bool, int]:
    """Phrases that begin with a doing or naming word first, then those that say more, up to a dozen words."""
    words = find_words(piece.text)
    begins = is_doing_word(words[0].text) or is_naming_word(words[0].text) if words else False
    return begins, min(12, content_of(piece.text))
