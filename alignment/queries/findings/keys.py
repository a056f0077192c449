"""How a finding is named in a row: by its rule and a promise that the row points at, or by its whole key.

Keys of promises differ from machine to machine, so none stands in a text that is exported.
"""

from alignment.measures.findings import Finding

LONGEST = 200


def stored(finding: Finding) -> str:
    return str(finding.rule) if finding.is_about_promise else finding.key[:LONGEST]


def promise_of(finding: Finding) -> int | None:
    return int(finding.subject) if finding.is_about_promise else None


def key_of(name: str, promise_id: int | None) -> str:
    """The key of the finding that a row names."""
    return f"{name}:{promise_id}" if promise_id and ":" not in name else name
