"""The words around a number that say what it is: a target, a start, a change, an edge, or nothing of ours."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Direction(StrEnum):
    INCREASE = "increase"
    REDUCE = "reduce"
    HOLD = "hold"


class Part(StrEnum):
    TARGET = "target"
    BASELINE = "baseline"
    CHANGE = "change"
    NOTHING = "nothing"  # a number that belongs to the measure


@dataclass(frozen=True)
class Cue:
    part: Part
    weight: int
    direction: Direction | None = None
    start: int = 0  # where the cue's own words begin, in the text
    end: int = 0


DETERMINER = 6
UP, DOWN = Direction.INCREASE, Direction.REDUCE
RISE = (
    r"ris(?:e|es|en|ing)|climb(?:s|ed|ing)?|gr(?:ow|ows|own|ew|owing)|increas(?:e|es|ed|ing)|"
    r"go(?:es)? up|improv(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|up"
)
FALL = (
    r"fall(?:s|en|ing)?|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|"
    r"go(?:es)? down|shrink(?:s|ing)?|"
    r"lower(?:s|ed|ing)?|reduc(?:e|es|ed|ing)|cut|sink(?:s|ing)?|down"
)
NEVER = (
    r"(?:not|never|(?:not|never|without|from|\w+n['’]t)(?: to)? "
    r"(?:be|fall|drop|go|get|move|creep|sink|dip|slip|ris|climb|grow)(?:e|p?ing)?)"
)
NOT_LESS = (
    rf"(?:at least|(?:no|not) (?:less|fewer|lower|worse) than|{NEVER} (?:below|under|less than)|"
    r"(?:a )?(?:minimum|floor|lower limit)(?: of| at)?|min\.?|≥|>=):?"
)
NOT_MORE = (
    rf"(?:at most|(?:no|not) (?:more|greater|higher|longer|later) than|{NEVER} (?:above|over|beyond|more than)|"
    r"(?:a )?(?:maximum|cap|ceiling|upper limit)(?: of| at)?|max\.?|≤|<=|"
    r"(?:limited|capped|restricted) (?:to|at)|(?:not|never|from) (?:to )?exceed(?:ing)?):?"
)
MORE = (
    r"(?:(?:to )?meets? or )?exceed(?:s|ing)?|surpass(?:es)?|more than|greater than|"
    r"higher than|longer than|better than|above|over|beyond|upwards of|>"
)
BY = r"by(?: an?)?(?: (?:further|additional|another))?(?: (?:about|around|some|at least|up to|more than|over))?"
LESS = r"less than|fewer than|lower than|below or to|to or below|below|under|within|<"

BEFORE: tuple[tuple[str, Part, int, Direction | None], ...] = (
    (r"(?:on )?(?:a |the )?scale (?:of|from)(?: \d+ ?(?:to|-|–))?", Part.NOTHING, 10, None),
    (
        r"(?:\b(?:past|last|previous|preceding|top|first|best|bottom|aged?|age of|ages|tier|level|"
        r"phase|section|part|step|version|grade|class|number|no\.|article|rule|item))",
        Part.NOTHING,
        9,
        None,
    ),
    (r"(?:the|these|those|all|our|its|their)", Part.NOTHING, DETERMINER, None),
    (
        r"(?:today|currently|at present|presently|right now|now)(?:,)?(?: it)?(?: is|"
        r" stands)?(?: at)?",
        Part.BASELINE,
        9,
        None,
    ),
    (
        r"(?<!until )(?<!till )(?:it|which) (?:is|was|stood|stands)(?: now| today| currently)?(?: at)?",
        Part.BASELINE,
        9,
        None,
    ),
    (
        r"(?:baseline|starting point|start value|(?:up|down) from|started at|starting (?:at|from)|"
        r"was(?: at)?|were|compared (?:with|to)|instead of|rather than)(?: of| is|:)?",
        Part.BASELINE,
        9,
        None,
    ),
    (
        r"too (?:low|few|little|small|high|many|much|large|long)(?: now| today)?,? (?:\(?(?:at|with)|\()",
        Part.BASELINE,
        9,
        None,
    ),
    (r"from", Part.BASELINE, 8, None),
    (rf"{NEVER} (?:past|beyond)", Part.TARGET, 10, DOWN),
    (NOT_MORE, Part.TARGET, 9, DOWN),
    (NOT_LESS, Part.TARGET, 9, UP),
    (rf"(?:{RISE}) to", Part.TARGET, 9, UP),
    (rf"(?:{FALL}) to", Part.TARGET, 9, DOWN),
    (MORE, Part.TARGET, 7, UP),
    (LESS, Part.TARGET, 7, DOWN),
    (rf"(?:{RISE}) {BY}", Part.CHANGE, 11, UP),
    (rf"(?:{FALL}) {BY}", Part.CHANGE, 11, DOWN),
    (BY, Part.CHANGE, 10, None),
    (
        r"(?:to )?(?:reach(?:es|ing)?|achiev(?:e|es|ing)|attain(?:s|ing)?|hit(?:s|ting)?|equals?|"
        r"exactly)|(?:target|goal|aim|objective)(?: is| of| for)?:? ?\(?",
        Part.TARGET,
        8,
        None,
    ),
    (r"to", Part.TARGET, 7, None),
    (r"(?:will be|be|is|are|stands? at|at|remains?|stays?|of)(?: still)?|still", Part.TARGET, 4, None),
    (r":|=|–|-|—", Part.TARGET, 5, None),
)
AFTER: tuple[tuple[str, Part, int, Direction | None], ...] = (
    (
        r"or (?:more|higher|better|above|greater|over|beyond)|and (?:above|over|more)|\+|at least|"
        r"(?:is )?the minimum|minimum|is (?:the|our) (?:floor|lower limit)",
        Part.TARGET,
        9,
        UP,
    ),
    (
        r"or (?:less|fewer|lower|below|under)|and (?:below|under|less)|at most|"
        r"(?:is )?the maximum|maximum|is (?:the|our) (?:ceiling|cap|upper limit)",
        Part.TARGET,
        9,
        DOWN,
    ),
    (
        r"is (?:where|what) we (?:want|need|aim)|is (?:the|our) (?:target|goal|aim)|as (?:the|our|"
        r"a) (?:target|goal)",
        Part.TARGET,
        9,
        None,
    ),
    (r"(?:increase|rise|growth|gain|improvement) (?:in|of)", Part.CHANGE, 9, UP),
    (r"(?:more|additional|extra|further)\b", Part.CHANGE, 6, UP),
    (r"(?:decrease|reduction|drop|cut|decline|fall) (?:in|of)", Part.CHANGE, 9, DOWN),
    (r"(?:fewer|less)\b", Part.CHANGE, 6, DOWN),
    (r"(?:today|currently|at present|now)\b", Part.BASELINE, 9, None),
)
Known = tuple[re.Pattern[str], Part, int, Direction | None]
_BEFORE: list[Known] = [
    (re.compile(rf"(?:(?<=\W)|^)(?:{words})\s*$", re.IGNORECASE), part, weight, way)
    for words, part, weight, way in BEFORE
]
_AFTER: list[Known] = [
    (re.compile(rf"^\s*,?\s*(?:{words})", re.IGNORECASE), part, weight, way) for words, part, weight, way in AFTER
]
_OPENS = re.compile(r"(?:^|[.;,:]|¤)[\s¤,]*$")
_LIMIT = re.compile(
    r"^\s*(?:working |business |calendar |fiscal )?(?:years?|months?|weeks?|days?|hours?|minutes?)\b", re.IGNORECASE
)


def cue_of(text: str, start: int, end: int) -> Cue:
    """What the number at [start, end) is, by the words beside it; the heaviest cue wins."""
    left, right = text[max(0, start - 48) : start], text[end : end + 40]
    found = [*_before(left, start), *_after(right, end)]
    best = max(found, key=lambda cue: cue.weight, default=Cue(Part.TARGET, 3 if _OPENS.search(left) else 1))
    if best.part is Part.TARGET and _LIMIT.match(right) and _is_limit(left):
        return Cue(Part.NOTHING, 9)
    if best.part is Part.NOTHING and best.weight == DETERMINER and text[start:end].rstrip().endswith("%"):
        best = Cue(Part.TARGET, 3)  # “the 90% target”
    is_aside = _in_brackets(text, start) and not (best.weight > 7 and left.endswith("("))
    weight = best.weight - (6 if is_aside else 0)
    way = best.direction or (_said(found) if best.part is Part.TARGET else None)
    return Cue(best.part, weight, way, best.start, best.end)


def _before(left: str, start: int) -> list[Cue]:
    offset = start - len(left)
    matches = [(pattern.search(left), part, weight, way) for pattern, part, weight, way in _BEFORE]
    return [Cue(part, weight, way, offset + match.start(), start) for match, part, weight, way in matches if match]


def _after(right: str, end: int) -> list[Cue]:
    matches = [(pattern.match(right), part, weight, way) for pattern, part, weight, way in _AFTER]
    return [Cue(part, weight, way, end, end + match.end()) for match, part, weight, way in matches if match]


def _said(found: list[Cue]) -> Direction | None:
    ways = {cue.direction for cue in found if cue.direction and cue.part is Part.TARGET}
    return ways.pop() if len(ways) == 1 else None


def is_time_limit(text: str, end: int) -> bool:
    """“1-5 years” belongs to the measure."""
    return _LIMIT.match(text[end:]) is not None


def _is_limit(left: str) -> bool:
    """“answered within 30 days” is part of what is counted, “takes at most 5 days” is a target."""
    return (
        re.search(
            r"(?:ed|en|made|paid|sent|met|done|answers?|respon\w+)\s+(?:with)?in\s*$|\baimed at\s*$|"
            r"\bin the \w+ within\s*$",
            left,
            re.IGNORECASE,
        )
        is not None
    )


def _in_brackets(text: str, start: int) -> bool:
    return text.count("(", 0, start) > text.count(")", 0, start)
