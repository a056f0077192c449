"""One person's way from the mission to what they owe."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from missionhub.organizations.models import Person
from missions.models import Contribution, Mission, MissionVersion, Outcome, Promise, Responsibility, RoleHolder
from missions.queries.reading import active_promises, current_version, primary_mission
from missions.queries.standing import Standing, standings


@dataclass(frozen=True)
class MyRole:
    holder: RoleHolder
    outcomes: Sequence[Responsibility]


@dataclass(frozen=True)
class MyOutcome:
    standing: Standing
    leads: bool
    parts: Sequence[Responsibility]  # through which of my roles
    contributions: Sequence[Contribution]

    @property
    def outcome(self) -> Outcome:
        return self.standing.outcome

    @property
    def is_my_team_s(self) -> bool:
        """Not mine in person, but my team's."""
        return not self.leads and not self.parts


@dataclass(frozen=True)
class LineOfSight:
    mission: Mission | None
    version: MissionVersion | None
    roles: Sequence[MyRole]
    outcomes: Sequence[MyOutcome]
    served: Sequence[Promise] = ()  # by an outcome of mine
    others: Sequence[Promise] = ()
    looked_after: Sequence[Promise] = ()  # by me, in any mission; not among those two

    @property
    def is_empty(self) -> bool:
        return not (self.roles or self.outcomes or self.looked_after)


def line_of_sight(person: Person, *, on: date) -> LineOfSight:
    mission = primary_mission(person.organization)
    roles = _roles(person, on=on)
    outcomes = _outcomes(person, roles, on=on)
    served = {contribution.promise_id for row in outcomes for contribution in row.contributions}
    looked_after = promises_of(person)
    mine = {promise.pk for promise in looked_after}
    promises = [promise for promise in active_promises(mission) if promise.pk not in mine] if mission else []
    return LineOfSight(
        mission=mission,
        version=current_version(mission) if mission else None,
        roles=roles,
        outcomes=outcomes,
        served=[promise for promise in promises if promise.pk in served],
        others=[promise for promise in promises if promise.pk not in served],
        looked_after=looked_after,
    )


def promises_of(person: Person) -> list[Promise]:
    """Those the person looks after, mission by mission."""
    mine = Promise.objects.of(person.organization).active().filter(steward=person, mission__archived_at__isnull=True)
    return list(mine.select_related("mission__organization").order_by("mission_id", "position", "pk"))


def _roles(person: Person, *, on: date) -> list[MyRole]:
    held = RoleHolder.objects.current(on=on).filter(person=person, role__archived_at__isnull=True)
    holders = list(held.select_related("role").order_by("role__name", "pk"))
    open_ones = Outcome.objects.of(person.organization).open()
    parts = Responsibility.objects.filter(role__in=[holder.role_id for holder in holders], outcome__in=open_ones)
    by_role: dict[int, list[Responsibility]] = defaultdict(list)
    for part in parts.select_related("outcome", "role").order_by("outcome__position", "pk"):
        by_role[part.role_id].append(part)
    return [MyRole(holder, by_role[holder.role_id]) for holder in holders]


def _outcomes(person: Person, roles: Sequence[MyRole], *, on: date) -> list[MyOutcome]:
    """Those the person leads first, then those of the person's roles, then the team's."""
    parts: dict[int, list[Responsibility]] = defaultdict(list)
    for role in roles:
        for part in role.outcomes:
            parts[part.outcome_id].append(part)
    mine = Q(lead=person) | Q(pk__in=list(parts))
    if person.team_id:
        mine |= Q(team=person.team_id)
    outcomes = list(
        Outcome.objects.of(person.organization).open().filter(mine).select_related("organization").in_order()
    )
    contributions: dict[int, list[Contribution]] = defaultdict(list)
    rows = Contribution.objects.filter(outcome__in=outcomes, promise__retired_at__isnull=True)
    for row in rows.select_related("promise").order_by("promise__position", "pk"):
        contributions[row.outcome_id].append(row)
    standing_of = standings(outcomes, on=on)
    found = [
        MyOutcome(standing_of[outcome.pk], outcome.lead_id == person.pk, parts[outcome.pk], contributions[outcome.pk])
        for outcome in outcomes
    ]
    return sorted(found, key=lambda row: (not row.leads, row.is_my_team_s))
