"""Which number of a sentence is the target, the start, a change or the edge of a band; the rest is the measure's."""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from missions.wording.cues import Cue, Direction, Part, cue_of, is_time_limit
from missions.wording.numbers import Amount, amounts
from missions.wording.verbs import main_verb

GUESS = 1  # the weight of a number without any cue: enough if it stands alone with a unit, not among several

UNSAID = re.compile(
    r"\b(?:t\.?b\.?[dac]\.?|to be (?:determined|confirmed|decided|announced|established|defined|set|agreed|developed)|"
    r"not (?:yet )?(?:known|set|determined|decided|available|applicable)|unknown|n/a)(?!\w)",
    re.IGNORECASE,
)
JOINED = re.compile(r"^\s*(?:and|to|–|—|-|through)\s*$", re.IGNORECASE)
BAND_BEFORE = re.compile(
    r"(?:(?P<sure>between|somewhere (?:between|from)|(?:range|band|corridor|bracket)(?: of| from| between)?|"
    r"(?:with)?in)|(?P<from>from)|(?P<target>:|target|goal))\s*$",
    re.IGNORECASE,
)
SHARE = re.compile(r"\b(?:share|percentage|proportion|per ?cent|rate) of\b|% of\b", re.IGNORECASE)
NEAR_BAND = re.compile(r"\b(?:range|band|corridor|somewhere|stay|remain|lie)\b[^.;]{0,24}$", re.IGNORECASE)
PLACE_AFTER = re.compile(
    r"^\W*(?:that |this |it |which )?(?:is|are) (?:where|what) we (?:want|need|aim)", re.IGNORECASE
)  # a place to be in, so that “from … to …” before it is no movement
COUNTED = re.compile(
    r"^\s(?P<noun>(?!or\b|and\b|by\b|of\b|for\b|in\b|to\b|at\b|from\b|per\b|on\b|up\b|down\b|"
    r"is\b|more\b|fewer\b|less\b|today\b|because\b|people's\b)[a-z][a-z-]+)"
)


@dataclass
class Numbers:
    """What each number of the sentence turned out to be."""

    target: tuple[Amount, Cue] | None = None
    band: tuple[Amount, Amount] | None = None
    baseline: Amount | None = None
    change: tuple[Amount, Cue] | None = None
    is_unclear: bool = False
    used: list[tuple[int, int]] = field(default_factory=list)


def sort_numbers(plain: str) -> Numbers:
    if is_unsaid(plain):
        return Numbers()
    numbers = Numbers()
    rest = _without_time_limits(plain, amounts(plain))
    band = _find_band(plain, rest)
    if band:
        numbers.band = band
        rest = [amount for amount in rest if amount not in band]
    cued = [(amount, cue_of(plain, amount.start, amount.end)) for amount in rest]
    cued = [pair for pair in cued if pair[1].part is not Part.NOTHING and not _is_idle_word(pair)]
    cued = _of_a_share(plain, cued)
    numbers.baseline = _heaviest(cued, Part.BASELINE)
    numbers.change = _heaviest_pair([pair for pair in cued if pair[1].part is Part.CHANGE])
    if band is None:
        _choose_target(numbers, [pair for pair in cued if pair[1].part is Part.TARGET], plain)
    return numbers


def _of_a_share(plain: str, cued: list[tuple[Amount, Cue]]) -> list[tuple[Amount, Cue]]:
    """What is counted is a share and a percentage is said: numbers without a percent sign belong to the measure."""
    percentages = [pair for pair in cued if pair[0].unit in {"%", "points"}]
    return percentages if percentages and SHARE.search(plain) else cued


def _without_time_limits(plain: str, rest: list[Amount]) -> list[Amount]:
    """“investment aimed at 1-5 years” says nothing of a target."""
    limits = [
        pair
        for pair in pairwise(rest)
        if re.fullmatch(r"\s*[-–]\s*", plain[pair[0].end : pair[1].start])
        and is_time_limit(plain, pair[1].end)
        and BAND_BEFORE.search(plain[: pair[0].start]) is None
    ]
    return [amount for amount in rest if not any(amount in pair for pair in limits)]


def _is_idle_word(pair: tuple[Amount, Cue]) -> bool:
    """“one of our teams”: a small number in words counts only with a unit or a cue."""
    amount, cue = pair
    return amount.in_words and amount.value <= 12 and not amount.unit and cue.weight < 7


def is_unsaid(plain: str) -> bool:
    """A target that is still to be determined; a baseline that is does not matter here."""
    return any(
        re.search(r"(?:baseline|start)\w*(?: is| are)?\W*$", plain[: match.start()], re.IGNORECASE) is None
        for match in UNSAID.finditer(plain)
    )


def _find_band(plain: str, rest: list[Amount]) -> tuple[Amount, Amount] | None:
    """Two numbers side by side that are the edges of one band, not a start and a target."""
    verb = main_verb(plain)
    way = verb.way if verb else None
    for low, high in pairwise(rest):
        if not JOINED.match(plain[low.end : high.start]) or low.value >= high.value:
            continue
        if cue_of(plain, low.start, low.end).part is Part.NOTHING:
            continue
        before = BAND_BEFORE.search(plain[: low.start])
        is_sure = way is Direction.HOLD or (before is not None and before["sure"] is not None)
        is_near = NEAR_BAND.search(plain[: low.start]) is not None
        is_start = before is not None and before["from"] is not None
        is_free = way is None and not is_start and not is_time_limit(plain, high.end)
        is_place = PLACE_AFTER.match(plain[high.end :]) is not None
        if is_sure or is_place or (way is None and is_near) or is_free:
            return (replace(low, unit=low.unit or high.unit), high)
    return _edges(plain, rest)


def _edges(plain: str, rest: list[Amount]) -> tuple[Amount, Amount] | None:
    """“at least 4 and at most 6”."""
    if len(rest) != 2:
        return None
    low, high = rest
    ways = [cue_of(plain, amount.start, amount.end).direction for amount in rest]
    is_band = ways == [Direction.INCREASE, Direction.REDUCE] and low.value < high.value
    return (replace(low, unit=low.unit or high.unit), high) if is_band else None


def _choose_target(numbers: Numbers, pairs: list[tuple[Amount, Cue]], plain: str) -> None:
    ordered = sorted(pairs, key=lambda pair: -pair[1].weight)
    if not ordered:
        return
    best = ordered[0]
    rivals = [pair for pair in ordered[1:] if pair[1].weight == best[1].weight and pair[0].value != best[0].value]
    if len(ordered) > 1 and (rivals or best[1].weight < GUESS + 2):
        numbers.is_unclear = True
    elif best[1].weight > GUESS or (best[1].weight == GUESS and (best[0].unit or COUNTED.match(plain[best[0].end :]))):
        numbers.target = best


def _heaviest(cued: list[tuple[Amount, Cue]], part: Part) -> Amount | None:
    pair = _heaviest_pair([pair for pair in cued if pair[1].part is part])
    return pair[0] if pair else None


def _heaviest_pair(pairs: list[tuple[Amount, Cue]]) -> tuple[Amount, Cue] | None:
    return max(pairs, key=lambda pair: pair[1].weight, default=None)
