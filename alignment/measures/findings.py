"""Rules that turn released figures and the standing of the promises into findings with one next step each.

The rules are MissionHub's own (docs/method.md, Findings); the intervals and tests they rest on name their sources where
they are computed. A finding is about a promise, a theme or a whole round, never about a person.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from typing import Protocol, TypeVar

from alignment.measures.proportion import wilson

FEW = 1 / 3  # of the answers; a promise mentioned by more is not called weak
MOST = 1 / 2  # of the answers; a promise mentioned by more is said aloud
LOW_RESPONSE = 0.6  # of those asked (measures of the product, section 8)


class Rule(StrEnum):
    """In the order in which findings stand. Those of one promise are joined, the first of them leads."""

    NOT_KEPT = "not_kept"
    UNHEARD = "unheard"
    HARDLY_HEARD = "hardly_heard"
    UNSAID_BY_STAFF = "unsaid_by_staff"
    UNOWNED = "unowned"
    FALLEN = "fallen"
    UNDERSTANDING = "understanding"
    AGREEMENT = "agreement"
    BELOW_LINE = "below_line"
    UNPLANNED = "unplanned"
    UNCHECKED = "unchecked"
    UNSHOWN = "unshown"
    UNKNOWN_OUTSIDE = "unknown_outside"
    OUTSIDE = "outside"
    NOT_ALIKE = "not_alike"
    LOW_RESPONSE = "low_response"


class Severity(IntEnum):
    ACT = 3  # a promise is told not to be kept, or nobody says it and nobody answers for it
    TALK = 2
    NOTE = 1


class Step(StrEnum):
    ASK_WHY = "ask_why"
    FIND_OWNER = "find_owner"
    TALK = "talk"
    TELL = "tell"
    PLAN = "plan"
    CHECK_IN = "check_in"
    SHOW = "show"
    EXPLAIN = "explain"
    LISTEN = "listen"
    DECIDE_THEME = "decide_theme"
    READ_TOGETHER = "read_together"
    ASK_AGAIN = "ask_again"


@dataclass(frozen=True)
class Figure:
    """A figure of `n`; `value`, `low` and `high` are shares, 0 to 1 (for NOT_ALIKE the measure's own scale).

    Everything asked was counted where `is_complete`; then the interval is the value itself. `line` is what it is held
    against: the line of chance, of others, or of the round before.
    """

    rule: Rule
    value: float
    low: float
    high: float
    n: int
    count: int | None = None
    line: float | None = None
    is_complete: bool = False
    at_least: bool = False
    at_most: bool = False

    def __post_init__(self) -> None:
        if self.n < 1:
            raise ValueError(f"a figure needs somebody it is about; got n = {self.n}")


@dataclass(frozen=True)
class Measured:
    """A share, 0 to 1, as it was released: with its interval, n, and what it is held against.

    Of a round without names an end may be coded: `value` is then the least or the most that it was.
    """

    value: float
    low: float
    high: float
    n: int
    line: float | None = None
    at_least: bool = False
    at_most: bool = False


@dataclass(frozen=True)
class PromiseState:
    """One promise. `mentioned` of `asked` answers name it; `asked` is 0 where no round with names has been read.

    `not_kept` of them are said to tell of its not being kept. `by_staff`, `outside`: the shares of answers that mention
    it, as they were released; None where nobody was asked or too few answered.
    """

    key: str
    weight: int
    is_owned: bool
    is_planned: bool
    is_alive: bool
    is_evidenced: bool
    mentioned: int = 0
    asked: int = 0
    not_kept: int = 0
    by_staff: Measured | None = None
    outside: Measured | None = None


@dataclass(frozen=True)
class Theme:
    """What `count` of `n` answers are about, and no promise speaks of; `low` to `high` is the interval of the share."""

    key: str
    count: int | None
    share: Measured


@dataclass(frozen=True)
class RoundState:
    """The newest round of a kind (`key`: the same for the rounds that follow it). None: not asked, or too few.

    `alike` carries the line of chance; `beats_chance` is the test's answer. `lacks` is "understanding", "agreement" or
    empty (no difference beyond chance), `lacking` the share of those who lack it. `against_line` is a share held
    against the line of others; `is_below` where it lies below beyond chance. `before` is the share that shows the
    mission in the last comparable round, `shows` the same of this one.
    """

    key: str
    alike: Measured | None = None
    beats_chance: bool = False
    response: Measured | None = None
    lacks: str = ""
    lacking: Measured | None = None
    against_line: Measured | None = None
    is_below: bool = False
    themes: tuple[Theme, ...] = ()
    shows: Measured | None = None
    before: Measured | None = None


_HEARD = frozenset({Rule.UNHEARD, Rule.HARDLY_HEARD})


@dataclass(frozen=True)
class Finding:
    """`rules`: why, the one that leads first. `subject`: the key of a promise, or of a round and its theme."""

    rules: tuple[Rule, ...]
    subject: str
    severity: Severity
    figures: tuple[Figure, ...]
    step: Step
    may_be_chance: bool = False
    weight: int = 0
    is_about_promise: bool = False

    @property
    def rule(self) -> Rule:
        return self.rules[0]

    @property
    def key(self) -> str:
        """The same from round to round, as long as the same rule leads."""
        return f"{self.rule}:{self.subject}"

    @property
    def keys(self) -> frozenset[str]:
        """Everything that it says. Mentioned by nobody and by hardly anybody is the same worry, a round apart."""
        rules = {*self.rules, *(_HEARD if _HEARD & {*self.rules} else ())}
        return frozenset(f"{rule}:{self.subject}" for rule in rules)


_STEPS = {
    Rule.UNPLANNED: Step.PLAN,
    Rule.UNCHECKED: Step.CHECK_IN,
    Rule.UNSHOWN: Step.SHOW,
    Rule.UNKNOWN_OUTSIDE: Step.TELL,
}


class Counted(Protocol):
    @property
    def count(self) -> int: ...
    @property
    def n(self) -> int: ...


Each = TypeVar("Each", bound=Counted)


def least_mentioned(found: Sequence[Each]) -> list[Each]:
    """The promises fewest answers mention, where that is at most a third of them and others are mentioned more."""
    if not found or max(each.count for each in found) == (fewest := min(each.count for each in found)):
        return []
    return [each for each in found if each.count == fewest <= each.n * FEW]


def findings(*, promises: Sequence[PromiseState], rounds: Sequence[RoundState]) -> list[Finding]:
    """Return what the figures say, one finding for each promise, theme and property of a round, ranked.

    Ranked by severity, then what chance does not explain, then the order of the rules, then the heavier promise, then
    the one with more to say, then by key; so the order of what comes in is of no matter. Raises ValueError where two
    promises or two rounds have one key.
    """
    _refuse_twins(promise.key for promise in promises)
    _refuse_twins(round.key for round in rounds)
    faint = _faint(promises)
    found = [one for promise in promises if (one := _of_promise(promise, faint))]
    found += [one for round in rounds for one in _of_round(round)]
    return sorted(found, key=_rank)


def looked_at(*, promises: Sequence[PromiseState], rounds: Sequence[RoundState]) -> frozenset[str]:
    """Return the keys of all findings that the same figures could have shown.

    One that was there before, is looked at and not found any more has gone; of one that is not looked at nobody knows.
    Themes are never among them: what a round talks about gets other words.
    """
    found = {f"{rule}:{promise.key}" for promise in promises for rule in _PLAN_RULES}
    asked = [promise for promise in promises if promise.asked]
    found |= {f"{rule}:{promise.key}" for promise in asked for rule in (Rule.NOT_KEPT, Rule.UNSHOWN)}
    heard = [promise for promise in asked if promise.mentioned > promise.asked * FEW]
    found |= {f"{rule}:{promise.key}" for promise in heard for rule in _HEARD}
    found |= {f"{Rule.UNSAID_BY_STAFF}:{promise.key}" for promise in promises if promise.by_staff}
    found |= {f"{Rule.UNKNOWN_OUTSIDE}:{promise.key}" for promise in promises if promise.outside}
    return frozenset(found | {f"{rule}:{round.key}" for round in rounds for rule in _rules_of(round)})


_PLAN_RULES = (Rule.UNOWNED, Rule.UNPLANNED, Rule.UNCHECKED)


def _rules_of(round: RoundState) -> Iterator[Rule]:
    figures = {
        Rule.NOT_ALIKE: round.alike,
        Rule.LOW_RESPONSE: round.response,
        Rule.UNDERSTANDING: round.lacking,
        Rule.AGREEMENT: round.lacking,
        Rule.BELOW_LINE: round.against_line,
        Rule.FALLEN: round.shows and round.before,
    }
    return (rule for rule, figure in figures.items() if figure)


def _refuse_twins(keys: Iterable[str]) -> None:
    twins = sorted(key for key, count in Counter(keys).items() if count > 1)
    if twins:
        raise ValueError(f"keys must differ; twice: {twins}")


def _rank(one: Finding) -> tuple[int, bool, int, int, int, str]:
    place = list(Rule).index(one.rule)
    return (-one.severity, one.may_be_chance, place, -one.weight, -len(one.rules), one.key)


@dataclass(frozen=True)
class _Heard:
    key: str
    count: int
    n: int


def _faint(promises: Sequence[PromiseState]) -> frozenset[str]:
    """Mentioned, but by few; none while some promise is not mentioned at all, which comes first."""
    heard = [_Heard(each.key, each.mentioned, each.asked) for each in promises if each.asked]
    if any(not each.count for each in heard):
        return frozenset()
    return frozenset(each.key for each in least_mentioned(heard))


def _of_promise(promise: PromiseState, faint: frozenset[str]) -> Finding | None:
    rules = tuple(_rules(promise, faint))
    if not rules:
        return None
    figures = tuple(_promise_figures(promise, rules))
    heard = next((figure for figure in figures if figure.rule in (Rule.UNHEARD, Rule.HARDLY_HEARD)), None)
    return Finding(
        rules=rules,
        subject=promise.key,
        severity=_severity(rules),
        figures=figures,
        step=_step(rules),
        may_be_chance=heard is not None and rules[0] == heard.rule and heard.high > FEW,
        weight=promise.weight,
        is_about_promise=True,
    )


def _rules(promise: PromiseState, faint: frozenset[str]) -> Iterator[Rule]:
    is_said = promise.mentioned > promise.asked * MOST
    holds = {
        Rule.NOT_KEPT: promise.not_kept > 0,
        Rule.UNHEARD: promise.asked > 0 and not promise.mentioned,
        Rule.HARDLY_HEARD: promise.key in faint,
        Rule.UNSAID_BY_STAFF: _is_rare(promise.by_staff),
        Rule.UNOWNED: not promise.is_owned,
        Rule.UNPLANNED: not promise.is_planned,
        Rule.UNCHECKED: promise.is_owned and promise.is_planned and not promise.is_alive,
        Rule.UNSHOWN: is_said and not promise.is_evidenced,
        Rule.UNKNOWN_OUTSIDE: _is_rare(promise.outside),
    }
    return (rule for rule in Rule if holds.get(rule))


def _is_rare(share: Measured | None) -> bool:
    """Beyond chance: the whole interval says so."""
    return share is not None and share.high <= FEW


def _severity(rules: Sequence[Rule]) -> Severity:
    if Rule.NOT_KEPT in rules or {Rule.UNHEARD, Rule.UNOWNED} <= set(rules):
        return Severity.ACT
    return Severity.NOTE if rules[0] in _STEPS else Severity.TALK


def _step(rules: Sequence[Rule]) -> Step:
    """An owner comes before talk: somebody has to begin."""
    if rules[0] == Rule.NOT_KEPT:
        return Step.ASK_WHY
    if Rule.UNOWNED in rules:
        return Step.FIND_OWNER
    return _STEPS.get(rules[0], Step.TALK)


def _promise_figures(promise: PromiseState, rules: Sequence[Rule]) -> Iterator[Figure]:
    """How many tell of it; whether it is owned and planned is no estimate and has no figure."""
    counts = {
        Rule.NOT_KEPT: promise.not_kept,
        Rule.UNHEARD: promise.mentioned,
        Rule.HARDLY_HEARD: promise.mentioned,
        Rule.UNSHOWN: promise.mentioned,
    }
    released = {Rule.UNSAID_BY_STAFF: promise.by_staff, Rule.UNKNOWN_OUTSIDE: promise.outside}
    for rule in rules:
        share = wilson(counts[rule], promise.asked) if rule in counts else None
        if share:
            yield Figure(rule, share.value, share.low, share.high, share.n, count=share.successes)
        if told := released.get(rule):
            yield _figure(rule, told)


def _of_round(round: RoundState) -> Iterator[Finding]:
    yield from _fallen(round)
    if round.lacks and round.lacking:
        rule = Rule(round.lacks)
        step = Step.EXPLAIN if rule == Rule.UNDERSTANDING else Step.LISTEN
        yield _finding(rule, round.key, Severity.TALK, round.lacking, step)
    if round.is_below and round.against_line:
        yield _finding(Rule.BELOW_LINE, round.key, Severity.TALK, round.against_line, Step.EXPLAIN)
    if round.themes:
        theme = max(round.themes, key=lambda one: (one.share.value, one.key))
        subject = f"{round.key}:{theme.key}"
        yield _finding(Rule.OUTSIDE, subject, Severity.NOTE, theme.share, Step.DECIDE_THEME, count=theme.count)
    if round.alike and not round.beats_chance:
        yield _finding(Rule.NOT_ALIKE, round.key, Severity.NOTE, round.alike, Step.READ_TOGETHER, may_be_chance=True)
    if round.response and round.response.value < LOW_RESPONSE:
        yield _finding(Rule.LOW_RESPONSE, round.key, Severity.NOTE, round.response, Step.ASK_AGAIN, is_complete=True)


def _fallen(round: RoundState) -> Iterator[Finding]:
    """Only beyond noise: the two intervals do not touch."""
    if round.shows and round.before and round.shows.high < round.before.low:
        share = replace(round.shows, line=round.before.value)
        yield _finding(Rule.FALLEN, round.key, Severity.TALK, share, Step.TALK)


def _finding(
    rule: Rule,
    subject: str,
    severity: Severity,
    share: Measured,
    step: Step,
    *,
    count: int | None = None,
    may_be_chance: bool = False,
    is_complete: bool = False,
) -> Finding:
    figure = replace(_figure(rule, share), count=count, is_complete=is_complete)
    return Finding((rule,), subject, severity, (figure,), step, may_be_chance)


def _figure(rule: Rule, share: Measured) -> Figure:
    return Figure(rule, **vars(share))
