"""One promise with everything that serves it, in few queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max, Min, Prefetch

from missionhub.organizations.models import Organization, Person
from missions.models import (
    Activity,
    Change,
    ChangeEffect,
    Contribution,
    Decision,
    DecisionEffect,
    Mission,
    Objective,
    Outcome,
    Promise,
    PromiseEvidence,
    Responsibility,
    RoleHolder,
    Story,
)
from missions.queries.alive import AliveRow, alive
from missions.queries.ledger import ledger
from missions.queries.pages import published_lately
from missions.queries.reading import current_version

STORIES = 5


@dataclass(frozen=True)
class PromisePage:
    promise: Promise
    row: AliveRow
    contributions: list[Contribution]  # open outcomes first, then closed ones
    objectives: list[Objective]
    activities: list[Activity]
    evidence: list[PromiseEvidence]
    stories: list[Story]
    decisions: list[DecisionEffect]
    changes: list[ChangeEffect]

    first_published_at: datetime | None  # the mission

    on: date

    @property
    def is_new(self) -> bool:
        """Too new for anything to be missing; other apps know whether somebody has asked since."""
        return published_lately(self.first_published_at, on=self.on)

    @property
    def steward(self) -> Person | None:
        """Whoever looks after it and is here."""
        return self.promise.steward_on(self.on)

    @property
    def mission(self) -> Mission:
        return self.promise.mission

    @property
    def open_outcomes(self) -> list[Outcome]:
        """Those an owner may be found for; a few are enough."""
        return [row.outcome for row in self.contributions if not row.outcome.is_closed][:STORIES]

    @property
    def is_served(self) -> bool:
        return bool(self.contributions or self.objectives)


def promise_page(promise: Promise, *, on: date) -> PromisePage:
    row = _row_of(promise, on=on)
    serving = promise.contributions.filter(outcome__archived_at__isnull=True)
    return PromisePage(
        promise=promise,
        row=row,
        contributions=_contributions(promise, on=on),
        objectives=list(promise.objectives.active().select_related("organization").in_order()),
        activities=list(
            Activity.objects.active()
            .filter(outcome__in=serving.values("outcome"))
            .select_related("team", "organization")
            .by_name()
        ),
        evidence=list(promise.evidence.select_related("added_by").order_by("-seen_on", "-pk")),
        stories=list(Story.objects.filter(promise=promise).shown().newest_first()[:STORIES]),
        decisions=_effects(DecisionEffect, promise, Decision),
        changes=_effects(ChangeEffect, promise, Change),
        first_published_at=promise.mission.versions.aggregate(at=Min("published_at"))["at"],
        on=on,
    )


def stewards_to_choose(organization: Organization) -> list[Person]:
    """Everybody here, by name; a few lists of a page share one query."""
    return list(Person.objects.of(organization).active().by_name())


def _row_of(promise: Promise, *, on: date) -> AliveRow:
    """Its number and share among the promises of its mission; a retired one stands alone."""
    promises: Sequence[Promise] = list(Promise.objects.filter(mission=promise.mission).active().in_order())
    if promise not in promises:
        promises = [promise]
    version = current_version(promise.mission)
    rows = ledger(promises=promises, texts=[version.statement] if version else [promise.phrase])
    return alive([row for row in rows if row.promise == promise], on=on).rows[0]


def _contributions(promise: Promise, *, on: date) -> list[Contribution]:
    holders = Prefetch(
        "role__holders", queryset=RoleHolder.objects.current(on=on).select_related("person"), to_attr="here"
    )
    accountable = Responsibility.objects.filter(kind=Responsibility.Kind.ACCOUNTABLE).select_related("role")
    rows = promise.contributions.filter(outcome__archived_at__isnull=True).select_related(
        "outcome__lead", "outcome__team"
    )
    return list(
        rows.annotate(checked_in_on=Max("outcome__check_ins__on"))
        .prefetch_related(
            Prefetch("outcome__responsibilities", queryset=accountable.prefetch_related(holders), to_attr="accountable")
        )
        .order_by("outcome__closed_at", "outcome__position", "pk")
    )


def _effects(model: Any, promise: Promise, owner: Any) -> list[Any]:
    name = owner.SUBJECT_KIND
    rows = model.objects.filter(promise=promise, **{f"{name}__archived_at__isnull": True})
    return list(rows.select_related(name).order_by(f"-{name}_id"))
