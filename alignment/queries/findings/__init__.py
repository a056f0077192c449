"""What the figures allow to say, with one next step each; see `alignment.measures.findings` for the rules."""

from alignment.queries.findings.facts import AtHand
from alignment.queries.findings.page import FindingRow, FindingsPage, findings, top_findings

__all__ = ["AtHand", "FindingRow", "FindingsPage", "findings", "top_findings"]
