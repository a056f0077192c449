"""What the figures allow to say, with one next step each; see `alignment.measures.findings` for the rules."""

from alignment.queries.findings.facts import AtHand, Looked, looked
from alignment.queries.findings.first import first_finding
from alignment.queries.findings.page import FindingRow, FindingsPage, arrange, findings, settled, top_findings

__all__ = [
    "AtHand",
    "FindingRow",
    "FindingsPage",
    "Looked",
    "arrange",
    "findings",
    "first_finding",
    "looked",
    "settled",
    "top_findings",
]
