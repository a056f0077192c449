"""How a finding is named in a row: by its rule and a promise that the row points at, or by its whole key.

Keys of promises differ from machine to machine, so none stands in a text that is exported.
"""

from alignment.measures.findings import FEW, Finding, Rule

LONGEST = 200
LEADERS, STAFF = "leaders", "staff"  # the rounds that findings are about


def stored(finding: Finding) -> str:
    return str(finding.rule) if finding.is_about_promise else finding.key[:LONGEST]


def promise_of(finding: Finding) -> int | None:
    return int(finding.subject) if finding.is_about_promise else None


def key_of(name: str, promise_id: int | None) -> str:
    """The key of the finding that a row names."""
    return f"{name}:{promise_id}" if promise_id and ":" not in name else name


def of_round(rule: str, series: str, theme: str = "") -> str:
    """What a finding of a round is stored as."""
    return ":".join(filter(None, [rule, series, theme]))[:LONGEST]


def of_mentions(rule: Rule, *, high: float | None) -> str:
    """What is stored, beside the promise, of one that hardly anybody mentions; `high`: at most so many percent do."""
    return str(rule) if high is not None and high / 100 <= FEW else ""
