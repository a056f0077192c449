"""From the mission over its promises and outcomes to the roles, and what is tied to nothing. Four queries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils.functional import Promise as LazyText

from alignment.measures.progress import Health, health
from missionhub.organizations.models import Organization
from missions.cadence import Days, owed
from missions.models import CheckIn, KeyRole, Mission, Outcome, Promise, Responsibility, RoleHolder
from missions.queries.standing import TONES, WORDS, owes, pauses_of

FEW = 40  # outcomes that a page shows all at once
FIRST = 6  # of a promise, where there are more


class MapRole(NamedTuple):
    pk: int
    name: str
    is_held: bool


class _OutcomeRow(NamedTuple):
    pk: int
    title: str
    kind: str
    cadence: str
    start_on: date | None
    created_at: datetime
    has_lead: bool
    checked_in_on: date | None
    confidence: str | None
    promise: int | None


@dataclass
class MapOutcome:
    row: _OutcomeRow
    on: date
    pauses: Sequence[Days]
    promises: list[int] = field(default_factory=list)  # the heaviest contribution first
    accountable: MapRole | None = None
    others: list[tuple[MapRole, str]] = field(default_factory=list)  # those that do the work

    @property
    def pk(self) -> int:
        return self.row.pk

    @property
    def title(self) -> str:
        return self.row.title

    @property
    def is_orphan(self) -> bool:
        return not self.promises and self.row.kind == Outcome.Kind.MISSION

    @property
    def is_unanswered(self) -> bool:
        return self.accountable is None or not self.accountable.is_held

    @cached_property
    def health(self) -> Health:
        """Worked out only for what is shown."""
        row = self.row
        begun = row.start_on or row.created_at.astimezone(UTC).date()
        waiting = owed(row.cadence, on=self.on, starts_on=begun, last=row.checked_in_on, pauses=self.pauses)
        is_owed = owes(has_owner=row.has_lead or not self.is_unanswered, confidence=row.confidence)
        is_overdue = is_owed and any(item.is_overdue(on=self.on) for item in waiting)
        return health(is_closed=False, is_overdue=is_overdue, confidence=row.confidence)

    @property
    def word(self) -> str | LazyText:
        return WORDS[self.health]

    @property
    def tone(self) -> str:
        return TONES[self.health]

    @property
    def roles(self) -> list[MapRole]:
        return [*([self.accountable] if self.accountable else []), *(role for role, _kind in self.others)]


@dataclass
class MapPromise:
    promise: Promise
    number: int
    outcomes: list[MapOutcome] = field(default_factory=list)  # for which it is the main promise
    also: int = 0  # outcomes that serve it beside another
    shown: list[MapOutcome] = field(default_factory=list)

    @property
    def hidden(self) -> int:
        return len(self.outcomes) - len(self.shown)

    @property
    def is_empty(self) -> bool:
        return not self.outcomes and not self.also


@dataclass
class MapMission:
    mission: Mission
    promises: list[MapPromise] = field(default_factory=list)


@dataclass(frozen=True)
class StrategyMap:
    missions: tuple[MapMission, ...]
    count: int  # of promises
    outcomes: int
    orphans: tuple[MapOutcome, ...]  # mission outcomes without a promise
    financial: int  # those need none
    idle: tuple[MapRole, ...]  # roles without a part in an open outcome
    unanswered: int
    vacant: int
    has_roles: bool
    only_gaps: bool

    @property
    def promises(self) -> list[MapPromise]:
        return [promise for mission in self.missions for promise in mission.promises]

    @property
    def empty(self) -> list[MapPromise]:
        return [promise for promise in self.promises if promise.is_empty]

    @property
    def is_tied(self) -> bool:
        """Nothing is loose."""
        return not (self.orphans or self.empty or self.idle)

    @property
    def roles(self) -> list[MapRole]:
        """Those that have a part in something shown, in that order."""
        shown = (outcome for promise in self.promises for outcome in promise.shown)
        return list(dict.fromkeys(role for outcome in shown for role in outcome.roles))


def strategy_map(*, organization: Organization, on: date, only_gaps: bool = False) -> StrategyMap:
    """The whole map; of many outcomes each promise shows its first few, and `branch` the rest."""
    missions = _missions(organization)
    outcomes, roles, idle = _plan(organization, on)
    by_promise = _under_promises(missions, outcomes)
    for promise in by_promise.values():
        chosen = [each for each in promise.outcomes if each.is_unanswered] if only_gaps else promise.outcomes
        promise.shown = chosen if len(outcomes) <= FEW else chosen[:FIRST]
    if only_gaps:
        for mission in missions:
            mission.promises = [each for each in mission.promises if each.is_empty or each.shown]
    return StrategyMap(
        missions=tuple(mission for mission in missions if mission.promises),
        count=len(by_promise),
        outcomes=len(outcomes),
        orphans=tuple(outcome for outcome in outcomes if outcome.is_orphan),
        financial=sum(not outcome.promises and not outcome.is_orphan for outcome in outcomes),
        idle=tuple(idle),
        unanswered=sum(outcome.is_unanswered for outcome in outcomes),
        vacant=sum(not role.is_held for role in roles),
        has_roles=bool(roles),
        only_gaps=only_gaps,
    )


def branch(*, promise: Promise, on: date) -> list[MapOutcome]:
    """Every open outcome that serves a promise, whether mainly or also. Three queries."""
    outcomes, _roles, _idle = _plan(promise.mission.organization, on)
    return [outcome for outcome in outcomes if promise.pk in outcome.promises]


def _missions(organization: Organization) -> list[MapMission]:
    """Missions with their promises, the organization's own first. One query."""
    promises = Promise.objects.of(organization).active().filter(mission__archived_at__isnull=True)
    found: dict[int, MapMission] = {}
    ordered = promises.select_related("mission__team").order_by("mission_id", "position", "pk")
    for promise in ordered:
        mission = found.setdefault(promise.mission_id, MapMission(promise.mission))
        mission.promises.append(MapPromise(promise, len(mission.promises) + 1))
    return sorted(found.values(), key=lambda each: (each.mission.team is not None, each.mission.pk))


