"""When an always-open survey may publish again, so that the news is never that of a few people."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from surveys.disclosure.minimums import SCORES

SHORTEST_INTERVAL = timedelta(days=7)


@dataclass(frozen=True)
class NextRelease:
    """`is_due`, or what it waits for: a day, and by node the answers that its rows still lack."""

    is_due: bool
    not_before: datetime | None
    lacking: Mapping[int, int] = field(default_factory=dict)


def next_release(
    *,
    before: Mapping[int, int],
    now: Mapping[int, int],
    released_at: datetime | None,
    at: datetime,
    minimum: int = SCORES,
) -> NextRelease:
    """Say whether the rows that accumulated may be released.

    `before` and `now` count rows by the published node they were coarsened to when they were mixed; a row keeps its
    node for good. A release is due when something changed, each residual that changed gained at least `minimum` rows,
    and 7 days have passed since `released_at` (None: never released). Each total ever published is then a sum of
    (interval, residual) groups of at least `minimum` rows, so that differences between releases are too.
    Raises ValueError if a residual lost rows, or for a minimum below 5.
    """
    if minimum < SCORES:
        raise ValueError(f"minimum must be at least {SCORES}; got {minimum}")
    gained = {node: now.get(node, 0) - before.get(node, 0) for node in sorted(before.keys() | now.keys())}
    for node, rows in gained.items():
        if rows < 0:
            raise ValueError(f"rows only accumulate; node {node} went from {before[node]} to {now.get(node, 0)}")
    lacking = {node: minimum - rows for node, rows in gained.items() if 0 < rows < minimum}
    not_before = released_at + SHORTEST_INTERVAL if released_at else None
    is_late_enough = not_before is None or at >= not_before
    return NextRelease(any(gained.values()) and not lacking and is_late_enough, not_before, lacking)
