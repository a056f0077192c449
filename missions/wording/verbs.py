"""Which way an outcome goes: the sentence's own verb first, then the words beside its number."""

import re
from dataclasses import dataclass

from missions.wording.cues import FALL, RISE, Cue, Direction
from missions.wording.numbers import Amount

UP, DOWN, HOLD = Direction.INCREASE, Direction.REDUCE, Direction.HOLD

_OPENING = re.compile(r"[\s¤]*(?P<phrase>[^,;.:]*),")  # “No later than the close of 2027 (31 March), …”
_PREPOSITION = re.compile(
    r"(?:by|in|within|over|before|until|till|through|during|after|from|at|on|for|with|to)\b", re.IGNORECASE
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
_NO = re.compile(
    rf"{LEAD_IN}(?:(?:do not|don['’]t|never) (?:let|allow)|nobody|none|"
    r"no (?!later|less|fewer|lower|more|higher|longer)\w+)\b",
    re.IGNORECASE,
)
_LEVEL = r"(?:\s+(?:at|or|to|within|always|steady|stable|constant|level|unchanged))"
_HELD = re.compile(
    rf"(?<!who )(?<!that )(?<!which )\b(?:(?:stay|remain|keep|kept|maintain|sustain|preserv)(?:e[ds]?|s|ing)?{_LEVEL}*|"
    rf"h[eo]ld(?:s|ing)?{_LEVEL}+|(?:still|steady|stable|constant|unchanged)(?: at)?)\s*$",
    re.IGNORECASE,
)
_MOVEMENT = re.compile(rf"(?:{RISE}|{FALL}) to\b", re.IGNORECASE)
_WEAKLY_UP = re.compile(r"improv|(?:to )?(?:reach|attain)", re.IGNORECASE)
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


def main_verb(text: str) -> Verb | None:
    for start in _beginnings(text):
        for pattern, way in _MAIN:
            if match := pattern.match(text, start):
                return Verb(way, *match.span("verb"), is_weak=_WEAKLY_UP.match(match["verb"]) is not None)
    return None


def _beginnings(text: str) -> list[int]:
    """Of the sentence, and of what follows an opening phrase of time or circumstance."""
    match = _OPENING.match(text)
    is_opening = match and ("¤" in match["phrase"] or _PREPOSITION.match(match["phrase"]))
    return [0, match.end()] if match and is_opening else [0]


def is_held(plain: str, amount: Amount, cue: Cue, verb: Verb | None) -> bool:
    """A verb of keeping that speaks of this number: “stay at 90%”, “keep it below 5”."""
    if verb and verb.way is HOLD and cue.weight > 1:
        return True
    return _HELD.search(plain[: cue.start if cue.direction else amount.start]) is not None


def limit_of(plain: str, cue: Cue) -> Direction | None:
    """INCREASE of a floor (“at least”), REDUCE of a ceiling; “dropped to” is neither."""
    if cue.direction is None or _MOVEMENT.match(plain[cue.start : cue.end]):
        return None
    is_negated = any(_NO.match(plain, start) for start in _beginnings(plain))
    return _OPPOSITE[cue.direction] if is_negated else cue.direction


def beside(plain: str, cue: Cue) -> Direction | None:
    """What the words beside the number say."""
    return limit_of(plain, cue) or cue.direction


def is_upward(plain: str, amount: Amount, cue: Cue, verb: Verb | None) -> bool:
    """“reach 90%”, “improve … to 90%”; not of zero, nor of what one would rather have less of."""
    is_weak = verb.is_weak if verb else _WEAKLY_UP.match(plain[cue.start : cue.end]) is not None
    return is_weak and amount.value > 0 and _UNWANTED.search(plain) is None


_OPPOSITE = {UP: DOWN, DOWN: UP, HOLD: HOLD}
