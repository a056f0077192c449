"""What a finding is: the rules in their order, how pressing each is, the steps, and the figures that stand behind."""

from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum


class Rule(StrEnum):
    """In the order in which findings stand. Those of one promise are joined, the first of them leads."""

    UNWRITTEN = "unwritten"
    NOT_KEPT = "not_kept"
    UNHEARD = "unheard"
    HARDLY_HEARD = "hardly_heard"
    UNSAID_BY_STAFF = "unsaid_by_staff"
    UNOWNED = "unowned"
    OFF_TRACK = "off_track"
    UNASKED = "unasked"
    FALLEN = "fallen"
    UNDERSTANDING = "understanding"
    AGREEMENT = "agreement"
    BELOW_LINE = "below_line"
    UNPLANNED = "unplanned"
    UNCHECKED = "unchecked"
    UNSHOWN = "unshown"
    AT_RISK = "at_risk"
    UNLED = "unled"
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
    HELP = "help"
    FIND_LEAD = "find_lead"
    WRITE = "write"
    ASK = "ask"


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


HEARD = frozenset({Rule.UNHEARD, Rule.HARDLY_HEARD})


@dataclass(frozen=True)
class Finding:
    """`rules`: why, the one that leads first. `subject`: the key of a promise, or of a round and its theme.

    `about`: the key of the outcome that comes first, where it is about outcomes; it is no part of the key.
    """

    rules: tuple[Rule, ...]
    subject: str
    severity: Severity
    figures: tuple[Figure, ...]
    step: Step
    may_be_chance: bool = False
    weight: int = 0
    is_about_promise: bool = False
    about: str = ""

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
        rules = {*self.rules, *(HEARD if HEARD & {*self.rules} else ())}
        return frozenset(f"{rule}:{self.subject}" for rule in rules)


def finding(
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
    told = replace(figure(rule, share), count=count, is_complete=is_complete)
    return Finding((rule,), subject, severity, (told,), step, may_be_chance)


def figure(rule: Rule, share: Measured) -> Figure:
    return Figure(rule, **vars(share))
