"""What a negation makes of a direction: “at no point should waiting go above 10 days” is no increase."""

import re
from dataclasses import dataclass

from missions.wording.cues import FALL, RISE, Cue, Direction
from missions.wording.numbers import Amount

_CLAUSE = re.compile(r"[.;!?](?=\s)|,? (?:but|because|so)\b|, (?:and|which|who)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
_AUXILIARY = (
    r"(?:do|does|did|is|are|was|were|be|been|will|would|shall|should|must|may|might|can|could|have|has|had|need|ought)"
)
_COMPARED = r"(?:more|less|fewer|lower|higher|greater|longer|later|worse|better|different)"
_NEGATION = re.compile(
    rf"\b(?:(?:no|not) {_COMPARED} (?:than|from)\b|(?P<word>not|never|none|nobody|nothing|neither|nor|no|cannot|"
    r"\w+n['’]t|without(?= \w+ing\b)|(?:prevent|avoid|forbid)(?:s|ing)?|refus(?:e|es|ing) to|stop(?:s|ping)?|"
    r"rul(?:e|es|ing) out|hardly|rarely|seldom|unacceptable|intolerable|failed if))(?!\w|-(?!one))",
    re.IGNORECASE,
)
_OF_THE_MEASURE = re.compile(  # “who do not”, “with no”, “cases in which no”
    rf"\b(?:(?:who|that|which|whose \w+|where|when)(?: (?:{_AUXILIARY}|also|still|yet))*|with|of|for|by|and|or) $",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(r"not (?:yet )?(?:\w+ed|\w+ing|in|on|at)\b", re.IGNORECASE)  # “calls not answered”
_AFTER_AUXILIARY = re.compile(rf"(?:^|\W)(?:{_AUXILIARY}(?: \w+)?|us|to) $", re.IGNORECASE)
_BEYOND = r"(?:below|under|above|over|beyond|past|(?:less|fewer|lower|more|higher|greater|longer) than)"
_LEAVING = re.compile(
    rf"\b(?:{RISE}|{FALL}|go|going|dip(?:s|ping)?|slip(?:s|ping)?|slid(?:e|es|ing)|sink(?:s|ing)?|creep(?:s|ing)?|"
    r"jump(?:s|ing)?|mov(?:e|es|ing)|get(?:s|ting)?|push(?:es|ed|ing)?|drift(?:s|ing)?|climb(?:s|ing)?)"
    rf"(?: \w+){{0,2}}? {_BEYOND}\s*$|(?:\bnot|\bnever|n['’]t)(?: be)? (?:beyond|past)\s*$|"
    r"\b(?:let|lets|letting|allow(?:s|ed|ing)?)\b.*$",
    re.IGNORECASE,
)
_LASTING = re.compile(
    r"\b(?:at any (?:time|point|moment)|throughout|until|till|between now and|up to (?:the )?(?:end|close))\b",
    re.IGNORECASE,
)
_AT_NO_TIME = re.compile(r"(?:(?<=\bat )|(?<=\bin )|(?<=\bon )|(?<=\bunder ))no\b|never\b", re.IGNORECASE)
_BARE = re.compile(
    rf"(?:{_BEYOND}|(?:(?:to )?meets? or )?exceed|surpass|or |and |within|better than|upwards|[<>])", re.IGNORECASE
)
_NEVER = re.compile(rf"(?:never|without|from|(?:not|\w+n['’]t)(?! {_COMPARED}))\b", re.IGNORECASE)
_MOVEMENT = re.compile(rf"(?:{RISE}|{FALL}) to\b", re.IGNORECASE)
_OPPOSITE = {Direction.INCREASE: Direction.REDUCE, Direction.REDUCE: Direction.INCREASE}


@dataclass(frozen=True)
class Polarity:
    """`limit`: increase of a floor (“at least”), reduce of a ceiling; none where a negation leaves it unclear."""

    limit: Direction | None = None
    is_negated: bool = False
    is_kept: bool = False  # what may not be left is held: “must not fall below 90%”, “may never exceed 10%”

    @property
    def is_unclear(self) -> bool:
        return self.is_negated and self.limit is None


def negations(plain: str, start: int, end: int) -> list[int]:
    """Where the clause that ends at `end` is negated after `start`, not counting what its measure's own words deny."""
    plain = _BRACKETS.sub(lambda match: " " * len(match[0]), plain)
    begin = max([start, *(match.end() for match in _CLAUSE.finditer(plain, start, end))])
    found = [match for match in _NEGATION.finditer(plain, begin, end) if match["word"]]
    return [match.start() for match in found if not _is_of_the_measure(plain, match.start())]


def _is_of_the_measure(plain: str, at: int) -> bool:
    if _OF_THE_MEASURE.search(plain[:at]):
        return True
    is_opening = plain[:at].strip('¤ ,;:.“"') == ""
    return not is_opening and _NOT_DONE.match(plain, at) is not None and not _AFTER_AUXILIARY.search(plain[:at])


def polarity_of(text: str, plain: str, amount: Amount, cue: Cue, after: int = 0) -> Polarity:
    """Of the words beside a number; a verb that opens the sentence ends `after`, and what it says is not negated."""
    words = plain[cue.start : cue.end]
    limit = None if _MOVEMENT.match(words) else cue.direction
    found = negations(plain, after, amount.start)
    is_own = cue.end > 0 and _NEVER.match(words) is not None
    if not found and not is_own:
        return Polarity(limit)
    outside = [at for at in found if not (is_own and at >= cue.start)]
    is_stopped_from = is_own and words[:4].lower() == "from"
    if len(outside) > 1 or (outside and is_own and not is_stopped_from):
        return Polarity(is_negated=True)
    if outside and not is_own:
        limit = _OPPOSITE.get(limit) if limit and _BARE.match(words) else None
    start = min([*found, cue.start if is_own else amount.start])
    is_lasting = _LASTING.search(text) or _AT_NO_TIME.match(plain, start)
    is_kept = limit is not None and (is_lasting or _LEAVING.search(plain[start : amount.start])) is not None
    return Polarity(limit, is_negated=True, is_kept=is_kept)
