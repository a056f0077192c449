"""Rounds that open by themselves on the day they were planned for, or wait and say why."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from missionhub.core.crash import crash
from missionhub.core.errors import DomainError
from missionhub.organizations.models import Membership, Organization, Person, Team
from missionhub.organizations.permissions import Permission
from missions.models import Mission
from surveys.disclosure import Minimums
from surveys.models import Instrument, InstrumentVersion, Round, RoundPlan
from surveys.queries.asking import people_asked
from surveys.queries.missions import missions_to_ask_about
from surveys.questionnaire import VOLUNTEER_QUESTION
from surveys.services.instruments import instrument_of
from surveys.services.opening import (
    NobodyAsked,
    NotReady,
    NotToldYet,
    Plan,
    StillOpen,
    SurveyPutAway,
    TooFewToProtect,
    Turn,
    open_leaders_round,
    open_round,
)
from surveys.services.own_surveys import newest_of

LAST_MINUTE = time(23, 59)
FARTHEST_ZONE = timedelta(days=1)  # somewhere it is tomorrow already


class DayPassed(DomainError):
    """A plan begins on a day that is still to come."""


class PlannedAlready(DomainError):
    """Of two rounds of a kind on one day the second would only wait for the first."""


class PlanEnded(DomainError):
    """An ended plan stays as it was."""


class NobodyAnswersForIt(DomainError):
    """The person who planned the round has left or may not open rounds any more."""


class MissionGone(DomainError):
    """The mission was put away or has lost its words."""


BLOCKS: dict[type[DomainError], RoundPlan.Block] = {
    NobodyAnswersForIt: RoundPlan.Block.OWNER,
    MissionGone: RoundPlan.Block.MISSION,
    StillOpen: RoundPlan.Block.OPEN,
    NotToldYet: RoundPlan.Block.OWED,
    NobodyAsked: RoundPlan.Block.PEOPLE,
    TooFewToProtect: RoundPlan.Block.PEOPLE,
    NotReady: RoundPlan.Block.QUESTIONS,
    SurveyPutAway: RoundPlan.Block.SURVEY,
}


@dataclass(frozen=True)
class Schedule:
    """When a round opens, by the organization's clock, for how many days, and after how many months again."""

    first_on: date
    time_of_day: time = time(9)
    open_for: int = 14
    every_months: int = RoundPlan.Every.NEVER


@dataclass(frozen=True)
class Planned:
    """What is opened and when. Whom it asks is chosen anew each time."""

    mission: Mission
    schedule: Schedule
    kind: str = RoundPlan.Kind.STAFF
    survey: Instrument | None = None  # where it is one of our own
    audience: str = RoundPlan.Audience.STAFF
    teams: Sequence[Team] = ()
    people: Sequence[Person] = ()
    volunteers: bool = False
    minimums: Minimums = field(default_factory=Minimums)
    is_strict: bool = False


@transaction.atomic
def plan_round(planned: Planned, *, by: Person, at: datetime) -> RoundPlan:
    organization = Organization.objects.select_for_update().get(pk=planned.mission.organization_id)  # no two at once
    there = RoundPlan.objects.of(organization).going_on().filter(kind=planned.kind, survey=planned.survey)
    if there.filter(next_on=planned.schedule.first_on).exists():
        raise PlannedAlready(_("A round of this kind is planned for this day already. Choose another day."))
    plan = RoundPlan(organization=organization)
    return _write(plan, planned, by=by, at=at)


@transaction.atomic
def revise_plan(*, plan: RoundPlan, planned: Planned, by: Person, at: datetime) -> RoundPlan:
    """Whoever changes a plan answers for it. A day that is due stays due unless the days themselves change."""
    return _write(_going_on(plan), planned, by=by, at=at)


@transaction.atomic
def take_over_plan(*, plan: RoundPlan, by: Person) -> None:
    _save(_going_on(plan), owner=by, blocked_by="", blocked_at=None)


@transaction.atomic
def pause_plan(*, plan: RoundPlan) -> None:
    _save(_going_on(plan), is_paused=True, blocked_by="", blocked_at=None)


@transaction.atomic
def resume_plan(*, plan: RoundPlan, at: datetime) -> None:
    """Days that passed meanwhile are not made up for."""
    plan = _going_on(plan)
    if not plan.is_paused:
        return
    _save(plan, is_paused=False, next_on=_day_to_come(plan, at=at))


@transaction.atomic
def skip_day(*, plan: RoundPlan, day: date, at: datetime) -> None:
    """Leave out the day that comes next, once however often it is said; a plan that has no other ends."""
    plan = _going_on(plan)
    if plan.next_on == day:
        skipped = plan.newest_due(at=at) or day
        _save(plan, next_on=plan.day_after(skipped), blocked_by="", blocked_at=None)


@transaction.atomic
def end_plan(*, plan: RoundPlan) -> None:
    """Nothing is opened any more; rounds that are open stay so. Safe to repeat."""
    _save(_locked(plan.pk), next_on=None, is_paused=False, blocked_by="", blocked_at=None)


def open_due_plans(*, at: datetime) -> int:
    """Open what has come, or note why it waits; how many rounds. Safe to repeat, and from several sweeps at once."""
    due = RoundPlan.objects.due_by((at + FARTHEST_ZONE).date()).select_related("organization").by_day()
    return sum(_open_or_block(plan, at=at) for plan in due if plan.newest_due(at=at) is not None)


