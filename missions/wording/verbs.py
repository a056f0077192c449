"""Which way an outcome goes: the sentence's own verb first, then the words beside its number."""

import re
from dataclasses import dataclass

from missions.wording.cues import Cue, Direction
from missions.wording.negation import Polarity, negations
from missions.wording.numbers import Amount
from missions.wording.remarks import side_of, staying

UP, DOWN, HOLD = Direction.INCREASE, Direction.REDUCE, Direction.HOLD

_OPENING = re.compile(r"[\s¤]*(?P<phrase>[^,;.:]*),")  # “No later than the close of 2027 (31 March), …”
_PREPOSITION = re.compile(
    r"(?:by|in|within|over|before|until|till|through|during|after|from|at|on|for|with|without|to)\b", re.IGNORECASE
)
SUBJECT = r"(?:we|staff|(?:our|the) (?:team|organi[sz]ation|board))"
INTENT = (  # “are committed to”: words between subject and verb that name no measure
    r"(?:(?:will|shall|should|must|have|are|would|like|going|want|wish|hope|plan|intend|aim|need|commit(?:ted)?|pledged?|"
    r"promised?|determined|resolved|decided|set|out|ourselves|also|further|to|on)\s+)"
)
LEAD_IN = (
    r"[\s¤,:;“\"]*(?:(?:target|goal|outcome|aim|objective)\b:?[\s¤,]*)?"
    rf"(?:{SUBJECT}\s+{INTENT}*|(?:the|our) (?:goal|aim|target|objective|plan) is to\s+|to\s+)?"
    r"(?:keep (?=\w+ing\b)|continue (?:to )?)?"
)
MAIN_VERBS: tuple[tuple[str, Direction], ...] = (
    (  # one holds a workshop, too; and “maintain or improve” says two things
        r"(?:keep(?! \w+ing\b)|maintain|stay|remain|sustain|preserv|"
        r"hold(?=.* (?:at(?! least| most)|steady|under|over|below|above|within|between|band|range)\b))"
        r"(?!\w* (?:or|and)\b)",
        HOLD,
    ),
    (
        r"(?:increas|rais|grow|expand|improv|boost|lift|doubl|tripl|quadrupl|strengthen|enlarg|widen|extend|gain|"
        r"(?:scal|push|bring|driv)(?:e|ing)? up|step(?:ping)? up)",
        UP,
    ),
    (
        r"(?:reduc|decreas|lower|cut|halv|shrink|minimi[sz]|lessen|shorten|slash|trim|curb|cap|limit|restrict|"
        r"(?:push|bring|driv)(?:e|ing)? down)",
        DOWN,
    ),
)
_MAIN = [
    (re.compile(rf"{LEAD_IN}(?P<verb>{stems}(?:[tmp]?(?:e[ds]?|ing)|s|n)?)\b", re.IGNORECASE), way)
    for stems, way in MAIN_VERBS
]
_NOUNS = (  # “a reduction in waiting to 5 days”
    (re.compile(rf"{LEAD_IN}an? (?:\w+ )?(?P<verb>(?:increase|rise|growth|gain) (?:in|of))\b", re.IGNORECASE), UP),
    (
        re.compile(
            rf"{LEAD_IN}an? (?:\w+ )?(?P<verb>(?:reduction|decrease|drop|fall|cut|decline) (?:in|of))\b", re.IGNORECASE
        ),
        DOWN,
    ),
)
_MAIN += _NOUNS
_VOWED = r"(?:committ?|pledg|promis|oblig|bound|agre|decid|resolv|vow|undertak|ask|requir|told)\w*"
_GOVERNED = [  # “have committed us to cutting”, “our promise … is to maintain it”
    (
        re.compile(
            rf"(?<!who )(?<!that )(?<!which )\b(?:(?:(?:have|has|had|is|are|been) )+(?:\w+ly )?{_VOWED}|{_VOWED} "
            r"(?=us |ourselves )|(?:is|was)(?: \w+ly| now| still)?)(?: us| ourselves| itself)? to (?:\w+ly )?"
            rf"(?P<verb>{stems}(?:[tmp]?(?:e[ds]?|ing)|s|n)?)\b(?P<it> (?:it|this|that|them)\b)?",
            re.IGNORECASE,
        ),
        way,
    )
    for stems, way in MAIN_VERBS
]
_LEVEL = r"(?:\s+(?:at|or|to|within|always|steady|stable|constant|level|unchanged))"
_HELD = re.compile(
    rf"(?<!who )(?<!that )(?<!which )\b(?:(?:stay|remain|keep|kept|maintain|sustain|preserv)(?:e[ds]?|s|ing)?{_LEVEL}*|"
    rf"h[eo]ld(?:s|ing)?{_LEVEL}+|(?:still|steady|stable|constant|unchanged)(?: at)?)\s*$",
    re.IGNORECASE,
)
_WEAKLY_UP = re.compile(r"improv|(?:to )?(?:reach|attain)", re.IGNORECASE)
_KEPT_UP = re.compile(r"^[^.;]*\bkept (?:up|going|steady)\b", re.IGNORECASE)  # “no fewer than 5 visits kept up”
_THAN_TODAY = re.compile(
    r"\b(?:(?P<more>more|higher|greater)|less|fewer|lower) than (?:[a-z]+ ){0,3}?"
    r"(?:today|now|currently|at present|at the moment|(?:this|last) year)\b",
    re.IGNORECASE,
)
_UNWANTED = re.compile(
    r"\b(?:absen|accident|backlog|complain|cost|crime|days|death|debt|defect|delay|dropout|drop-out|duration|emission|"
    r"error|expens|fail|homeless|hunger|incident|infect|injur|late\b|loss|lost|missed|mistake|mortal|outage|pover|sick|"
    r"time\b|turnover|unemploy|vacan|wait|waste)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Verb:
    """The verb that opens the sentence, if it says a direction, and where it stands."""

    way: Direction
    start: int
    end: int
    is_weak: bool = False  # “improve”: better may be less
    follows: bool = False  # what is measured was named before: “… is to maintain it at 70%”


def main_verb(text: str) -> Verb | None:
    for start in _beginnings(text):
        for pattern, way in _MAIN:
            if match := pattern.match(text, start):
                return Verb(way, *match.span("verb"), is_weak=_WEAKLY_UP.match(match["verb"]) is not None)
    return _governed_verb(text)


def _governed_verb(text: str) -> Verb | None:
    for pattern, way in _GOVERNED:
        match = pattern.search(text)
        if match and not negations(text, 0, match.start("verb")):
            is_weak = _WEAKLY_UP.match(match["verb"]) is not None
            return Verb(way, *match.span("verb"), is_weak=is_weak, follows=match["it"] is not None)
    return None


def _beginnings(text: str) -> list[int]:
    """Of the sentence, and of what follows an opening phrase of time or circumstance."""
    match = _OPENING.match(text)
    is_opening = match and ("¤" in match["phrase"] or _PREPOSITION.match(match["phrase"]))
    return [0, match.end()] if match and is_opening else [0]


def is_held(plain: str, amount: Amount, cue: Cue, verb: Verb | None, said: Polarity) -> bool:
    """A verb of keeping that speaks of this number: “stay at 90%”, “keep it below 5”."""
    if said.is_kept or (verb and verb.way is HOLD and cue.weight > 1):
        return True
    if said.is_negated:
        return False
    if _KEPT_UP.search(plain[amount.end :]) or (verb is None and _stays(plain, amount, said)):
        return True
    return _HELD.search(plain[: cue.start if cue.direction else amount.start]) is not None


def _stays(plain: str, amount: Amount, said: Polarity) -> bool:
    match = staying(plain, amount)
    return match is not None and not contradicts(plain, amount, said)


def contradicts(plain: str, amount: Amount, said: Polarity) -> bool:
    """“10% is the floor, and we will stay below it”."""
    match = staying(plain, amount)
    if match is None:
        return False
    is_other_side = None not in {said.limit, side_of(match)} and said.limit is not side_of(match)
    return is_other_side or bool(negations(plain, amount.end, match.end()))


def than_today(plain: str) -> re.Match[str] | None:
    """“which is more than we manage today”."""
    match = _THAN_TODAY.search(plain)
    is_denied = match and (negations(plain, 0, match.start()) or re.search(r"\bnot? $", plain[: match.start()]))
    return None if is_denied else match


def is_upward(plain: str, amount: Amount, cue: Cue, verb: Verb | None) -> bool:
    """“reach 90%”, “improve … to 90%”; not of zero, nor of what one would rather have less of."""
    is_weak = verb.is_weak if verb else _WEAKLY_UP.match(plain[cue.start : cue.end]) is not None
    return is_weak and amount.value > 0 and _UNWANTED.search(plain) is None
