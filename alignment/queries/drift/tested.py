"""Decisions held against the mission in the last twelve months and in the twelve before."""

from dataclasses import dataclass
from datetime import date, timedelta

from alignment.queries.drift.basis import Basis, Kind, Reason
from missions.models import Decision, Mission
from missions.queries.mission_test import read_test

SHOWN = 8


@dataclass(frozen=True)
class Tested:
    failed: int
    n: int
    failed_before: int
    n_before: int


def decisions_basis(mission: Mission, *, on: date, then: date) -> Basis:
    """Counted is a decision of the whole organization with a day and with at least one of the five answers."""
    first = then - (on - then) + timedelta(days=1)
    rows = Decision.objects.of(mission.organization).active().filter(decided_on__range=(first, on))
    found = [(row, _against(row)) for row in rows.prefetch_related("test_answers").order_by("-decided_on", "-pk")]
    held = [(row, against) for row, against in found if against is not None]
    now = [(row, against) for row, against in held if row.decided_on > then]
    before = [(row, against) for row, against in held if row.decided_on <= then]
    tested = Tested(sum(against for _, against in now), len(now), sum(against for _, against in before), len(before))
    return Basis(
        Kind.DECISIONS,
        inputs=[*vars(tested).values()],
        engine=tested,
        facts={"failing": [row.title for row, against in now if against][:SHOWN], **vars(tested)},
        reason="" if now and before else Reason.NO_TESTS,
        since=then,
        until=on,
    )


def _against(decision: Decision) -> bool | None:
    """Whether an answer speaks against it; None if nobody has answered."""
    reading = read_test({answer.question: answer.answer for answer in decision.test_answers.all()})
    return reading.weighs_against if reading.answered else None
