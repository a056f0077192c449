"""Where one promise of a sentence ends and the next begins. Each word is looked at once, whatever the text."""

import re
from bisect import bisect_left
from itertools import accumulate

from alignment.scoring.doing_words import form_of, is_doing_word, is_naming_word
from alignment.scoring.words import find_words, is_content

ENOUGH_FOR_PROMISE = 2
ENOUGH_BEFORE_TO = 5

_WEAK_BREAK = re.compile(
    r",\s*(?:(?:and|or|but|as well as)\s+)?(?:(?:to|by|through|in|while|thereby|which)\s+)?"
    r"|(?<!\s)\s++(?:(?:and|or)\s+(?:(?:to|by|through)\s+)?|(?:by|through|while|to)\s+)|:\s*",
    re.IGNORECASE,
)
_JOINING_WORD = re.compile(r"\b(?:to|by|through|while|in|thereby)\b", re.IGNORECASE)
_HANDED_ON = re.compile(r"\b(?:it|them)$", re.IGNORECASE)  # *to enable them to benefit* is one promise
_POINTING = r"(?:it\b|(?i:them|each\s+one|every\s+one|each\s+of\s+them)\b)"  # *IT* is a trade
_PLACING = r"(?i:for|to|with|from|about|after|of|on|in)"
_POINTS_BACK = re.compile(  # *share it*, *care for them*, *find homes for them* say nothing without what stands before
    rf"\W*[\w'’-]+\s+(?:{_PLACING}\s+)?{_POINTING}"
    rf"|\W*[\w'’-]+\s+(?:(?!(?i:and|or)\b)[\w'’-]+\s+){{1,2}}{_PLACING}\s+{_POINTING}(?=\s*(?:$|[,.;]|(?i:and|or)\b))"
)
_POINTING_WORDS = {"it", "them"}
_SIGHT = 60  # how far behind a separator is read


def cuts_before_doing_words(text: str, *, all_of_them: bool = False) -> list[tuple[int, int]]:
    """Where a new promise begins: a comma or joining word, then a doing word, with an object on both sides.

    What points back, as in *heal them*, stays with what it means, unless `all_of_them` are asked for.
    """
    outline = _Outline(text, counts_pointing=all_of_them)
    cuts: list[tuple[int, int]] = []
    behind = 0
    for found in _WEAK_BREAK.finditer(text):
        start, end = found.span()
        if outline.is_in_brackets(start) or outline.content_from(end, len(text)) < ENOUGH_FOR_PROMISE:
            continue
        if not _stands_alone(outline.content_from(behind, start), found.group()):
            continue
        if found.group().strip().casefold() == "to" and _HANDED_ON.search(text[max(behind, start - 6) : start]):
            continue
        upcoming = text[end : end + _SIGHT]
        if not all_of_them and _POINTS_BACK.match(upcoming):
            continue
        if _begins_promise(outline.leader_from(behind, start), found.group(), upcoming):
            cuts.append((start, end))
            behind = end
    return cuts


def has_object(text: str) -> bool:
    """A doing word alone, as in *promote and support*, is no promise yet."""
    return content_of(text) >= ENOUGH_FOR_PROMISE


def content_of(text: str) -> int:
    return sum(is_content(word.text) for word in find_words(text))


class _Outline:
    """The words of a text and its brackets, counted once."""

    def __init__(self, text: str, *, counts_pointing: bool) -> None:
        words = find_words(text)
        pointing = _POINTING_WORDS if counts_pointing else set()
        self.starts = [word.start for word in words]
        self.content = [0, *accumulate(is_content(word.text) or word.text in pointing for word in words)]
        self.doing = [(word.start, word.text) for word in words if is_doing_word(word.text)]
        self.brackets = [(found.start(), 1 if found.group() == "(" else -1) for found in re.finditer(r"[()]", text)]
        self.depths = [0, *accumulate(step for _, step in self.brackets)]

    def content_from(self, start: int, end: int) -> int:
        return self.content[bisect_left(self.starts, end)] - self.content[bisect_left(self.starts, start)]

    def leader_from(self, start: int, end: int) -> str | None:
        """The first doing word of the stretch."""
        place = bisect_left(self.doing, (start, ""))
        return self.doing[place][1] if place < len(self.doing) and self.doing[place][0] < end else None

    def is_in_brackets(self, place: int) -> bool:
        return self.depths[bisect_left(self.brackets, (place, -1))] > 0


def _begins_promise(leader: str | None, separator: str, after: str) -> bool:
    """A verb after a comma or *and* must have the form of the verb it continues: *funds* continues no *provide*."""
    word = next((word.text for word in find_words(after)), "")
    if is_doing_word(word):
        joined_by_word = bool(_JOINING_WORD.search(separator))
        return joined_by_word or leader is None or form_of(word) == form_of(leader)
    return leader is None and "," in separator and is_naming_word(word)


def _stands_alone(content_before: int, separator: str) -> bool:
    """*Hold events to raise funds* is one promise; what precedes a bare *to* must say more to be one of its own."""
    return content_before >= (ENOUGH_BEFORE_TO if separator.strip().casefold() == "to" else ENOUGH_FOR_PROMISE)
