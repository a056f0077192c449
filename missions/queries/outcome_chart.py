"""The line of an outcome: what was measured, what was planned, and where it leads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from alignment.measures import progress as measures
from alignment.measures.progress import Mark
from missionhub.core.charts import Series
from missions.cadence import Cadence, Period, periods
from missions.models import CheckIn, Outcome
from missions.queries.standing import expected_at, starts_on

MOST_POINTS = 60  # beyond these, longer periods are drawn
COARSER = (Cadence.WEEKLY, Cadence.FORTNIGHTLY, Cadence.MONTHLY, Cadence.QUARTERLY)


@dataclass(frozen=True)
class ChartRow:
    """One period of the drawing, for the table beside it."""

    label: str
    actual: float | None
    expected: float | None
    forecast: float | None


@dataclass(frozen=True)
class OutcomeChart:
    series: Series
    rows: list[ChartRow]
    forecast: float | None  # at the due date
    n: int  # check-ins with a value


def outcome_chart(
    outcome: Outcome, *, check_ins: Sequence[CheckIn], milestones: Sequence[Mark] = (), on: date
) -> OutcomeChart | None:
    """Nothing before the first value. One point a period: its last value."""
    marks = [Mark(row.on, float(row.value)) for row in check_ins if row.value is not None]
    if not marks:
        return None
    spans, cadence = _spans(outcome, marks, on=on)
    last = max(mark.on for mark in marks)
    ends = [outcome.due_on if outcome.due_on and outcome.due_on in span else span.last for span in spans]
    rows = [
        ChartRow(
            label=_label(cadence, span),
            actual=_last_value(marks, span),
            expected=expected_at(outcome, end, milestones),
            forecast=measures.forecast(marks, due=end) if _leads_on(outcome, span, last) else None,
        )
        for span, end in zip(spans, ends, strict=True)
    ]
    return OutcomeChart(
        series=_series(outcome, rows, marks, ends),
        rows=rows,
        forecast=measures.forecast(marks, due=outcome.due_on) if _leads_on(outcome, None, last) else None,  # type: ignore[arg-type]
        n=len(marks),
    )


def _spans(outcome: Outcome, marks: Sequence[Mark], *, on: date) -> tuple[list[Period], str]:
    """The periods drawn, and how long each is."""
    first = min(starts_on(outcome), *(mark.on for mark in marks))
    last = max(outcome.due_on or on, *(mark.on for mark in marks))
    cadence: str = outcome.cadence
    spans = list(periods(cadence, first=first, last=last))
    for longer in COARSER[COARSER.index(Cadence(cadence)) + 1 :]:
        if len(spans) <= MOST_POINTS:
            break
        cadence, spans = longer, list(periods(longer, first=first, last=last))
    return spans, cadence


def _leads_on(outcome: Outcome, span: Period | None, last: date) -> bool:
    """A forecast is for what is open, has a date ahead, and not held in a band."""
    ahead = outcome.due_on is not None and outcome.due_on > last
    is_open = not outcome.is_closed and outcome.direction != Outcome.Direction.HOLD
    return ahead and is_open and (span is None or span.first > last)


def _last_value(marks: Sequence[Mark], span: Period) -> float | None:
    inside = [mark for mark in marks if mark.on in span]
    return max(inside, key=lambda mark: mark.on).value if inside else None


def _series(outcome: Outcome, rows: Sequence[ChartRow], marks: Sequence[Mark], ends: Sequence[date]) -> Series:
    """On a scale of days; the forecast is drawn as what it is, the one straight line nearest to all values."""
    expected = [row.expected for row in rows if row.expected is not None]
    first, last = min(mark.on for mark in marks), max(mark.on for mark in marks)
    leads_on = _leads_on(outcome, None, last)
    return Series(
        labels=[row.label for row in rows],
        actual=[row.actual for row in rows],
        expected=expected if len(expected) == len(rows) else (),
        forecast=[measures.forecast(marks, due=end) if leads_on and end >= first else None for end in ends],
        unit=outcome.unit,
        places=[end.toordinal() for end in ends],
    )


def _label(cadence: str, span: Period) -> str:
    if cadence == Cadence.QUARTERLY:
        return f"Q{(span.first.month - 1) // 3 + 1} {span.first:%y}"
    if cadence == Cadence.MONTHLY:
        return date_format(span.first, "Y" if span.first.month == 1 else "M")
    return date_format(span.first, "j M")
