"""Where one promise of a sentence ends and the next begins. Each word is looked at once, whatever the text."""

import re
from bisect import bisect_left
from itertools import accumulate

from alignment.scoring.doing_words import form_of, is_doing_word, is_naming_word, is_thing_too
from alignment.scoring.words import find_words, is_content

ENOUGH_FOR_PROMISE = 2
ENOUGH_BEFORE_TO = 5

_WEAK_BREAK = re.compile(
    r",\s*(?:(?:and|or|but|as well as)\s+)?(?:(?:to|by|through|in|while|thereby|which|we)\s+)?"
    r"|(?<!\s)\s++(?:(?:and|or)\s+(?:(?:to|by|through)\s+)?|(?:by|through|while|to)\s+)|:\s*",
    re.IGNORECASE,
)
_NEW_SUBJECT = re.compile(r",\s*and\s+we\b", re.IGNORECASE)
_AND = re.compile(r",\s*and\s+", re.IGNORECASE)
_WHEN_WE = re.compile(r"(?:every|each|once|twice|in|at|on)\s+(?:[\w'’-]+\s+){1,3}we\s", re.IGNORECASE)
_STANDING = {  # what we are, think or can says nothing we do
    "are", "were", "have", "had", "can", "could", "may", "must", "should", "would", "believe", "know", "think", "feel",
    "hope", "want", "wish", "need", "understand", "recognize", "value", "see", "love",
}  # fmt: skip
_JOINING_WORD = re.compile(r"\b(?:to|by|through|while|in|thereby)\b", re.IGNORECASE)
_POINTING = r"(?:it\b|(?i:them|themselves|each\s+one|every\s+one|each\s+of\s+them)\b)"  # *IT* is a trade
_PLACING = r"(?i:for|to|with|from|about|after|of|on|in)"
_POINTS_BACK = re.compile(  # *share it*, *care for them*, *find homes for them* say nothing without what stands before
    rf"\W*[\w'’-]+\s+(?:{_PLACING}\s+)?{_POINTING}"
    rf"|\W*[\w'’-]+\s+(?:(?!(?i:and|or)\b)[\w'’-]+\s+){{1,2}}{_PLACING}\s+{_POINTING}(?=\s*(?:$|[,.;]|(?i:and|or)\b))"
)
_POINTING_WORDS = {"it", "them"}
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|where|how)\b", re.IGNORECASE)
_UNFINISHED = re.compile(r"\b(?:about|for|of|in|with|from|on|at)$", re.IGNORECASE)
_ASKS_FOR_TO = {  # *able to save themselves* says one thing
    "able",
    "unable",
    "free",
    "ready",
    "willing",
    "likely",
    "welcome",
    "afraid",
    "chance",
    "right",
    "place",
    "way",
    "time",
    "need",
    "needs",
    "want",
    "wants",
    "wish",
    "hope",
    "hopes",
    "learn",
    "learns",
    "how",
    "help",
    "helps",
    "dare",
    "dares",
    "trying",
    "try",
    "due",
    "money",
    "reason",
    "room",
    "space",
    "power",
    "skills",
}
_MEANS = re.compile(r"\b(?:through|in)\b", re.IGNORECASE)
_PLACED = re.compile(r"(?:in|at|on|for|with|from|among|across|through|of)\b", re.IGNORECASE)
_THING = re.compile(r"[\w'’-]+\s*(?:$|[,;.]|(?:and|or|of|for|in|to)\b)", re.IGNORECASE)
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
        upcoming = text[end : end + _SIGHT]
        if outline.is_in_brackets(start) or outline.content_from(end, len(text)) < ENOUGH_FOR_PROMISE:
            continue
        if not all_of_them and _POINTS_BACK.match(upcoming):
            continue
        joint = _Joint(outline, text, behind=behind, start=start, separator=found.group(), upcoming=upcoming)
        if joint.leaves_a_promise() and joint.begins_promise():
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
        self.words = [word.text for word in words]
        self.starts = [word.start for word in words]
        self.commas = [found.start() for found in re.finditer(",", text)]
        self.relatives = [found.start() for found in _RELATIVE.finditer(text)]
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

    def listed_from(self, start: int, end: int) -> tuple[int, int]:
        """How much the words after the last comma say, and how many commas the stretch has."""
        first, behind = bisect_left(self.commas, start), bisect_left(self.commas, end)
        return self.content_from(self.commas[behind - 1] if behind > first else start, end), behind - first

    def last_word(self, end: int) -> str:
        place = bisect_left(self.starts, end)
        return self.words[place - 1] if place else ""

    def has_relative_from(self, start: int, end: int) -> bool:
        place = bisect_left(self.relatives, start)
        return place < len(self.relatives) and self.relatives[place] < end

    def is_in_brackets(self, place: int) -> bool:
        return self.depths[bisect_left(self.brackets, (place, -1))] > 0


