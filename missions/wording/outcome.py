"""Read a sentence such as “Increase customer satisfaction from 72% to 85% by March 2027” into fields.

Each field carries the words it was read from. What cannot be read, or could be read in two ways, becomes a question.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from missions.wording.cues import Cue, Direction
from missions.wording.days import Day, Role, days
from missions.wording.negation import Polarity, negations, polarity_of
from missions.wording.numbers import Amount
from missions.wording.reading import Change, Found, Question, Reading
from missions.wording.remarks import remarks, staying
from missions.wording.sorting import COUNTED, Numbers, is_unsaid, sort_numbers
from missions.wording.verbs import Verb, contradicts, is_held, is_upward, main_verb, than_today

FILLER = "¤"  # stands where a day was read, so that nothing reads across it

TIMES = {"double": (Direction.INCREASE, 100), "triple": (Direction.INCREASE, 200), "halve": (Direction.REDUCE, 50)}
TIMES_WORD = re.compile(r"\b(?P<word>double|triple|halve)[sd]?\b", re.IGNORECASE)
MEASURE_EDGES = re.compile(
    r"^(?:[\s,.;:¤“”\"–—-]|(?:the|our|we|want|will|would|like|should|shall|must|have|has|had|"
    r"been|get|bring|move|push|take|"
    r"be|is|are|to|for|of|that|and|so|then|goal|aim|target|objective|outcome|expect|stands?|at|it|they|grown|"
    r"brought|by|from|somewhere|lie|in|with|may|might|(?:do not|don['’]t|never) let|"
    r"prevent|avoid|letting|(?:promise|pledge|commitment)(?: to \w+)? (?:on|about|for))\b)+|"
    r"(?:[\s,.;:¤“”\"–—-]|\b(?:to|by|from|at|is|are|be|will|should|shall|must|reach|and|or|of|for|in|between|stands?|"
    r"today|it|the|a|an|up|down|not|never|again|may|shall|which|dip|slip|rise|fall|go|climb|drop|grow|remain|stay|still|"
    r"hold|held|keep|kept|maintained|steady|within|equal|meet|exceed|lie|move|until|hits?|they))+$",
    re.IGNORECASE,
)


def read_outcome(text: str, *, today: date) -> Reading:
    """Never guesses: a field is what the sentence says, or None with a question.

    Days without a year are the next to come; a month, quarter or year ends on its last day. Numbers of a scale, an
    age, a rank or a past stretch of time belong to the measure. “To be determined” and targets in words are no numbers.
    The opening verb says the direction before any other word does. A limit says its own: at least is an increase, at
    most a reduction. With a verb of keeping (“stay at or above 90%”) it is one edge of a band to hold, unless the
    start lies outside; “stay at 90%” is held too, and the width of the band is asked.
    """
    text = " ".join(text.split())
    found_days = days(text, today=today)
    plain = _blank(text, ((day.start, day.end) for day in found_days))
    numbers = sort_numbers(plain)
    verb = main_verb(plain)
    due, start, day_questions = _pick_days(found_days)
    reading = Reading(text=text, due=due, start=start)
    reading = _with_numbers(reading, plain, numbers)
    reading = _with_times(reading, plain)
    reading = _with_direction(reading, plain, numbers, verb)
    reading = _with_computed_target(reading)
    measure = _measure(text, plain, numbers, found_days, verb)
    reading = replace(reading, measure=measure)
    return replace(reading, questions=_questions(reading, plain, numbers, day_questions))


def _blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + FILLER * (end - start) + text[end:]
    return text


def _pick_days(found: list[Day]) -> tuple[Found[date] | None, Found[date] | None, list[Question]]:
    due = [day for day in found if day.role is Role.DUE]
    deadlines = [day for day in due if day.is_deadline]
    chosen = deadlines or due
    starts = [day for day in found if day.role is Role.START]
    unclear = [day for day in found if day.role is Role.UNCLEAR]
    if len(starts) == 1 and not chosen:
        chosen = []
    questions: list[Question] = []
    if len({day.day for day in chosen}) > 1 or (unclear and not chosen):
        questions, chosen = [Question.WHICH_DAY], []
    return _found_day(chosen), _found_day(starts), questions


def _found_day(chosen: list[Day]) -> Found[date] | None:
    if not chosen or chosen[0].day is None:
        return None
    return Found(chosen[0].day, chosen[0].start, chosen[0].end)


def _found(amount: Amount | None) -> Found[Decimal] | None:
    return Found(amount.value, amount.start, amount.end) if amount else None


def _with_numbers(reading: Reading, plain: str, numbers: Numbers) -> Reading:
    change, changed = None, numbers.change[0] if numbers.change else None
    if numbers.change and not numbers.target:
        amount = numbers.change[0]
        change = Found(Change(amount.value, amount.unit == "%"), amount.start, amount.end)
    if change and change.value.is_relative:
        changed = None  # “by 20%” says nothing about what is counted
    low, high = numbers.band or (None, None)
    target = numbers.target[0] if numbers.target else None
    return replace(
        reading,
        unit=_unit(
            plain, target or low or (None if change and change.value.is_relative else changed), numbers.baseline
        ),
        baseline=_found(numbers.baseline),
        target=_found(target),
        low=_found(low),
        high=_found(high),
        change=change,
    )


def _unit(plain: str, amount: Amount | None, baseline: Amount | None) -> Found[str] | None:
    for known in (amount, baseline):
        if known and known.unit:
            return Found("%" if known.unit == "points" else known.unit, known.start, known.end)
    if amount is None:
        return None
    noun = COUNTED.match(plain[amount.end :])
    return Found(noun["noun"], amount.end + noun.start("noun"), amount.end + noun.end("noun")) if noun else None


def _with_times(reading: Reading, plain: str) -> Reading:
    """Double, triple, halve."""
    match = TIMES_WORD.search(plain)
    if match is None or reading.target or reading.change or negations(plain, 0, match.start()):
        return reading
    way, by = TIMES[match["word"].lower()]
    change = Found(Change(Decimal(by), is_relative=True), *match.span())
    return replace(reading, change=change, direction=Found(way, *match.span()))


def _with_direction(reading: Reading, plain: str, numbers: Numbers, verb: Verb | None) -> Reading:
    if reading.direction:
        return reading
    pair = numbers.target or numbers.change
    is_moved = verb is not None and verb.way is not Direction.HOLD
    said = polarity_of(reading.text, plain, *pair, after=verb.end if verb and is_moved else 0) if pair else Polarity()
    if numbers.target and verb is None and contradicts(plain, numbers.target[0], said):
        return reading
    if numbers.target and is_held(plain, *numbers.target, verb, said):
        return _held(reading, *numbers.target, verb, said)
    return replace(reading, direction=next(_ways(reading, plain, numbers, verb, said), None))


def _ways(
    reading: Reading, plain: str, numbers: Numbers, verb: Verb | None, said: Polarity
) -> Iterator[Found[Direction]]:
    """What says a direction, from the surest on; where a negation reaches, only a limit does."""
    pair = numbers.target or numbers.change
    if numbers.band:
        yield Found(Direction.HOLD, numbers.band[0].start, numbers.band[1].end)
    if verb and verb.way is not Direction.HOLD and not verb.is_weak:
        yield Found(verb.way, verb.start, verb.end)
    if pair and (way := said.limit or (None if said.is_negated else pair[1].direction)):
        yield Found(way, pair[1].start, pair[1].end)
    if not said.is_negated:
        yield from _weaker_ways(reading, plain, pair, verb)


def _weaker_ways(
    reading: Reading, plain: str, pair: tuple[Amount, Cue] | None, verb: Verb | None
) -> Iterator[Found[Direction]]:
    found = remarks(plain, pair[0]) if pair else []
    if len({one.way for one in found}) > 1:
        return
    yield from (Found(one.way, one.start, one.end) for one in found)
    if reading.baseline and reading.target and reading.baseline.value != reading.target.value:
        way = Direction.INCREASE if reading.target.value > reading.baseline.value else Direction.REDUCE
        yield Found(way, reading.baseline.start, reading.target.end)
    if pair and is_upward(plain, *pair, verb):
        words = verb or pair[1]
        yield Found(Direction.INCREASE, words.start, words.end)
    if match := than_today(plain):
        yield Found(Direction.INCREASE if match["more"] else Direction.REDUCE, *match.span())


def _held(reading: Reading, amount: Amount, cue: Cue, verb: Verb | None, said: Polarity) -> Reading:
    """A limit is an edge of the band, unless the start lies on its wrong side and there is still a way to go."""
    limit, edge, start = said.limit, reading.target, reading.baseline
    words = verb or (cue if cue.end else amount)
    gap = (amount.value - start.value) if start else 0
    if limit and (gap > 0 if limit is Direction.INCREASE else gap < 0):
        return replace(reading, direction=Found(limit, cue.start, cue.end))
    reading = replace(reading, direction=Found(Direction.HOLD, words.start, words.end))
    if limit is Direction.INCREASE:
        return replace(reading, low=edge, target=None)
    return replace(reading, high=edge, target=None) if limit else reading


def _with_computed_target(reading: Reading) -> Reading:
    """From a start and a change; not where “20%” of a percentage may mean points."""
    change, baseline, direction = reading.change, reading.baseline, reading.direction
    if not (change and baseline and direction) or reading.target or _is_points_or_percent(reading):
        return reading
    step = baseline.value * change.value.by / 100 if change.value.is_relative else change.value.by
    value = baseline.value + (step if direction.value is Direction.INCREASE else -step)
    return replace(reading, target=Found(value, change.start, change.end))


def _is_points_or_percent(reading: Reading) -> bool:
    """A percentage that changes “by 20%”."""
    if not (reading.change and reading.change.value.is_relative and reading.baseline):
        return False
    return "%" in reading.text[reading.baseline.start : reading.baseline.end]


def _measure(text: str, plain: str, numbers: Numbers, found_days: list[Day], verb: Verb | None) -> Found[str] | None:
    """The longest stretch that is no number, day or verb, without the small words at its edges."""
    taken = [(day.start, day.end) for day in found_days]
    if verb:
        taken.append((verb.start if verb.follows else 0, verb.end))
    for pair in (numbers.target, numbers.change):
        if pair:
            amount, cue = pair
            taken.append((min(amount.start, cue.start or amount.start), max(amount.end, cue.end)))
            taken += [(0 if one.is_noun else one.start, one.end) for one in remarks(plain, amount)]
            taken += [match.span()] if (match := staying(plain, amount)) else []
    if than := than_today(plain):
        taken.append(than.span())
    single = [*(numbers.band or ()), *([numbers.baseline] if numbers.baseline else [])]
    taken += [(amount.start, amount.end) for amount in single]
    best: Found[str] | None = None
    begin = 0
    for start, end in [*sorted(taken), (len(text), len(text))]:
        candidate = _trimmed(text, begin, start)
        if candidate and (best is None or len(candidate.value) > len(best.value)):
            best = candidate
        begin = max(begin, end)
    return best


def _trimmed(text: str, start: int, end: int) -> Found[str] | None:
    stretch = re.split(r"(?<=\w)[;.] (?=\w)|, because |; ", text[start:end])[0] if end > start else ""
    lead = MEASURE_EDGES.match(stretch)
    begin = lead.end() if lead and lead.start() == 0 else 0
    words = stretch[begin:]
    tail = MEASURE_EDGES.search(words)
    while tail and tail.start() > 0 and tail.end() == len(words):
        words = words[: tail.start()]
        tail = MEASURE_EDGES.search(words)
    return Found(words, start + begin, start + begin + len(words)) if len(words) > 2 else None


def _questions(reading: Reading, plain: str, numbers: Numbers, day_questions: list[Question]) -> tuple[Question, ...]:
    is_band = bool(reading.low or reading.high)
    is_hold = reading.direction is not None and reading.direction.value is Direction.HOLD
    has_end = reading.target is not None or is_band
    asked = {
        Question.WHAT: reading.measure is None,
        Question.NOT_A_NUMBER: not has_end and reading.change is None and not numbers.is_unclear and is_unsaid(plain),
        Question.WHICH_NUMBER: numbers.is_unclear,
        Question.HOW_FAR: not has_end and reading.change is None and not numbers.is_unclear and not is_unsaid(plain),
        Question.WHICH_WAY: reading.direction is None or _runs_against(reading),
        Question.FROM_WHAT: reading.baseline is None and not is_hold,
        Question.HOW_WIDE: is_hold and not is_band,
        Question.POINTS_OR_PERCENT: _is_points_or_percent(reading),
        Question.BY_WHEN: reading.due is None and not day_questions,
    }
    return tuple([question for question, is_open in asked.items() if is_open] + day_questions)


def _runs_against(reading: Reading) -> bool:
    """The words say one direction, the two numbers another."""
    if not (reading.baseline and reading.target and reading.direction):
        return False
    gap = reading.target.value - reading.baseline.value
    return {Direction.INCREASE: gap < 0, Direction.REDUCE: gap > 0}.get(reading.direction.value, False)
