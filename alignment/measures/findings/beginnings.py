"""What is found where there is nothing to find yet: no promise is written down, or nobody has been asked."""

from collections.abc import Iterator
from dataclasses import dataclass

from alignment.measures.findings.kinds import Finding, Rule, Severity, Step

BEGINNING = "beginning"


@dataclass(frozen=True)
class Begun:
    is_written: bool
    is_asked: bool


def of_beginning(begun: Begun) -> Iterator[Finding]:
    """Whom to ask comes after what to ask about."""
    if not begun.is_written:
        yield Finding((Rule.UNWRITTEN,), BEGINNING, Severity.ACT, (), Step.WRITE)
    elif not begun.is_asked:
        yield Finding((Rule.UNASKED,), BEGINNING, Severity.TALK, (), Step.ASK)
