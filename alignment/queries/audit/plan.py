"""Of the plan on a day: what coverage, the money gap and the state of outcomes are computed from."""

from datetime import date

from alignment.measures.coverage import PromiseFacts
from alignment.queries.audit.tables import Row, Tables
from missionhub.organizations.models import Organization
from missions.models import Milestone, Mission, Promise
from missions.queries.coverage import promise_coverage, promise_facts
from missions.queries.outcome_list import Filters, OutcomeRow, outcome_list
from missions.queries.resources import Resources, resources
from missions.queries.standing import closed_on

GAP = "money-and-time-against-the-weight-of-the-promises"


def add_plan(tables: Tables, *, organization: Organization, missions: list[Mission], on: date) -> None:
    for mission in missions:
        _add_promises(tables, mission, on=on)
    _add_outcomes(tables, organization, on=on)


def _add_promises(tables: Tables, mission: Mission, *, on: date) -> None:
    promises = list(Promise.objects.filter(mission=mission).active().in_order())
    if not promises:
        return
    facts, money = promise_facts(promises, on=on), resources(mission=mission, on=on)
    tables.add("weights", _weights(mission, promises, facts, money))
    tables.add(
        "serving",
        [
            (mission.pk, int(fact.key), place, outcome.is_measured, outcome.is_owned, outcome.is_checked_in)
            for fact in facts
            for place, outcome in enumerate(fact.outcomes, start=1)
        ],
    )
    found = promise_coverage(promises, on=on)
    of = {"section": "promises-looked-after", "source": "weights, serving"}
    tables.figure(None, "looked_after", of=mission.pk, n=len(promises), value=found.kept, **of)
    tables.figure(None, "coverage", of=mission.pk, n=found.weight, value=found.share, **of)
    for standing in found.standings:
        dots = " ".join(sorted(standing.dots))
        tables.figure(None, "dots", of=f"{mission.pk}|{standing.key}", value=dots, **of)
    for name, gap in (("money_gap", money.money_gap), ("hours_gap", money.hours_gap)):
        if gap is not None:
            tables.figure(None, name, of=mission.pk, value=gap, section=GAP, source="weights")


def _weights(mission: Mission, promises: list[Promise], facts: list[PromiseFacts], money: Resources) -> list[Row]:
    fact_of = {int(fact.key): (fact.shown, fact.has_steward) for fact in facts}
    weights = {promise.pk: promise.weight for promise in promises}
    return [
        (
            mission.pk, row.promise.pk if row.promise else "elsewhere" if row.is_elsewhere else "nothing",
            row.promise.text if row.promise else "", weights[row.promise.pk] if row.promise else 0,
            *(fact_of[row.promise.pk] if row.promise else (None, None)), row.amounts.money, row.amounts.hours,
        )
        for row in money.rows
    ]  # fmt: skip


def _add_outcomes(tables: Tables, organization: Organization, *, on: date) -> None:
    found = outcome_list(organization, filters=Filters(), on=on)
    rolled_up = {row.outcome.pk for row in found.everything if row.outcome.rolls_up}
    tables.add("outcomes", [_outcome(row, rolled_up, on=on) for row in found.everything])
    marks = Milestone.objects.filter(outcome__in=[row.outcome for row in found.everything], value__isnull=False)
    tables.add("milestones", marks.order_by("outcome_id", "due_on", "pk").values_list("outcome_id", "due_on", "value"))
    section, source = "outcomes", "outcomes, milestones"
    for row in found.everything:
        of, standing = row.outcome.pk, row.standing
        tables.figure(None, "health", of=of, value=str(standing.health), section=section, source=source)
        if standing.progress is not None:
            tables.figure(None, "progress", of=of, value=standing.progress, section=section, source=source)
        if standing.expected is not None:
            tables.figure(None, "expected", of=of, value=standing.expected, section=section, source=source)
    for health, count in found.counts:
        tables.figure(
            None, "health_count", of=str(health), n=len(found.everything), value=count, section=section, source=source
        )


def _outcome(row: OutcomeRow, rolled_up: set[int], *, on: date) -> Row:
    outcome, standing = row.outcome, row.standing
    closed = closed_on(outcome)
    valued, last = standing.valued, standing.last
    return (
        outcome.pk, outcome.title, outcome.kind, outcome.direction, outcome.baseline, outcome.target,
        outcome.band_low, outcome.band_high, outcome.start_on, outcome.due_on,
        min(on, closed or on), valued.value if valued else None,
        last.confidence if last else "", closed is not None, standing.is_overdue,
        outcome.parent_id if outcome.parent_id in rolled_up else None, outcome.weight,
    )  # fmt: skip
