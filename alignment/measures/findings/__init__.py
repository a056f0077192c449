"""Rules that turn released figures and the standing of the promises into findings with one next step each.

The rules are MissionHub's own (docs/method.md, Findings); the intervals and tests they rest on name their sources where
they are computed. A finding is about a promise, a theme or a whole round, never about a person.
"""

from alignment.measures.findings.beginnings import Begun
from alignment.measures.findings.kinds import Figure, Finding, Measured, Rule, Severity, Step
from alignment.measures.findings.outcomes import OutcomeState
from alignment.measures.findings.promises import FEW, PromiseState, least_mentioned, weakest
from alignment.measures.findings.ranked import findings, looked_at
from alignment.measures.findings.rounds import RoundState, Theme

__all__ = [
    "FEW",
    "Begun",
    "Figure",
    "Finding",
    "Measured",
    "OutcomeState",
    "PromiseState",
    "RoundState",
    "Rule",
    "Severity",
    "Step",
    "Theme",
    "findings",
    "least_mentioned",
    "looked_at",
    "weakest",
]
