"""Two texts word by word, in bounded time: a page may be asked to compare anything people can save."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

WORD = re.compile(r"^\s+|(?:[\w’'-]+|[^\w\s])\s*")
SENTENCE = re.compile(r"[^.!?\n]*[.!?\n]*\s*")
PAIRS = 150_000  # equal pairs the matcher may meet; beyond it whole sentences are compared, then the whole middle
ISLAND = 2  # unchanged words that do not stand alone between larger changes


class Change(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    change: Change
    text: str


def word_difference(before: str, after: str) -> tuple[Piece, ...]:
    """Pieces that spell `before` without the added ones, and `after` without the removed ones."""
    return _joined(_without_islands(_joined(_pieces(before, after))))


def _pieces(before: str, after: str) -> list[Piece]:
    old, new = WORD.findall(before), WORD.findall(after)
    if _is_cheap(old, new):
        return _changes(old, new)
    pieces: list[Piece] = []
    for was, now in _differing_sentences(before, after):
        old, new = WORD.findall(was), WORD.findall(now)
        pieces += _changes(old, new) if _is_cheap(old, new) else _replaced(was, now)
    return pieces


def _is_cheap(old: Sequence[str], new: Sequence[str]) -> bool:
    """What the matcher costs: how many pairs of equal words there are."""
    there = Counter(new)
    return sum(count * there[word] for word, count in Counter(old).items()) <= PAIRS


def _differing_sentences(before: str, after: str) -> list[tuple[str, str]]:
    """Stretches of whole sentences, (text, text) where they are alike."""
    old = [text for text in SENTENCE.findall(before) if text]
    new = [text for text in SENTENCE.findall(after) if text]
    if not _is_cheap(old, new):
        return _differing_middle(before, after)
    return [
        ("".join(old[i:j]), "".join(new[k:m]))
        for _tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    ]


def _differing_middle(before: str, after: str) -> list[tuple[str, str]]:
    shorter = min(len(before), len(after))
    head = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    tail = next((n for n in range(shorter - head) if before[-1 - n] != after[-1 - n]), shorter - head)
    return [
        (before[:head], after[:head]),
        (before[head : len(before) - tail], after[head : len(after) - tail]),
        (before[len(before) - tail :], after[len(after) - tail :]),
    ]


def _changes(old: Sequence[str], new: Sequence[str]) -> list[Piece]:
    if old == new:
        return [Piece(Change.SAME, "".join(old))]
    pieces: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, now = "".join(old[i:j]), "".join(new[k:m])
        pieces += [Piece(Change.SAME, was)] if tag == "equal" else _replaced(was, now)
    return pieces


def _replaced(was: str, now: str) -> list[Piece]:
    """What was taken out, then what was put in; white space both end with stands after them."""
    if was == now:
        return [Piece(Change.SAME, was)]
    tail, other = was[len(was.rstrip()) :], now[len(now.rstrip()) :]
    if not tail or tail != other:
        return [Piece(Change.REMOVED, was), Piece(Change.ADDED, now)]
    return [
        Piece(Change.REMOVED, was.removesuffix(tail)),
        Piece(Change.ADDED, now.removesuffix(tail)),
        Piece(Change.SAME, tail),
    ]


@dataclass
class _Edit:
    """What was taken out and put in at one place, and the unchanged text that follows."""

    was: str = ""
    now: str = ""
    then: str = ""

    @property
    def size(self) -> int:
        return max(_word_count(self.was), _word_count(self.now))


def _without_islands(pieces: Sequence[Piece]) -> list[Piece]:
    """One or two unchanged words between larger changes are read with them: a sentence, not confetti."""
    edits = _edits(pieces)
    kept = edits[:1]
    for edit in edits[1:]:
        last = kept[-1]
        if last.size and _word_count(last.then) < min(last.size, edit.size, ISLAND + 1):
            last.was, last.now, last.then = last.was + last.then + edit.was, last.now + last.then + edit.now, edit.then
        else:
            kept.append(edit)
    return [piece for edit in kept for piece in (*_replaced(edit.was, edit.now), Piece(Change.SAME, edit.then))]


def _edits(pieces: Sequence[Piece]) -> list[_Edit]:
    edits = [_Edit()]
    for piece in pieces:
        if piece.change is not Change.SAME and edits[-1].then:
            edits.append(_Edit())
        name = {Change.REMOVED: "was", Change.ADDED: "now", Change.SAME: "then"}[piece.change]
        setattr(edits[-1], name, getattr(edits[-1], name) + piece.text)
    return edits


def _word_count(text: str) -> int:
    return sum(part[0].isalnum() for part in WORD.findall(text))


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Neighbors of one kind are one piece; empty ones are none."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].change is piece.change:
            joined[-1] = Piece(piece.change, joined[-1].text + piece.text)
        elif piece.text:
            joined.append(piece)
    return tuple(joined)
