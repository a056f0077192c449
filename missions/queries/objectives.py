"""Objectives as a tree, and everything under one of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from missionhub.organizations.models import Organization
from missions.models import Activity, Engagement, Objective, Outcome, Promise
from missions.queries.standing import Standing, standings

DEEPEST = 5  # levels that are set apart; deeper ones stand on the last


@dataclass(frozen=True)
class ObjectiveRow:
    objective: Objective
    depth: int

    @property
    def promises(self) -> list[Promise]:
        return list(self.objective.promises.all())

    @property
    def outcomes(self) -> int:
        return self.objective.open_outcomes  # type: ignore[attr-defined]  # counted below


@dataclass(frozen=True)
class OutcomeLine:
    outcome: Outcome
    standing: Standing


@dataclass(frozen=True)
class ObjectivePage:
    objective: Objective
    promises: list[Promise]
    outcomes: list[OutcomeLine]
    parts: list[Objective]
    activities: list[Activity]
    engagements: list[Engagement]


def objectives(organization: Organization) -> QuerySet[Objective]:
    counted = Count("outcomes", filter=Q(outcomes__archived_at__isnull=True, outcomes__closed_at__isnull=True))
    served = Prefetch("promises", queryset=Promise.objects.active().in_order())
    rows = Objective.objects.of(organization).active().in_order().annotate(open_outcomes=counted)
    return rows.select_related("beneficiary", "organization").prefetch_related(served)


def objective_tree(organization: Organization) -> list[ObjectiveRow]:
    """Each under the one it is part of. What is part of something put away stands by itself, and circles end."""
    rows = list(objectives(organization))
    here = {row.pk for row in rows}
    parts: dict[int | None, list[Objective]] = defaultdict(list)
    for row in rows:
        parts[row.parent_id if row.parent_id in here else None].append(row)
    listed = list(_down(parts, None, 0))
    shown = {row.objective.pk for row in listed}
    return listed + [ObjectiveRow(row, 0) for row in rows if row.pk not in shown]


def _down(parts: dict[int | None, list[Objective]], above: int | None, depth: int) -> Iterator[ObjectiveRow]:
    for row in parts[above]:
        yield ObjectiveRow(row, min(depth, DEEPEST))
        yield from _down(parts, row.pk, depth + 1)


def without_a_why(rows: Iterable[ObjectiveRow]) -> list[Objective]:
    """Imported so; nobody has said yet what they are for."""
    return [row.objective for row in rows if not row.objective.why.strip()]


def objective_page(objective: Objective, *, on: date) -> ObjectivePage:
    outcomes = list(objective.outcomes.active().in_order().select_related("lead", "team", "organization"))
    standing = standings(outcomes, on=on)
    return ObjectivePage(
        objective=objective,
        promises=list(objective.promises.active().in_order()),
        outcomes=[OutcomeLine(outcome, standing[outcome.pk]) for outcome in outcomes],
        parts=list(objective.children.active().in_order().select_related("organization")),
        activities=list(objective.activities.active().by_name().select_related("team", "organization")),
        engagements=list(
            Engagement.objects.filter(objective=objective).select_related("stakeholder__organization").order_by("-pk")
        ),
    )
