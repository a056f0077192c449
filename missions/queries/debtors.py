"""Everybody who owes a check-in, over all organizations, in three queries: what a sweep can afford."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime

from django.db.models import OuterRef, Subquery

from missions.cadence import Days, Owed, owed
from missions.models import CheckIn, Outcome, Pause, Responsibility, RoleHolder
from missions.queries.standing import starts_on

Wanted = Callable[[Sequence[Owed], date], bool]


def debtors(*, at: datetime, wanted: Wanted) -> set[int]:
    """Who leads or, without a lead, answers for an open outcome whose owed periods are `wanted` on its day."""
    newest = CheckIn.objects.filter(outcome=OuterRef("pk")).newest_first().values("on")[:1]
    outcomes = (
        Outcome.objects.open().filter(organization__is_demonstration=False).select_related("organization", "lead")
    )
    pauses = _pauses()
    late = [
        outcome
        for outcome in outcomes.annotate(last_on=Subquery(newest)).order_by("pk")
        if _is_wanted(outcome, pauses[outcome.organization_id], wanted, at=at)
    ]
    led = {outcome.lead_id for outcome in late if outcome.lead and not outcome.lead.left_on}
    return led | set(_holders([row for row in late if not row.lead or row.lead.left_on], at=at))


def _is_wanted(outcome: Outcome, pauses: Sequence[Days], wanted: Wanted, *, at: datetime) -> bool:
    on = outcome.organization.today(at=at)
    last = outcome.last_on  # type: ignore[attr-defined]  # annotated above
    waiting = owed(outcome.cadence, on=on, starts_on=starts_on(outcome), last=last, pauses=pauses)
    return bool(waiting) and wanted(waiting, on)


def _holders(outcomes: Sequence[Outcome], *, at: datetime) -> Iterator[int]:
    if not outcomes:
        return
    answering = Responsibility.objects.filter(kind=Responsibility.Kind.ACCOUNTABLE, outcome__in=outcomes)
    held = RoleHolder.objects.current(on=at.date()).filter(role__in=answering.values("role"))
    yield from held.order_by("pk").values_list("person_id", flat=True)


def _pauses() -> dict[int, list[Days]]:
    found: dict[int, list[Days]] = defaultdict(list)
    for pause in Pause.objects.in_order():
        found[pause.organization_id].append(Days(pause.starts_on, pause.ends_on))
    return found
