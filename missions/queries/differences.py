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
    old, new = WORD.findall(before), WORD.findall(after)
    if _is_cheap(old, new):
        return _joined(_changes(old, new))
    pieces: list[Piece] = []
    for was, now in _differing_sentences(before, after):
        old, new = WORD.findall(was), WORD.findall(now)
        pieces += _changes(old, new) if _is_cheap(old, new) else _replaced(was, now)
    return _joined(pieces)


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


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Neighbors of one kind are one piece; empty ones are none."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].change is piece.change:
            joined[-1] = Piece(piece.change, joined[-1].text + piece.text)
        elif piece.text:
            joined.append(piece)
    return tuple(joined)
