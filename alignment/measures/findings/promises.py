"""What is found of a promise: what leaders, staff and people outside say of it, and what the plan does for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from alignment.measures.findings.kinds import HEARD, Figure, Finding, Measured, Rule, Severity, Step, figure
from alignment.measures.proportion import wilson

FEW = 1 / 3  # of the answers; a promise mentioned by more is not called weak
MOST = 1 / 2  # of the answers; a promise mentioned by more is said aloud


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


def weakest(found: Sequence[Each]) -> list[Each]:
    """The promises fewest answers mention, so that none vanishes once all are mentioned; none where all are said well.

    Empty while some promise is not mentioned at all, which is said first.
    """
    fewest = min((each.count for each in found), default=0)
    if not fewest or len(found) < 2:
        return []
    weak = [each for each in found if each.count == fewest]
    return [] if len(weak) == len(found) and fewest > weak[0].n * FEW else weak


def of_promises(promises: Sequence[PromiseState]) -> Iterator[Finding]:
    """At most one of each."""
    faint = _faint(promises)
    return (one for promise in promises if (one := _of_promise(promise, faint)))


def keys_of(promises: Sequence[PromiseState]) -> Iterator[str]:
    """Of all findings that they could have shown."""
    for promise in promises:
        yield from (f"{rule}:{promise.key}" for rule in _looked_at(promise))


def _looked_at(promise: PromiseState) -> Iterator[Rule]:
    yield from (Rule.UNOWNED, Rule.UNPLANNED, Rule.UNCHECKED)
    if promise.asked:
        yield from (Rule.NOT_KEPT, Rule.UNSHOWN)
    if promise.mentioned > promise.asked * FEW:
        yield from HEARD
    if promise.by_staff:
        yield Rule.UNSAID_BY_STAFF
    if promise.outside:
        yield Rule.UNKNOWN_OUTSIDE


@dataclass(frozen=True)
class _Heard:
    key: str
    count: int
    n: int


def _faint(promises: Sequence[PromiseState]) -> frozenset[str]:
    """The weakest, mentioned by few; none while some promise is not mentioned at all, which comes first."""
    heard = [_Heard(each.key, each.mentioned, each.asked) for each in promises if each.asked]
    return frozenset(each.key for each in weakest(heard) if each.count <= each.n * FEW)


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
            yield figure(rule, told)
