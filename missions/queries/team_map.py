"""The tree of teams: who has outcomes, who has none yet (six queries, however many teams)."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, QuerySet

from missionhub.organizations.models import Organization, Person, Team
from missions.models import Activity, KeyRole, Outcome
from missions.queries.vacancy import vacant_role_ids


@dataclass(frozen=True)
class TeamRole:
    role: KeyRole
    is_vacant: bool


@dataclass
class TeamRow:
    team: Team
    people: int = 0
    activities: int = 0
    outcomes: list[Outcome] = field(default_factory=list)
    roles: list[TeamRole] = field(default_factory=list)
    children: list["TeamRow"] = field(default_factory=list)

    @property
    def is_linked(self) -> bool:
        return bool(self.outcomes)


@dataclass(frozen=True)
class TeamMapPage:
    tree: tuple[TeamRow, ...]
    rows: tuple[TeamRow, ...]
    loose: int  # people without a team
    unplaced: int  # open outcomes without a team

    @property
    def linked(self) -> int:
        return sum(row.is_linked for row in self.rows)


def team_map(*, organization: Organization, on: date) -> TeamMapPage:
    rows = {team.pk: TeamRow(team) for team in Team.objects.of(organization).order_by("name", "pk")}
    loose = _count(rows, "people", Person.objects.of(organization).active(on=on))
    _count(rows, "activities", Activity.objects.of(organization).active())
    unplaced = 0
    for outcome in Outcome.objects.of(organization).open().in_order().only("pk", "title", "team_id"):
        if outcome.team_id in rows:
            rows[outcome.team_id].outcomes.append(outcome)
        else:
            unplaced += 1
    vacant = vacant_role_ids(organization=organization, on=on)
    for role in KeyRole.objects.of(organization).active().filter(team__isnull=False).by_name():
        rows[role.team_id].roles.append(TeamRole(role, role.pk in vacant))
    return TeamMapPage(tuple(_tree(rows)), tuple(rows.values()), loose, unplaced)


def _count(rows: dict[int, TeamRow], name: str, people_or_work: QuerySet) -> int:
    """How many belong to each team; answers how many belong to none."""
    loose = 0
    for team_id, count in people_or_work.order_by().values_list("team_id").annotate(count=Count("pk")):
        if team_id in rows:
            setattr(rows[team_id], name, count)
        else:
            loose += count
    return loose


def _tree(rows: dict[int, TeamRow]) -> list[TeamRow]:
    roots: list[TeamRow] = []
    for row in rows.values():
        above = rows.get(row.team.parent_id or 0)
        (above.children if above else roots).append(row)
    return roots
