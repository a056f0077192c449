"""Who checks in for which outcome, and what is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from django.db.models import Q

from missionhub.organizations.models import Organization, Person
from missions.cadence import Owed, period_of
from missions.models import CheckIn, Comment, Outcome, Responsibility, RoleHolder
from missions.models.outcome import OutcomeQuerySet
from missions.queries.standing import Standing, standings

A_MONTH = timedelta(days=27)


class When(StrEnum):
    OVERDUE = "overdue"
    THIS_WEEK = "this_week"
    LATER = "later"


@dataclass(frozen=True)
class Due:
    """A check-in somebody may make for an outcome, and when it is wanted."""

    standing: Standing
    owed: Owed | None  # the oldest period that waits, else the next; none once the outcome is closed
    when: When
    as_of: date  # what a check-in made today counts for

    @property
    def outcome(self) -> Outcome:
        return self.standing.outcome

    @property
    def is_now(self) -> bool:
        """Overdue, or due by the end of the week."""
        return self.when is not When.LATER

    @property
    def is_overdue(self) -> bool:
        return self.when is When.OVERDUE


@dataclass(frozen=True)
class Unread:
    """A check-in whose reader has not seen it."""

    check_in: CheckIn
    comments: Sequence[Comment]


def outcomes_of(person: Person, *, on: date) -> OutcomeQuerySet:
    """Outcomes the person leads, or answers for through a role held that day."""
    held = RoleHolder.objects.current(on=on).filter(person=person, role__archived_at__isnull=True).values("role")
    answered = Responsibility.objects.filter(kind=Responsibility.Kind.ACCOUNTABLE, role__in=held).values("outcome")
    mine = Outcome.objects.of(person.organization).active().filter(Q(lead=person) | Q(pk__in=answered))
    return mine.select_related("organization", "team", "lead").in_order()


def outcomes_owed_by(person: Person, *, on: date) -> OutcomeQuerySet:
    """Open ones the person leads or, where nobody here does, answers for: one person owes a check-in, not two."""
    led = Q(lead=person) | Q(lead__isnull=True) | Q(lead__left_on__isnull=False)
    return outcomes_of(person, on=on).open().filter(led)


def may_check_in(outcome: Outcome, *, person: Person, is_leader: bool, on: date) -> bool:
    return is_leader or outcomes_of(person, on=on).filter(pk=outcome.pk).exists()


def dues_of(person: Person, *, on: date) -> list[Due]:
    """What waits for a check-in by the person, the oldest first."""
    mine = checkable(list(outcomes_owed_by(person, on=on)), on=on)
    return [due for due in mine if due.standing.owed]


def checkable(outcomes: Sequence[Outcome], *, on: date) -> list[Due]:
    """Each outcome with what it waits for, the oldest first; all of one organization."""
    found = [_due(standing, on=on) for standing in standings(outcomes, on=on).values()]
    return sorted(
        found, key=lambda due: (due.owed.due_on if due.owed else date.max, due.outcome.position, due.outcome.pk)
    )


def unread_by(person: Person, *, is_leader: bool, on: date, most: int = 20) -> list[Unread]:
    """Check-ins of the last eight weeks for their reader: the reviewer or, where there is none, the team's leaders.

    The newest of each outcome: it says where the outcome stands, and seeing it settles the older ones.
    """
    mine = Q(outcome__reviewer=person)
    if is_leader:
        mine |= Q(outcome__reviewer__isnull=True, outcome__team=person.team_id, outcome__team__isnull=False)
    rows = CheckIn.objects.of(person.organization).filter(
        mine, acknowledged_at__isnull=True, outcome__archived_at__isnull=True, on__gte=on - timedelta(weeks=8)
    )
    others = rows.exclude(made_by=person).exclude(made_by__isnull=True)
    newest: dict[int, CheckIn] = {}
    for check_in in others.select_related("outcome__organization", "made_by").newest_first():
        newest.setdefault(check_in.outcome_id, check_in)
    check_ins = list(newest.values())[:most]
    return [Unread(check_in, comments) for check_in, comments in with_comments(check_ins, of=person.organization)]


def with_comments(check_ins: Sequence[CheckIn], *, of: Organization) -> list[tuple[CheckIn, list[Comment]]]:
    ids = [check_in.pk for check_in in check_ins]
    about = Comment.objects.of(of).filter(subject_kind=CheckIn.SUBJECT_KIND, subject_id__in=ids)
    comments = list(about.select_related("author").in_order())
    return [
        (check_in, [comment for comment in comments if comment.subject_id == check_in.pk]) for check_in in check_ins
    ]


def is_recorded(request_id: UUID) -> bool:
    return CheckIn.objects.filter(request_id=request_id).exists()


def as_of(owed: Sequence[Owed], *, cadence: str, on: date) -> date:
    """The day a check-in made today stands for.

    In the first half of a month or a quarter, with the one before still owed, it belongs to that one's last day: it
    shall not settle the new one as well. Otherwise, and with shorter rhythms always, it belongs to today.
    """
    period = period_of(cadence, on)
    late = [item.period.last for item in owed if item.period.last < period.first]
    length = period.last - period.first
    is_early = length >= A_MONTH and (on - period.first) * 2 < length
    return max(late) if late and is_early else on


def _due(standing: Standing, *, on: date) -> Due:
    waiting = standing.owed
    cadence = standing.outcome.cadence
    if not waiting:
        return Due(standing, standing.next_due, When.LATER, on)
    sunday = on + timedelta(days=6 - on.weekday())
    when = (
        When.OVERDUE if waiting[0].is_overdue(on=on) else When.THIS_WEEK if waiting[0].due_on <= sunday else When.LATER
    )
    return Due(standing, waiting[0], when, as_of(waiting, cadence=cadence, on=on))
