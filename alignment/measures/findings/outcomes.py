"""What is found of the outcomes: the worst of them lead; one finding for all that stand alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alignment.measures.findings.kinds import Figure, Finding, Rule, Severity, Step

OUTCOMES = "outcomes"
_FOUND = {
    Rule.OFF_TRACK: (Severity.TALK, Step.HELP),
    Rule.AT_RISK: (Severity.NOTE, Step.HELP),
    Rule.UNLED: (Severity.NOTE, Step.FIND_LEAD),
}


@dataclass(frozen=True)
class OutcomeState:
    """An open outcome. At the last check-in it was said to be missed or maybe missed; `is_unled`: nobody ever did."""

    key: str
    is_off_track: bool = False
    is_at_risk: bool = False
    is_unled: bool = False


def of_outcomes(outcomes: Sequence[OutcomeState]) -> Iterator[Finding]:
    """The first of each kind is named, so the most urgent come first."""
    for rule, (severity, step) in _FOUND.items():
        found = [one for one in outcomes if getattr(one, f"is_{rule}")]
        if found:
            share = len(found) / len(outcomes)
            figure = Figure(rule, share, share, share, len(outcomes), count=len(found), is_complete=True)
            yield Finding((rule,), OUTCOMES, severity, (figure,), step, about=found[0].key)


def rules_of_outcomes(outcomes: Sequence[OutcomeState]) -> Iterator[Rule]:
    return iter(_FOUND if outcomes else ())
