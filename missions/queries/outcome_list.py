"""All outcomes by risk, mission beside money, and those that need a look first."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Exists, OuterRef, QuerySet

from alignment.measures.progress import Health
from missionhub.organizations.models import Organization, Team
from missions.models import Contribution, Outcome, Promise
from missions.queries.standing import Standing, standings
from missions.queries.whole_plan import WholePlan

RISK = (Health.OFF_TRACK, Health.OVERDUE, Health.AT_RISK, Health.PENDING, Health.ON_TRACK, Health.CLOSED)
NEEDS_A_LOOK = frozenset({Health.OFF_TRACK, Health.OVERDUE, Health.AT_RISK})
SHOWN_FIRST = 5
NEAR_CERTAIN, ENOUGH_TO_SAY = 90, 3  # a chance in percent; how many must have one before anybody is warned


@dataclass(frozen=True)
class Filters:
    team: int | None = None
    promise: int | None = None
    health: str = ""
    kind: str = ""

    @property
    def is_set(self) -> bool:
        return bool(self.team or self.promise or self.health or self.kind)


@dataclass(frozen=True)
class OutcomeRow:
    outcome: Outcome
    standing: Standing
    serves: bool  # at least one promise

    @property
    def risk(self) -> tuple[int, float, int]:
        return (RISK.index(self.standing.health), -self.standing.behind, self.outcome.position)

    @property
    def needs_a_look(self) -> bool:
        found = self.standing
        return found.health in NEEDS_A_LOOK or found.is_past_due or found.needs_owner


@dataclass(frozen=True)
class OutcomeList:
    rows: list[OutcomeRow]  # what the filters leave, the riskiest first
    everything: list[OutcomeRow]
    filters: Filters
    teams: list[Team]
    promises: list[Promise]
    chances: list[int] = field(default_factory=list)

    def of_kind(self, kind: str) -> list[OutcomeRow]:
        return [row for row in self.rows if row.outcome.kind == kind]

    @cached_property
    def mission(self) -> list[OutcomeRow]:
        return self.of_kind(Outcome.Kind.MISSION)

    @cached_property
    def money(self) -> list[OutcomeRow]:
        return self.of_kind(Outcome.Kind.FINANCIAL)

    @cached_property
    def to_look_at(self) -> list[OutcomeRow]:
        return [row for row in self.everything if row.needs_a_look][:SHOWN_FIRST]

    @cached_property
    def counts(self) -> list[tuple[Health, int]]:
        found = Counter(row.standing.health for row in self.everything)
        return [(health, found[health]) for health in RISK if found[health]]

    @property
    def orphans(self) -> list[OutcomeRow]:
        """Open mission outcomes that serve no promise."""
        open_rows = [row for row in self.everything if not row.outcome.is_closed]
        return [row for row in open_rows if not row.serves and row.outcome.kind == Outcome.Kind.MISSION]

    @property
    def unserved(self) -> list[Promise]:
        """Promises that no open outcome serves."""
        return [promise for promise in self.promises if not promise.is_served]  # type: ignore[attr-defined]

    @property
    def all_near_certain(self) -> bool:
        return are_all_near_certain(self.chances)


def to_look_at(plan: WholePlan) -> list[OutcomeRow]:
    """The same from a plan that is at hand."""
    found = plan.standings
    rows = [OutcomeRow(one, found[one.pk], bool(plan.ways_of_outcomes.get(one.pk))) for one in plan.outcomes]
    return [row for row in sorted(rows, key=lambda row: row.risk) if row.needs_a_look][:SHOWN_FIRST]


def outcome_list(organization: Organization, *, filters: Filters, on: date) -> OutcomeList:
    outcomes = list(_outcomes(organization))
    found = standings(outcomes, on=on)
    rows = [OutcomeRow(row, found[row.pk], row.serves) for row in outcomes]  # type: ignore[attr-defined]
    rows.sort(key=lambda row: row.risk)
    chosen = _chosen_ids(organization, filters) if filters.promise else None
    return OutcomeList(
        rows=[row for row in rows if _passes(row, filters, chosen)],
        everything=rows,
        filters=filters,
        teams=list(Team.objects.of(organization).order_by("name", "pk")),
        promises=list(_promises(organization)),
        chances=[row.outcome.chance for row in rows if row.outcome.chance is not None and not row.outcome.is_closed],
    )


def are_all_near_certain(chances: list[int]) -> bool:
    """Nobody set out to do anything that could fail (S4.3)."""
    return len(chances) >= ENOUGH_TO_SAY and min(chances) >= NEAR_CERTAIN


def _outcomes(organization: Organization) -> QuerySet[Outcome]:
    serving = Contribution.objects.filter(outcome=OuterRef("pk"), promise__retired_at__isnull=True)
    rows = Outcome.objects.of(organization).active().select_related("organization", "team", "lead")
    return rows.annotate(serves=Exists(serving)).in_order()


def _promises(organization: Organization) -> QuerySet[Promise]:
    open_outcomes = Contribution.objects.filter(
        promise=OuterRef("pk"), outcome__archived_at__isnull=True, outcome__closed_at__isnull=True
    )
    rows = Promise.objects.of(organization).active().filter(mission__archived_at__isnull=True)
    return rows.annotate(is_served=Exists(open_outcomes)).order_by("mission_id", "position", "pk")


def _chosen_ids(organization: Organization, filters: Filters) -> set[int]:
    ties = Contribution.objects.filter(promise=filters.promise, outcome__organization=organization)
    return set(ties.values_list("outcome_id", flat=True))


def _passes(row: OutcomeRow, filters: Filters, chosen: set[int] | None) -> bool:
    return (
        (filters.team is None or row.outcome.team_id == filters.team)
        and (chosen is None or row.outcome.pk in chosen)
        and filters.health in {"", row.standing.health}
        and filters.kind in {"", row.outcome.kind}
    )
