"""The facts behind the four dots of each promise, in as many queries for one promise as for thirty."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, QuerySet

from alignment.measures.coverage import Coverage, Dot, OutcomeFacts, PromiseFacts, coverage
from missions.cadence import Days, owed
from missions.models import CheckIn, Contribution, Mission, Outcome, Promise, PromiseEvidence, Story
from missions.queries.standing import pauses_of, starts_on
from missions.queries.vacancy import owned

EVIDENCE_PERIOD = timedelta(days=92)
SHOWING = (Outcome.Result.REACHED, Outcome.Result.PARTLY)


@dataclass(frozen=True)
class Serving:
    """What serves the promises, and what is known about it."""

    contributions: Sequence[Contribution]
    owned: frozenset[int]
    checked_in_on: Mapping[int, date]
    pauses: Sequence[Days]


def promise_coverage(promises: Sequence[Promise], *, on: date) -> Coverage:
    """The standing of these promises of one organization on a day. Six queries."""
    return coverage(promise_facts(promises, on=on))


def unowned_promises(mission: Mission, *, on: date) -> list[Promise]:
    """The promises in use that nobody owns on a day."""
    promises = list(Promise.objects.filter(mission=mission).active().in_order())
    found = promise_coverage(promises, on=on)
    return [promise for promise, one in zip(promises, found.standings, strict=True) if Dot.OWNED not in one.dots]


def promise_facts(promises: Sequence[Promise], *, on: date) -> list[PromiseFacts]:
    """What it is computed from."""
    return facts_of(promises, _serving(promises, on=on), shown=_shown(promises, on=on), on=on)


def facts_of(
    promises: Sequence[Promise], serving: Serving, *, shown: Mapping[int, int], on: date
) -> list[PromiseFacts]:
    """The same from rows that are at hand; `shown` counts the evidence and the stories of the period by promise."""
    outcomes: dict[int, list[OutcomeFacts]] = defaultdict(list)
    found = Counter(shown)
    for contribution in serving.contributions:
        outcome = contribution.outcome
        if outcome.closed_at is None:
            outcomes[contribution.promise_id].append(_facts(outcome, serving, on=on))
        elif outcome.closed_at.date() > evidence_since(on) and outcome.result in SHOWING:
            found[contribution.promise_id] += 1
    return [
        PromiseFacts(
            key=str(promise.pk),
            weight=promise.weight,
            outcomes=tuple(outcomes[promise.pk]),
            shown=found[promise.pk],
            has_steward=promise.steward_on(on) is not None,
        )
        for promise in promises
    ]


def evidence_since(on: date) -> date:
    """The first day of the period in which something must have shown the promise kept."""
    return on - EVIDENCE_PERIOD


def is_measured(outcome: Outcome) -> bool:
    has_mark = any(mark is not None for mark in (outcome.target, outcome.band_low, outcome.band_high))
    return has_mark and outcome.due_on is not None


def _serving(promises: Sequence[Promise], *, on: date) -> Serving:
    serving = Contribution.objects.filter(promise__in=promises, outcome__archived_at__isnull=True)
    contributions = list(serving.select_related("outcome__lead").order_by("promise_id", "outcome_id"))
    outcomes = [contribution.outcome_id for contribution in contributions]
    newest = CheckIn.objects.filter(outcome__in=outcomes, on__lte=on).values("outcome").annotate(newest=Max("on"))
    return Serving(
        contributions,
        owned=frozenset(owned(Outcome.objects.filter(pk__in=outcomes), on=on).values_list("pk", flat=True)),
        checked_in_on=dict(newest.values_list("outcome", "newest")),
        pauses=pauses_of(contributions[0].outcome.organization_id) if contributions else (),
    )


def _facts(outcome: Outcome, serving: Serving, *, on: date) -> OutcomeFacts:
    return OutcomeFacts(
        is_measured=is_measured(outcome),
        is_owned=outcome.pk in serving.owned or _is_led(outcome, on=on),
        is_checked_in=_is_checked_in(outcome, serving, on=on),
    )


def _is_checked_in(outcome: Outcome, serving: Serving, *, on: date) -> bool:
    """Somebody has checked in, and nothing has become overdue since."""
    newest = serving.checked_in_on.get(outcome.pk)
    if newest is None:
        return False
    waiting = owed(outcome.cadence, on=on, starts_on=starts_on(outcome), last=newest, pauses=serving.pauses)
    return not any(item.is_overdue(on=on) for item in waiting)


def _is_led(outcome: Outcome, *, on: date) -> bool:
    lead = outcome.lead
    return lead is not None and (lead.left_on is None or lead.left_on > on)


def shown_rows(*, on: date) -> tuple[QuerySet[PromiseEvidence], QuerySet[Story]]:
    """Evidence of the period, and stories of it that may be seen."""
    since = evidence_since(on)
    evidence = PromiseEvidence.objects.filter(seen_on__gt=since, seen_on__lte=on)
    return evidence, Story.objects.filter(told_at__date__gt=since, told_at__date__lte=on).shown()


def _shown(promises: Sequence[Promise], *, on: date) -> Counter[int]:
    found: Counter[int] = Counter()
    for rows in shown_rows(on=on):
        ours = rows.filter(promise__in=promises)
        found.update(dict(ours.values("promise").annotate(n=Count("pk")).values_list("promise", "n")))
    return found