def _plan(organization: Organization, on: date) -> tuple[list[MapOutcome], list[MapRole], list[MapRole]]:
    """Open outcomes with their promises and roles; every role; the roles without a part. Three queries."""
    pauses = pauses_of(organization.pk)
    outcomes: dict[int, MapOutcome] = {}
    for row in _outcome_rows(organization, on):
        outcome = outcomes.setdefault(row.pk, MapOutcome(row, on, pauses))
        if row.promise is not None:
            outcome.promises.append(row.promise)
    taken: dict[MapRole, bool] = defaultdict(bool)
    for role, outcome_id, kind in _role_rows(organization, on):
        cell = outcomes.get(outcome_id or 0)
        taken[role] |= cell is not None
        if cell is None:
            continue
        if kind == Responsibility.Kind.ACCOUNTABLE:
            cell.accountable = role
        elif kind == Responsibility.Kind.RESPONSIBLE:
            cell.others.append((role, kind))
    idle = [role for role, has_part in taken.items() if not has_part]
    return list(outcomes.values()), list(taken), idle


def _outcome_rows(organization: Organization, on: date) -> Iterable[_OutcomeRow]:
    """One row for each contribution, the heaviest first, or one without."""
    newest = CheckIn.objects.filter(outcome=OuterRef("pk"), on__lte=on).newest_first()
    counted = (
        Outcome.objects.of(organization)
        .open()
        .annotate(
            has_lead=Q(lead__isnull=False),
            checked_in_on=Subquery(newest.values("on")[:1]),
            confidence=Subquery(newest.values("confidence")[:1]),
        )
    )
    rows = counted.order_by("position", "pk", "-contributions__weight", "contributions__pk").values_list(
        "pk",
        "title",
        "kind",
        "cadence",
        "start_on",
        "created_at",
        "has_lead",
        "checked_in_on",
        "confidence",
        "contributions__promise_id",
    )
    return map(_OutcomeRow._make, rows.iterator(chunk_size=2000))


def _role_rows(organization: Organization, on: date) -> Iterable[tuple[MapRole, int | None, str]]:
    held = RoleHolder.objects.current(on=on).filter(role=OuterRef("pk"))
    roles = KeyRole.objects.of(organization).active().annotate(is_held=Exists(held)).order_by("name", "pk")
    columns = ("pk", "name", "is_held", "responsibilities_held__outcome_id", "responsibilities_held__kind")
    for pk, name, is_held, outcome_id, kind in roles.values_list(*columns):
        yield MapRole(pk, name, is_held), outcome_id, kind or ""


def _under_promises(missions: Sequence[MapMission], outcomes: Sequence[MapOutcome]) -> dict[int, MapPromise]:
    """Each outcome stands under the promise it contributes to most; what was retired counts no longer."""
    promises = {each.promise.pk: each for mission in missions for each in mission.promises}
    for outcome in outcomes:
        outcome.promises = [pk for pk in outcome.promises if pk in promises]
        for place, pk in enumerate(outcome.promises):
            if place:
                promises[pk].also += 1
            else:
                promises[pk].outcomes.append(outcome)
    return promises
