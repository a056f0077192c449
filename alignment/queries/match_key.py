"""The name of a match: the same text found to show the same promise by the same clause, or by none.

It names no row, so a match keeps its key when it is read again, and loses it when answer or promise is reworded.
"""

import hashlib
import json
from typing import Any

from alignment.models import ReleasedMatch


def keys_of_released(match: ReleasedMatch) -> list[str]:
    """Of each sentence that counts, in the order of `ReleasedMatch.spans`."""
    return [_key(match.answer.text, match.promise.text, band=match.band, span=span) for span in match.spans]


def keys_of_own(text: str, fact: dict[str, Any]) -> list[str]:
    """Of one promise in a founder's reading, sentence by sentence; none where nothing was read against it."""
    if (match := fact["match"]) is None:
        return []
    spans = [(match["start"], match["end"]), *match.get("also", [])]
    return [_key(text, fact["text"], band=match["band"], span=(start, end)) for start, end in spans]


def keys_in(result: dict[str, Any] | None) -> set[str]:
    """All that a founder's reading found and missed."""
    return {key for fact in result["promises"] for key in keys_of_own(result["text"], fact)} if result else set()


def _key(text: str, promise: str, *, band: str, span: tuple[int, int]) -> str:
    clause = None if band == ReleasedMatch.Band.NONE else list(span)
    return hashlib.sha256(json.dumps([text, promise, clause]).encode()).hexdigest()
