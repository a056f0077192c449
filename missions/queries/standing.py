"""Where outcomes stand on a day, however many, in at most four queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date
from functools import cached_property

from django.db.models import DateField, DecimalField, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from alignment.measures import progress as measures
from alignment.measures.progress import Health, Mark, Part, RollUp
from missions.cadence import Days, Owed, next_due, owed
from missions.models import CheckIn, Milestone, Outcome, Pause
from missions.queries.vacancy import owned

WORDS = {
    Health.CLOSED: _("Closed"),
    Health.OVERDUE: _("Overdue"),
    Health.OFF_TRACK: _("Off track"),
    Health.AT_RISK: _("At risk"),
    Health.ON_TRACK: _("On track"),
    Health.PENDING: _("No figure yet"),
}
TONES = {  # of a pill
    Health.CLOSED: "brand",
    Health.OVERDUE: "watch",
    Health.OFF_TRACK: "bad",
    Health.AT_RISK: "watch",
    Health.ON_TRACK: "good",
    Health.PENDING: "",
}


@dataclass(frozen=True)
class Standing:
    outcome: Outcome
    last: CheckIn | None  # the newest check-in
    valued: CheckIn | None  # the newest that said a value
    health: Health
    progress: float | None  # 1 is the target; not clipped
    expected: float | None  # where it should be by that day, in the same measure
    expected_value: float | None
    owed: tuple[Owed, ...]
    next_due: Owed | None
    is_overdue: bool
    is_past_due: bool  # its due date is over and nobody has closed it
    has_owner: bool = True  # a lead, or somebody in the role that answers for it
    roll_up: RollUp | None = None  # where its progress is that of its parts

    @property
    def word(self) -> str | LazyText:
        """An import may bring figures of years in which nobody here looked after it."""
        return _("No owner yet") if self.needs_owner and self.valued else WORDS[self.health]

    @property
    def needs_owner(self) -> bool:
        """Nobody is named who checks in, and nobody ever did."""
        return self.health == Health.PENDING and not self.has_owner

    @property
    def tone(self) -> str:
        return TONES[self.health]

    @property
    def bar(self) -> float:
        return measures.bar(self.progress)

    @property
    def behind(self) -> float:
        """How far progress lies behind what is expected; 0 where either is unknown."""
        return 0.0 if self.progress is None or self.expected is None else self.expected - self.progress


@dataclass
class PlanRows:
    """Everything the standings of one organization are computed from."""

    on: date
    last: dict[int, CheckIn] = field(default_factory=dict)
    valued: dict[int, CheckIn] = field(default_factory=dict)
    marks: dict[int, list[Mark]] = field(default_factory=lambda: defaultdict(list))
    children: dict[int, list[Outcome]] = field(default_factory=lambda: defaultdict(list))
    pauses: Sequence[Days] = ()
    answered: set[int] = field(default_factory=set)  # outcomes whose accountable role somebody holds


def standings(outcomes: Iterable[Outcome], *, on: date) -> dict[int, Standing]:
    """The standing of each by its id; all of them of one organization."""
    chosen = list(outcomes)
    if not chosen:
        return {}
    return standings_of(chosen, _rows_of(chosen, on=on))


def standings_of(outcomes: Iterable[Outcome], rows: PlanRows) -> dict[int, Standing]:
    """The same from rows that are at hand."""
    return {outcome.pk: _Reading(outcome, rows).standing() for outcome in outcomes}


class _Reading:
    def __init__(self, outcome: Outcome, rows: PlanRows, above: frozenset[int] = frozenset()) -> None:
        self.outcome, self.rows, self.above = outcome, rows, above | {outcome.pk}
        self.day = min(rows.on, closed_on(outcome) or rows.on)

    def standing(self) -> Standing:
        last = self.rows.last.get(self.outcome.pk)
        waiting = self._owed(last)
        is_closed = self.outcome.is_closed
        confidence = last.confidence if last else None
        has_owner = self.outcome.lead_id is not None or self.outcome.pk in self.rows.answered
        is_owed = owes(has_owner=has_owner, confidence=confidence)
        is_overdue = is_owed and any(item.is_overdue(on=self.rows.on) for item in waiting)
        return Standing(
            outcome=self.outcome,
            last=last,
            valued=self.rows.valued.get(self.outcome.pk),
            health=measures.health(is_closed=is_closed, is_overdue=is_overdue, confidence=confidence),
            progress=self.progress,
            expected=self._expected(),
            expected_value=self.expected_value,
            owed=waiting,
            next_due=None if is_closed else self._next_due(last),
            is_overdue=is_overdue and not is_closed,
            is_past_due=not is_closed and self.outcome.due_on is not None and self.outcome.due_on < self.rows.on,
            has_owner=has_owner,
            roll_up=self.roll_up,
        )

    @cached_property
    def progress(self) -> float | None:
        if self.roll_up is not None:
            return self.roll_up.value
        valued = self.rows.valued.get(self.outcome.pk)
        return None if valued is None or valued.value is None else progress_at(self.outcome, float(valued.value))

    @cached_property
    def roll_up(self) -> RollUp | None:
        children = self.rows.children.get(self.outcome.pk, []) if self.outcome.rolls_up else []
        parts = [
            Part(_Reading(child, self.rows, self.above).progress, child.weight)
            for child in children
            if child.pk not in self.above  # two people may have hung two outcomes under each other
        ]
        return measures.roll_up(parts) if parts else None

    @cached_property
    def expected_value(self) -> float | None:
        return None if self.roll_up else expected_at(self.outcome, self.day, self.rows.marks[self.outcome.pk])

    def _expected(self) -> float | None:
        outcome = self.outcome
        if self.roll_up is not None:
            time = (outcome.start_on, outcome.due_on)
            return measures.elapsed(self.day, start=time[0], due=time[1]) if time[0] and time[1] else None
        return None if self.expected_value is None else progress_at(outcome, self.expected_value)

    def _owed(self, last: CheckIn | None) -> tuple[Owed, ...]:
        return owed(
            self.outcome.cadence,
            on=self.rows.on,
            starts_on=starts_on(self.outcome),
            last=last.on if last else None,
            closed_on=closed_on(self.outcome),
            pauses=self.rows.pauses,
        )

    def _next_due(self, last: CheckIn | None) -> Owed | None:
        return next_due(
            self.outcome.cadence,
            on=self.rows.on,
            starts_on=starts_on(self.outcome),
            last=last.on if last else None,
            pauses=self.rows.pauses,
        )


def owes(*, has_owner: bool, confidence: str | None) -> bool:
    """Nobody is late where nobody is named and nobody ever said how it goes: figures of an import say neither."""
    return has_owner or bool(confidence)


def progress_at(outcome: Outcome, value: float) -> float | None:
    """The progress a value would mean."""
    if outcome.direction == Outcome.Direction.HOLD:
        return measures.hold(value, low=outcome.band_low, high=outcome.band_high)
    if outcome.baseline is None or outcome.target is None:
        return None
    return measures.progress(value, baseline=outcome.baseline, target=outcome.target)


def expected_at(outcome: Outcome, day: date, marks: Sequence[Mark] = ()) -> float | None:
    """The value due on a day; None without both ends, and where a band is held."""
    baseline, target, start, due = outcome.baseline, outcome.target, outcome.start_on, outcome.due_on
    if outcome.direction == Outcome.Direction.HOLD or baseline is None or target is None or not (start and due):
        return None
    return measures.expected_value(day, baseline=baseline, target=target, start=start, due=due, milestones=marks)


def starts_on(outcome: Outcome) -> date:
    """The day from which check-ins are counted."""
    return outcome.start_on or outcome.created_at.astimezone(UTC).date()


def closed_on(outcome: Outcome) -> date | None:
    return outcome.closed_at.astimezone(UTC).date() if outcome.closed_at else None


def pauses_of(organization_id: int) -> list[Days]:
    rows = Pause.objects.filter(organization_id=organization_id).order_by("starts_on", "pk")
    return [Days(row.starts_on, row.ends_on) for row in rows]


def _rows_of(chosen: list[Outcome], *, on: date) -> PlanRows:
    family = {outcome.pk: outcome for outcome in chosen}
    rows = PlanRows(on=on, pauses=pauses_of(chosen[0].organization_id))
    if any(outcome.rolls_up for outcome in chosen):
        for outcome in Outcome.objects.active().filter(organization_id=chosen[0].organization_id).in_order():
            family.setdefault(outcome.pk, outcome)
            if outcome.parent_id:
                rows.children[outcome.parent_id].append(family[outcome.pk])
    _add_check_ins(rows, family, on=on)
    _add_marks_and_owners(rows, family)
    return rows


def _add_marks_and_owners(rows: PlanRows, family: Mapping[int, Outcome]) -> None:
    """Milestones, and the outcomes whose accountable role somebody holds: two short lists in one query."""
    marks = Milestone.objects.filter(outcome__in=list(family), value__isnull=False)
    answered = owned(Outcome.objects.filter(pk__in=list(family)), on=rows.on).annotate(
        mark=Cast(Value(None), IntegerField()),
        day=Cast(Value(None), DateField()),
        amount=Cast(Value(None), DecimalField(max_digits=18, decimal_places=4)),
    )
    found = marks.values_list("outcome_id", "pk", "due_on", "value").union(
        answered.values_list("pk", "mark", "day", "amount"), all=True
    )
    for outcome, mark, day, amount in found.order_by("due_on", "id"):
        if mark:
            rows.marks[outcome].append(Mark(day, float(amount)))
        else:
            rows.answered.add(outcome)


def _add_check_ins(rows: PlanRows, family: Mapping[int, Outcome], *, on: date) -> None:
    """The newest check-in of each outcome by that day, and the newest with a value."""
    made = CheckIn.objects.filter(outcome=OuterRef("outcome"), on__lte=on).newest_first().values("pk")
    newest, valued = Subquery(made[:1]), Subquery(made.filter(value__isnull=False)[:1])
    found = CheckIn.objects.filter(outcome__in=list(family)).filter(Q(pk=newest) | Q(pk=valued))
    for check_in in found.in_order():
        rows.last[check_in.outcome_id] = check_in
        if check_in.value is not None:
            rows.valued[check_in.outcome_id] = check_in
