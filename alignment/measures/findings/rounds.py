"""What is found of a whole round: how alike, how many took part, what lacks, what people talk about."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from alignment.measures.findings.kinds import Finding, Measured, Rule, Severity, Step, finding

LOW_RESPONSE = 0.6  # of those asked (measures of the product, section 8)


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


def of_round(round: RoundState) -> Iterator[Finding]:
    yield from _fallen(round)
    if round.lacks and round.lacking:
        rule = Rule(round.lacks)
        step = Step.EXPLAIN if rule == Rule.UNDERSTANDING else Step.LISTEN
        yield finding(rule, round.key, Severity.TALK, round.lacking, step)
    if round.is_below and round.against_line:
        yield finding(Rule.BELOW_LINE, round.key, Severity.TALK, round.against_line, Step.EXPLAIN)
    if round.themes:
        theme = max(round.themes, key=lambda one: (one.share.value, one.key))
        subject = f"{round.key}:{theme.key}"
        yield finding(Rule.OUTSIDE, subject, Severity.NOTE, theme.share, Step.DECIDE_THEME, count=theme.count)
    if round.alike and not round.beats_chance:
        yield finding(Rule.NOT_ALIKE, round.key, Severity.NOTE, round.alike, Step.READ_TOGETHER, may_be_chance=True)
    if round.response and round.response.value < LOW_RESPONSE:
        yield finding(Rule.LOW_RESPONSE, round.key, Severity.NOTE, round.response, Step.ASK_AGAIN, is_complete=True)


def _fallen(round: RoundState) -> Iterator[Finding]:
    """Only beyond noise: the two intervals do not touch."""
    if round.shows and round.before and round.shows.high < round.before.low:
        share = replace(round.shows, line=round.before.value)
        yield finding(Rule.FALLEN, round.key, Severity.TALK, share, Step.TALK)


def rules_of(round: RoundState) -> Iterator[Rule]:
    """Those that its figures could have shown. No themes: what a round talks about gets other words."""
    figures = {
        Rule.NOT_ALIKE: round.alike,
        Rule.LOW_RESPONSE: round.response,
        Rule.UNDERSTANDING: round.lacking,
        Rule.AGREEMENT: round.lacking,
        Rule.BELOW_LINE: round.against_line,
        Rule.FALLEN: round.shows and round.before,
    }
    return (rule for rule, figure in figures.items() if figure)
