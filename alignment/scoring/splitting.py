"""Where a phrase that makes two promises is best cut in two."""

import re

from alignment.scoring.doing_words import is_doing_word, is_naming_word
from alignment.scoring.promise_cuts import content_of, cuts_before_doing_words, has_object
from alignment.scoring.words import find_words

Cut = tuple[int, int]

_SEMICOLON = re.compile(r";\s*(?:(?:and|or)\b\s*)?", re.IGNORECASE)
_JOINT = re.compile(r",\s*(?:(?:and|or|as well as)\s+)?|(?<!\s)\s++(?:and|or|as well as|by|while)\s+", re.IGNORECASE)
_OPENING = re.compile(r"^(?:(?:to|shall|will|also)\s+)+", re.IGNORECASE)
_EDGES = " \t\r\n,;:.–—-"


def split_promise_text(text: str) -> tuple[str, ...]:
    """Return the promises a phrase holds, in order; the phrase alone where nothing joins two.

    Our own rules: cut at semicolons, else before each doing word with an object on both sides; else once, at the
    comma or joining word that leaves a doing word in front, or the most even halves.
    """
    return tuple(text[start:end] for start, end in places_of_promises(text))


def places_of_promises(text: str) -> tuple[Cut, ...]:
    """Return where they stand in it: text[start:end] is one."""
    cuts = _doings(text) or _best_joint(text)
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    pieces = (_trimmed(text, start, end) for start, end in zip(starts, ends, strict=True))
    return tuple(piece for piece in pieces if find_words(text[slice(*piece)]))


def _trimmed(text: str, start: int, end: int) -> Cut:
    end = start + len(text[start:end].rstrip(_EDGES))
    start = end - len(text[start:end].lstrip(_EDGES))
    return end - len(_OPENING.sub("", text[start:end])), end


def holds_several(text: str) -> bool:
    """Whether a phrase does several things one could check one by one: *take in dogs, heal them*."""
    return bool(_doings(text))


def _doings(text: str) -> list[Cut]:
    return _places(text, _SEMICOLON) or cuts_before_doing_words(text, all_of_them=True)


def _best_joint(text: str) -> list[Cut]:
    places = _places(text, _JOINT)
    return [max(places, key=lambda place: _worth(text, place))] if places else []


def _worth(text: str, place: Cut) -> tuple[bool, bool, int]:
    before, after = text[: place[0]], text[place[1] :]
    begins, *others = [word.text for word in find_words(after)] or [""]
    acts = is_doing_word(begins) or is_naming_word(begins)
    says_what = has_object(after) or (acts and others[:1] in (["it"], ["them"]))  # *heal them*: asked for, it may stand
    return has_object(before) and says_what, acts, -abs(content_of(before) - content_of(after))


def _places(text: str, joint: re.Pattern[str]) -> list[Cut]:
    """Where it joins words with words."""
    spans = [found.span() for found in joint.finditer(text)]
    return [span for span in spans if find_words(text[: span[0]]) and find_words(text[span[1] :])]
