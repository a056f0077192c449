"""Advice on an outcome: about what a good colleague would ask. Each check answers by a code; the page has the words."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

NEAR_CERTAIN, ENOUGH_TO_SAY = 90, 3  # a chance in percent; how many outcomes must have one before anybody is warned

DOING = (
    "arrange|attend|build|carry out|complete|conduct|create|deliver|design|develop|distribute|draft|hand out|hire|hold|"
    "host|implement|install|introduce|launch|make|offer|open|organi[sz]e|plan|prepare|print|produce|provide|publish|"
    "recruit|roll out|run|send|set up|start|train|visit|write"
)
THINGS_DONE = (
    "articles?|brochures?|calls?|campaigns?|classes|courses?|documents?|emails?|events?|flyers?|leaflets?|letters?|"
    "meetings?|newsletters?|plans?|posts?|presentations?|publications?|reports?|seminars?|sessions?|surveys?|talks?|"
    "tours?|trainings?|visits?|webinars?|websites?|workshops?"
)
CHANGING = (
    "increase|raise|grow|expand|double|triple|improve|reduce|decrease|lower|cut|halve|shrink|keep|maintain|reach|win|"
    "place|rescue|save|serve|feed|house|find|hire|open|launch|train|build|end|stop|prevent|protect|strengthen"
)
VAGUE = (
    "as appropriate|awareness|best[- ]in[- ]class|better|cutting[- ]edge|effective(?:ly)?|efficient(?:ly)?|empower|"
    "enhance|excellence|foster|holistic|impactful|innovative|leverage|meaningful|more|optimi[sz]e|quality|robust|"
    "significant(?:ly)?|strengthen|support|sustainable|synerg(?:y|ies)|where possible|world[- ]class"
)
OUTPUT = re.compile(rf"^(?:{DOING})\b[^.;]*\b(?:{THINGS_DONE})\b", re.IGNORECASE)
OUTPUT_COUNTED = re.compile(
    rf"\b(?:{THINGS_DONE})\b(?: \w+)? ?"
    r"(?:held|given|handed out|sent|run|printed|published|written|made|delivered|attended)\b",
    re.IGNORECASE,
)
TWO_THINGS = re.compile(rf"\b(?:and|as well as|while|plus)(?: to| also)? (?:{CHANGING})\b|;", re.IGNORECASE)
VAGUE_WORDS = re.compile(rf"\b(?:{VAGUE})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Draft:
    """What is known about an outcome. `chances` are those of all open outcomes, this one's included."""

    title: str
    today: date
    is_financial: bool = False
    success: str = ""
    measure: str = ""
    direction: str = ""
    baseline: Decimal | None = None
    target: Decimal | None = None
    has_band: bool = False
    start_on: date | None = None
    due_on: date | None = None
    has_beneficiary: bool = False
    has_promise: bool = False
    is_answered_for: bool = False
    could_be_gamed: str = ""
    gaming_note: str = ""
    chances: Sequence[int] = field(default=())


@dataclass(frozen=True)
class Advice:
    code: str
    words: str = ""  # what in the text it is about


def advise(draft: Draft) -> tuple[Advice, ...]:
    """Every check that has something to say, in the order in which one would ask."""
    found = ((code, check(draft)) for code, check in CHECKS.items())
    return tuple(Advice(code, said if isinstance(said, str) else "") for code, said in found if said)


def _output(draft: Draft) -> str:
    match = OUTPUT.search(draft.title) or OUTPUT_COUNTED.search(draft.measure)
    return match.group() if match else ""


def _two_things(draft: Draft) -> str:
    match = TWO_THINGS.search(draft.title)
    return match.group() if match else ""


def _vague(draft: Draft) -> str:
    words = dict.fromkeys(word.lower() for word in VAGUE_WORDS.findall(draft.title))
    return ", ".join(words) if words and not (draft.measure and draft.target is not None) else ""


def _no_baseline(draft: Draft) -> bool:
    return draft.direction != "hold" and draft.baseline is None and bool(draft.measure)


def _no_target(draft: Draft) -> bool:
    return not draft.has_band if draft.direction == "hold" else draft.target is None


def _nothing_moves(draft: Draft) -> bool:
    return draft.direction != "hold" and draft.target is not None and draft.target == draft.baseline


def _wrong_way(draft: Draft) -> bool:
    if draft.baseline is None or draft.target is None or draft.target == draft.baseline:
        return False
    return {"increase": draft.target < draft.baseline, "reduce": draft.target > draft.baseline}.get(
        draft.direction, False
    )


def _metric_only(draft: Draft) -> bool:
    """S4.5: the number could be reached while nobody is better off, and nobody would notice."""
    if not draft.measure:
        return False
    return draft.could_be_gamed == "" or (draft.could_be_gamed == "yes" and not draft.gaming_note.strip())


def _near_certain(draft: Draft) -> bool:
    return len(draft.chances) >= ENOUGH_TO_SAY and min(draft.chances) >= NEAR_CERTAIN


CHECKS: dict[str, Callable[[Draft], bool | str]] = {
    "output": _output,
    "two-things": _two_things,
    "vague": _vague,
    "no-promise": lambda draft: not draft.is_financial and not draft.has_promise,
    "no-beneficiary": lambda draft: not draft.is_financial and not draft.has_beneficiary,
    "no-success": lambda draft: not draft.success.strip(),
    "no-measure": lambda draft: not draft.measure.strip(),
    "no-baseline": _no_baseline,
    "no-target": _no_target,
    "nothing-moves": _nothing_moves,
    "wrong-way": _wrong_way,
    "no-date": lambda draft: draft.due_on is None,
    "date-past": lambda draft: draft.due_on is not None and draft.due_on < draft.today,
    "metric-only": _metric_only,
    "near-certain": _near_certain,
    "nobody-answers": lambda draft: not draft.is_answered_for,
}
