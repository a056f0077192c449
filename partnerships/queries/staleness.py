"""What has happened since a round was revealed, as far as one side may know: the goals it touches are to be rated anew.

Of an outcome or mission behind another side's goal nothing is told but that it has changed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from django.db.models import F, Q

from missions.models import Mission, MissionVersion
from partnerships.models import AlignmentRound, ContextEvent, Goal, Party
from partnerships.queries.picture import Picture


class Why(StrEnum):
    EVENT = "event"
    SOURCE = "source"
    MISSION = "mission"


@dataclass(frozen=True)
class Change:
    why: Why
    goal: Goal
    event: ContextEvent | None = None


def changes_since(one: AlignmentRound, *, viewer: Party) -> list[Change]:
    """Nothing before the reveal, and nothing once a new round has begun: there they are rated anew."""
    newest = AlignmentRound.objects.filter(partnership=one.partnership_id).newest_first()[0]
    if one.revealed_at is None or one.pk != newest.pk:
        return []
    goals = Goal.objects.filter(round=one, party__left_at__isnull=True)
    goals = goals.select_related("party__organization").order_by("party_id", "position")
    rows = {goal.pk: goal for goal in goals}
    told = ContextEvent.objects.seen_by(viewer).filter(goals__round=one, told_at__gt=one.revealed_at)
    touched = told.order_by("told_at", "pk", "goals").values_list("pk", "goals")
    events = told.select_related("party").in_bulk()
    found = [Change(Why.EVENT, rows[goal], events[event]) for event, goal in touched if goal in rows]
    edited = goals.filter(outcome__lock_version__gt=F("outcome_version")).values_list("pk", flat=True)
    found += [Change(Why.SOURCE, rows[goal]) for goal in edited]
    restated = {party for party in {goal.party for goal in rows.values()} if _has_restated(party, one)}
    return found + [Change(Why.MISSION, goal) for goal in rows.values() if goal.party in restated]


def touched_goals(changes: Sequence[Change]) -> list[tuple[Goal, list[Change]]]:
    """Each goal once, with all that has changed about it."""
    goals = {change.goal.pk: change.goal for change in changes}
    return [(goal, [change for change in changes if change.goal == goal]) for goal in goals.values()]


def causes(changes: Sequence[Change]) -> list[tuple[Change, list[Goal]]]:
    """Each thing that has changed once, with all goals it touches; a source stands behind one goal alone."""
    found: dict[object, tuple[Change, list[Goal]]] = {}
    for change in changes:
        what = {Why.EVENT: change.event, Why.SOURCE: change.goal, Why.MISSION: change.goal.party}[change.why]
        found.setdefault((change.why, what), (change, []))[1].append(change.goal)
    return list(found.values())


def marked(picture: Picture, changes: Sequence[Change]) -> Picture:
    return replace(picture, stale=frozenset(change.goal.pk for change in changes))


def _has_restated(party: Party, one: AlignmentRound) -> bool:
    """Its mission was worded anew, published and in force, since the goals were named; a first wording is no change."""
    if party.organization is None or one.opened_at is None:
        return False
    mission = Mission.objects.of(party.organization).primary_first().first()
    newer = MissionVersion.objects.published().filter(mission=mission, number__gt=1, published_at__gt=one.opened_at)
    return newer.filter(Q(in_force_on__isnull=True) | Q(in_force_on__gte=one.opened_at.date())).exists()
