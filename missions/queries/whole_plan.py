"""What an organization plans, read once for a page that shows several figures of it: three queries, however much."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import (
    Case,
    Count,
    DateField,
    DecimalField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from alignment.measures.coverage import coverage
from alignment.measures.progress import Mark
from missionhub.organizations.models import Organization
from missions.cadence import Days
from missions.models import Activity, CheckIn, Contribution, Milestone, Mission, Objective, Outcome, Pause, Promise
from missions.queries.activities import is_on
from missions.queries.alive import Alive, alive_of
from missions.queries.coverage import Serving, facts_of, shown_rows
from missions.queries.ledger import ledger
from missions.queries.resources import Resources, cost_of_activity, cost_of_outcome, divided
from missions.queries.standing import PlanRows, Standing, standings_of
from missions.queries.vacancy import owned

Ways = Sequence[tuple[int, int]]  # promises served, with the weight of each


@dataclass(frozen=True)
class WholePlan:
    """Of the primary mission its promises; of the organization everything else."""

    on: date
    before: date
    promises: Sequence[Promise]
    outcomes: Sequence[Outcome]  # not archived
    activities: Sequence[Activity]  # with what they cost, when, and what for; nothing else of them is read
    ways_of_outcomes: Mapping[int, Ways]  # to promises that still count
    ways_of_objectives: Mapping[int, Ways]
    pauses: Sequence[Days]
    marks: Mapping[int, Sequence[Mark]]  # milestones, by outcome

    @cached_property
    def open_outcomes(self) -> list[Outcome]:
        return [outcome for outcome in self.outcomes if not outcome.is_closed]

    @cached_property
    def _here(self) -> frozenset[int]:
        return frozenset(outcome.pk for outcome in self.outcomes)

    @cached_property
    def kept(self) -> Alive:
        """What `alive_today` finds."""
        shown = {promise.pk: promise.evidence_count + promise.story_count for promise in self.promises}  # type: ignore[attr-defined]
        serving = Serving(
            contributions=[
                Contribution(outcome=outcome, promise_id=promise, weight=weight)
                for outcome in self.outcomes
                for promise, weight in self.ways_of_outcomes.get(outcome.pk, ())
            ],
            owned=frozenset(outcome.pk for outcome in self.outcomes if outcome.is_owned),  # type: ignore[attr-defined]
            checked_in_on={outcome.pk: last.on for outcome in self.outcomes if (last := _last(outcome))},
            pauses=self.pauses,
        )
        found = coverage(facts_of(self.promises, serving, shown=shown, on=self.on))
        return alive_of(ledger(promises=self.promises, texts=[]), found, on=self.on)

    @cached_property
    def resources(self) -> Resources:
        """What `resources` finds."""
        return divided(
            self.promises,
            activities=[self._cost(activity) for activity in self.activities],
            outcomes=[
                cost_of_outcome(outcome, self.ways_of_outcomes.get(outcome.pk, ())) for outcome in self.open_outcomes
            ],
        )

    def _cost(self, activity: Activity) -> Any:
        outcome, objective = activity.outcome_id, activity.objective_id
        if outcome in self._here:
            ways, part_of = self.ways_of_outcomes.get(outcome, ()), outcome
        elif objective is not None:
            ways, part_of = self.ways_of_objectives.get(objective, ()), None
        else:
            ways, part_of = (), None
        return cost_of_activity(activity, ways, outcome=part_of, is_on=is_on(activity, self.on))

    @cached_property
    def standings(self) -> dict[int, Standing]:
        return standings_of(self.outcomes, self._rows(self.on, ""))

    @cached_property
    def standings_before(self) -> dict[int, Standing]:
        """Of the outcomes that are open and were there on the day `before`, by what was known that day."""
        then = [outcome for outcome in self.open_outcomes if outcome.created_at.date() <= self.before]
        return standings_of(then, self._rows(self.before, "_then"))

    def _rows(self, on: date, when: str) -> PlanRows:
        answered = {outcome.pk for outcome in self.outcomes if getattr(outcome, f"is_owned{when}")}
        rows = PlanRows(on=on, pauses=self.pauses, answered=answered)
        rows.marks.update({pk: list(marks) for pk, marks in self.marks.items()})
        for outcome in self.outcomes:
            if outcome.parent_id:
                rows.children[outcome.parent_id].append(outcome)
            if last := _last(outcome, when):
                rows.last[outcome.pk] = last
            if (value := outcome.last_value) is not None and not when:  # type: ignore[attr-defined]
                rows.valued[outcome.pk] = CheckIn(outcome=outcome, value=value)
        return rows


def whole_plan(organization: Organization, *, on: date, before: date) -> WholePlan:
    promises = list(_promises(organization, on=on))
    outcomes = list(_outcomes(organization, on=on, before=before))
    for outcome in outcomes:
        outcome.organization = organization
    ties = _ties(organization)
    return WholePlan(
        on=on,
        before=before,
        promises=promises,
        outcomes=outcomes,
        activities=ties.activities,
        ways_of_outcomes=ties.outcomes,
        ways_of_objectives=ties.objectives,
        pauses=ties.pauses,
        marks=ties.marks,
    )


def _promises(organization: Organization, *, on: date) -> QuerySet[Promise]:
    primary = Mission.objects.of(organization).primary_first().values("pk")[:1]
    evidence, stories = (_count(rows.filter(promise=OuterRef("pk"))) for rows in shown_rows(on=on))
    ours = Promise.objects.filter(mission=Subquery(primary)).active().select_related("mission")
    return ours.annotate(evidence_count=evidence, story_count=stories).in_order()


def _count(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.order_by().values("promise").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


def _outcomes(organization: Organization, *, on: date, before: date) -> QuerySet[Outcome]:
    made = CheckIn.objects.filter(outcome=OuterRef("pk")).newest_first()
    by_now, by_then = made.filter(on__lte=on), made.filter(on__lte=before)
    itself = Outcome.objects.filter(pk=OuterRef("pk"))
    return (
        Outcome.objects.of(organization)
        .active()
        .select_related("lead", "team")
        .annotate(
            is_owned=Exists(owned(itself, on=on)),
            is_owned_then=Exists(owned(itself, on=before)),
            last_on=Subquery(by_now.values("on")[:1]),
            last_confidence=Subquery(by_now.values("confidence")[:1]),
            last_value=Subquery(by_now.filter(value__isnull=False).values("value")[:1]),
            last_on_then=Subquery(by_then.values("on")[:1]),
            last_confidence_then=Subquery(by_then.values("confidence")[:1]),
        )
        .in_order()
    )


def _last(outcome: Outcome, when: str = "") -> CheckIn | None:
    on = getattr(outcome, f"last_on{when}")
    return CheckIn(outcome=outcome, on=on, confidence=getattr(outcome, f"last_confidence{when}")) if on else None


@dataclass
class _Ties:
    outcomes: dict[int, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    objectives: dict[int, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    pauses: list[Days] = field(default_factory=list)
    activities: list[Activity] = field(default_factory=list)
    marks: dict[int, list[Mark]] = field(default_factory=lambda: defaultdict(list))


def _ties(organization: Organization) -> _Ties:
    """What outcomes and objectives serve, activities, milestones and pauses: five short lists in one query."""
    found = _Ties()
    for kind, row, promise, weight, since, until, objective, money, hours in _tied(organization):
        if kind == "pause":
            found.pauses.append(Days(since, until))
        elif kind == "milestone":
            found.marks[row].append(Mark(since, float(money)))
        elif kind == "activity":
            found.activities.append(
                Activity(
                    outcome_id=row, objective_id=objective, money_a_year=money, hours_a_month=hours,
                    starts_on=since, ends_on=until,
                )
            )  # fmt: skip
        else:
            (found.outcomes if kind == "outcome" else found.objectives)[row].append((promise, weight))
    found.pauses.sort(key=lambda days: days.first)
    return found


def _tied(organization: Organization) -> QuerySet[Any]:
    living = {"promise__retired_at__isnull": True}
    no_day, nothing = Cast(Value(None), DateField()), Cast(Value(None), IntegerField())
    no_amount = Cast(Value(None), DecimalField(max_digits=18, decimal_places=4))
    no_costs = {"none": nothing, "money": no_amount, "hours": no_amount}
    of_outcomes = Contribution.objects.filter(outcome__organization=organization, **living)
    of_objectives = Objective.promises.through.objects.filter(objective__organization=organization, **living)
    activities = Activity.objects.of(organization).active()
    one = Value(1, output_field=IntegerField())
    costs = ("none", "money", "hours")
    return (
        of_outcomes.annotate(kind=Value("outcome"), since=no_day, until=no_day, **no_costs)
        .values_list("kind", "outcome_id", "promise_id", "weight", "since", "until", *costs)
        .union(
            of_objectives.annotate(kind=Value("objective"), weight=one, since=no_day, until=no_day, **no_costs)
            .values_list("kind", "objective_id", "promise_id", "weight", "since", "until", *costs),
            Milestone.objects.filter(outcome__organization=organization, value__isnull=False)
            .annotate(kind=Value("milestone"), promise=nothing, weight=nothing, until=no_day, **no_costs)
            .values_list("kind", "outcome_id", "promise", "weight", "due_on", "until", "none", "value", "hours"),
            Pause.objects.of(organization)
            .annotate(kind=Value("pause"), row=nothing, promise=nothing, weight=nothing, **no_costs)
            .values_list("kind", "row", "promise", "weight", "starts_on", "ends_on", *costs),
            activities.annotate(kind=Value("activity"), promise=nothing, weight=nothing, living=_living_objective())
            .values_list(
                "kind", "outcome_id", "promise", "weight", "starts_on", "ends_on", "living", "money_a_year",
                "hours_a_month",
            ),
            all=True,
        )
    )  # fmt: skip


def _living_objective() -> Case:
    """Of an activity, unless it was put away."""
    return Case(When(objective__archived_at__isnull=True, then=F("objective_id")), default=None)
