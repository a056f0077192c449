"""Where promises stand in the words of the mission."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from missions.models import Promise


@dataclass(frozen=True)
class Stretch:
    """A piece of the statement; with a number where it is what that promise stands on."""

    text: str
    number: int | None = None
    promise: Promise | None = None


def find_phrase(statement: str, phrase: str) -> tuple[int, int] | None:
    """Where the phrase stands, whatever its line breaks and capitals."""
    words = phrase.split()
    if not words:
        return None
    found = re.search(r"\s+".join(re.escape(word) for word in words), statement, re.IGNORECASE)
    return found.span() if found else None


def highlight(statement: str, promises: Sequence[Promise]) -> list[Stretch]:
    """The statement cut at its promises, numbered in their order; joined, the stretches are the statement again.

    Where two overlap, the one that starts first is marked, the longer of two that start together.
    """
    stretches: list[Stretch] = []
    here = 0
    for start, end, number, promise in _places(statement, promises):
        if start < here:
            continue
        if start > here:
            stretches.append(Stretch(statement[here:start]))
        stretches.append(Stretch(statement[start:end], number, promise))
        here = end
    if here < len(statement):
        stretches.append(Stretch(statement[here:]))
    return stretches


def _places(statement: str, promises: Sequence[Promise]) -> list[tuple[int, int, int, Promise]]:
    found = [
        (*place, number, promise)
        for number, promise in enumerate(promises, start=1)
        if (place := find_phrase(statement, promise.phrase))
    ]
    return sorted(found, key=lambda place: (place[0], -place[1], place[2]))