class _Joint:
    """A comma or joining word, the stretch before it and what comes."""

    def __init__(self, outline: _Outline, text: str, *, behind: int, start: int, separator: str, upcoming: str) -> None:
        self.outline, self.text, self.behind, self.start = outline, text, behind, start
        self.separator, self.upcoming = separator, upcoming
        self.joins = bool(_JOINING_WORD.search(separator))
        self.leader = outline.leader_from(behind, start)
        self.next = next((word.text for word in find_words(upcoming)), "")

    def leaves_a_promise(self) -> bool:
        """What stands before has a verb with an object, and ends."""
        content = self.outline.content_from(self.behind, self.start)
        last, commas = self.outline.listed_from(self.behind, self.start)
        if content < ENOUGH_FOR_PROMISE or (commas and content <= commas + 1):  # *inspire, educate* | *and teach youth*
            return False
        if self.leader is None and _PLACED.match(self.text, self.behind):
            return False
        if "," in self.separator or self.joins:
            return not self._is_purpose(content)
        return not (self._is_governed() or (commas and last == 1) or self._shares_object())

    def begins_promise(self) -> bool:
        """A verb after a comma or *and* must have the form of the verb it continues: *funds* continues no *provide*."""
        if _NEW_SUBJECT.match(self.separator) and self.next.casefold() not in _STANDING:
            return True  # *, and we never turn anyone away*, *, and we stay in touch for a year*
        if _AND.fullmatch(self.separator) and _WHEN_WE.match(self.upcoming):  # *, and every spring we tell our donors*
            return True
        if is_doing_word(self.next) and not self._is_thing():
            return self.joins or self.leader is None or form_of(self.next) == form_of(self.leader)
        return self.leader is None and "," in self.separator and is_naming_word(self.next)

    def _is_purpose(self, content: int) -> bool:
        """*Hold events to raise funds* is one promise: behind a verb a bare *to* says what for."""
        is_bare = self.separator.strip().casefold() == "to"
        is_asked_for = self.outline.last_word(self.start) in _ASKS_FOR_TO
        return is_bare and (
            is_asked_for or self.leader is not None or content < ENOUGH_BEFORE_TO or self._is_governed()
        )

    def _is_governed(self) -> bool:
        """*Programs that feed* | *and teach*"""
        return self.outline.has_relative_from(self.behind, self.start)

    def _shares_object(self) -> bool:
        """*Introducing* | *and developing players*, *learn about* | *and teach peace*"""
        word = self.outline.last_word(self.start)
        if _UNFINISHED.search(self.text[max(0, self.start - 6) : self.start]):
            return True
        return is_doing_word(word) and not is_thing_too(word) and form_of(word) == form_of(self.next)

    def _is_thing(self) -> bool:
        """*Education, support, and research funding*: the words of a list that could be verbs, too."""
        last, commas = self.outline.listed_from(self.behind, self.start)
        stands_alone = bool(_THING.match(self.upcoming))
        if _MEANS.search(self.separator):  # *through learning and play*
            return stands_alone
        return is_thing_too(self.next) and (stands_alone or bool(commas and last == 1))
