"""One piece of advice on a mission statement: words and length only, no grade (measures.md §11)."""

import re
from typing import Any

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_LONG_STATEMENT = 60
_LONG_SENTENCE = 35
_EMPTY_PHRASES = (
    "world-class",
    "best-in-class",
    "cutting-edge",
    "state-of-the-art",
    "excellence",
    "leading provider",
    "leverage",
    "synergy",
    "synergies",
    "holistic",
    "innovative",
    "solutions",
    "stakeholders",
    "empower",
    "quality of life",
    "make a difference",
    "highest standards",
)


def statement_tip(*, statement: str) -> dict[str, Any]:
    """Return the first tip that applies, as a code with what it is about; pages hold the words."""
    words = _WORD.findall(statement)
    if not words:
        return {"code": "missing"}
    if found := [phrase for phrase in _EMPTY_PHRASES if re.search(rf"\b{phrase}\b", statement, re.IGNORECASE)]:
        return {"code": "empty_phrase", "phrase": found[0]}
    if len(words) > _LONG_STATEMENT:
        return {"code": "long", "words": len(words)}
    longest = max(len(_WORD.findall(sentence)) for sentence in re.split(r"[.!?]", statement))
    if longest > _LONG_SENTENCE:
        return {"code": "long_sentence", "words": longest}
    return {"code": "rival"}
