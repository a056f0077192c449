"""The name of a match: the same text found to show the same promise by the same clause, or by none.

It names no row, so a match keeps its key when it is read again, and loses it when answer or promise is reworded.
"""

import hashlib
import json
from typing import Any

from alignment.models import ReleasedMatch


def key_of_released(match: ReleasedMatch) -> str:
    return _key(match.answer.text, match.promise.text, band=match.band, start=match.start, end=match.end)


def key_of_own(text: str, fact: dict[str, Any]) -> str:
    """Of one promise in a founder's reading; empty where nothing was read against it."""
    if (match := fact["match"]) is None:
        return ""
    return _key(text, fact["text"], band=match["band"], start=match["start"], end=match["end"])


def keys_in(result: dict[str, Any] | None) -> set[str]:
    """All that a founder's reading found and missed."""
    return {key_of_own(result["text"], fact) for fact in result["promises"]} - {""} if result else set()


def _key(text: str, promise: str, *, band: str, start: int, end: int) -> str:
    clause = None if band == ReleasedMatch.Band.NONE else [start, end]
    return hashlib.sha256(json.dumps([text, promise, clause]).encode()).hexdigest()