def _open_or_block(plan: RoundPlan, *, at: datetime) -> bool:
    """In the language of its organization: no reader's is there."""
    with override(plan.organization.language):
        try:
            return open_planned(plan=plan, at=at) is not None
        except tuple(BLOCKS) as error:
            waiting = RoundPlan.objects.filter(pk=plan.pk, next_on=plan.next_on, is_paused=False)
            waiting.exclude(blocked_by=BLOCKS[type(error)]).update(blocked_by=BLOCKS[type(error)], blocked_at=at)
            return False


@transaction.atomic
def open_planned(*, plan: RoundPlan, at: datetime) -> Round | None:
    """The round of the newest day that has come; None where another sweep was first. Moving on commits with it."""
    plan = _locked(plan.pk)
    day = None if plan.is_paused else plan.newest_due(at=at)
    if day is None:
        return None
    _save(plan, next_on=plan.day_after(day), blocked_by="", blocked_at=None)
    round = _open(plan, day, at=at)
    crash("surveys.planned_round_uncommitted")
    return round


def _open(plan: RoundPlan, day: date, *, at: datetime) -> Round:
    owner = _owner_of(plan)
    if not missions_to_ask_about(plan.organization).filter(pk=plan.mission_id).exists():
        raise MissionGone(_("The mission was put away or has lost its words. Choose another one."))
    turn = Turn(plan, day)
    people = people_asked(plan.organization, audience=plan.audience, teams=plan.teams.all(), people=plan.people.all())
    last_day = at.astimezone(plan.zone).date() + timedelta(days=plan.open_for)
    closes_at = datetime.combine(last_day, LAST_MINUTE, tzinfo=plan.zone)
    if plan.kind == RoundPlan.Kind.LEADERS:
        question = VOLUNTEER_QUESTION if plan.volunteers else None
        return open_leaders_round(
            mission=plan.mission, people=people, closes_at=closes_at, question=question, turn=turn, by=owner, at=at
        )
    promised = Plan(
        mission=plan.mission,
        version=_version_to_ask(plan, by=owner, at=at),
        audience=plan.audience,
        people=people,
        closes_at=closes_at,
        minimums=plan.minimums,
        is_strict=plan.is_strict,
        volunteers=plan.volunteers,
        turn=turn,
    )
    return open_round(promised, by=owner, at=at)


def _version_to_ask(plan: RoundPlan, *, by: Person, at: datetime) -> InstrumentVersion:
    """The newest words, so that whoever mends a survey mends what its plan asks next."""
    if plan.survey is not None:
        return newest_of(plan.survey)
    return instrument_of(organization=plan.organization, kind=plan.kind, by=by, at=at)


def _owner_of(plan: RoundPlan) -> Person:
    owner = plan.owner
    membership = Membership.objects.filter(person=owner, user__is_active=True).first() if owner else None
    if owner is None or owner.left_on is not None or membership is None or not membership.may(Permission.ROUND_MANAGE):
        raise NobodyAnswersForIt(_("Nobody answers for this plan. Take it over, and it goes on."))
    return owner


def _write(plan: RoundPlan, planned: Planned, *, by: Person, at: datetime) -> RoundPlan:
    before, schedule = _days_of(plan), planned.schedule
    plan.survey = _still_there(planned.survey, plan.organization)
    plan.mission, plan.owner, plan.kind, plan.audience = planned.mission, by, planned.kind, planned.audience
    plan.volunteers, plan.is_strict = planned.volunteers, planned.is_strict
    plan.minimum_scores, plan.minimum_distributions = planned.minimums.scores, planned.minimums.distributions
    plan.minimum_quotes, plan.open_for = planned.minimums.quotes, schedule.open_for
    plan.first_on, plan.time_of_day, plan.every_months = schedule.first_on, schedule.time_of_day, schedule.every_months
    if plan.pk is None or _days_of(plan) != before:
        plan.next_on = _day_to_come(plan, at=at)
    plan.blocked_by, plan.blocked_at = "", None
    plan.save()
    plan.teams.set(planned.teams if planned.audience == RoundPlan.Audience.TEAMS else ())
    plan.people.set(planned.people if planned.audience == RoundPlan.Audience.PEOPLE else ())
    return plan


def _still_there(survey: Instrument | None, organization: Organization) -> Instrument | None:
    """Locked, so that nobody puts it away meanwhile."""
    if survey is None:
        return None
    kept = Instrument.objects.of(organization).own().active().select_for_update().filter(pk=survey.pk).first()
    if kept is None:
        raise SurveyPutAway(_("This survey was put away. Bring it back, or choose another one."))
    return kept


def _days_of(plan: RoundPlan) -> tuple[date | None, time, int]:
    return plan.first_on, plan.time_of_day, plan.every_months


def _day_to_come(plan: RoundPlan, *, at: datetime) -> date:
    opened = {date.fromisoformat(key) for key in plan.rounds.values_list("period_key", flat=True)} if plan.pk else set()
    for day in plan.days():
        if plan.begins_at(day) > at and day not in opened:
            return day
    passed = date_format(plan.first_on)
    raise DayPassed(_("%(day)s has passed or was asked already. Choose a later day.") % {"day": passed})


def _going_on(plan: RoundPlan) -> RoundPlan:
    plan = _locked(plan.pk)
    if plan.has_ended:
        raise PlanEnded(_("This plan has ended. Make a new one."))
    return plan


def _locked(pk: int) -> RoundPlan:
    return (
        RoundPlan.objects.select_for_update(of=("self",))
        .select_related("organization", "mission__organization")
        .get(pk=pk)
    )


def _save(plan: RoundPlan, **changes: object) -> None:
    for name, value in changes.items():
        setattr(plan, name, value)
    plan.save(update_fields=list(changes))
