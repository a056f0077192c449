"""How far an outcome is, how far it should be, where it leads, and what to say about it (docs/method.md, Outcomes)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

Number = float | int | Decimal


class Health(StrEnum):
    """Listed by precedence; `health` says how one is chosen."""

    CLOSED = "closed"
    OVERDUE = "overdue"
    OFF_TRACK = "off_track"
    AT_RISK = "at_risk"
    ON_TRACK = "on_track"
    PENDING = "pending"


CONFIDENCE = {"high": Health.ON_TRACK, "medium": Health.AT_RISK, "low": Health.OFF_TRACK}


@dataclass(frozen=True)
class Mark:
    """A value on a day: measured, or expected as by a milestone."""

    on: date
    value: float


@dataclass(frozen=True)
class Part:
    """A part of a bigger outcome. `progress` is None where it is undefined; a part without weight is shown only."""

    progress: float | None
    weight: float = 1
    is_primary: bool = True


@dataclass(frozen=True)
class RollUp:
    """`value` is the weighted mean over `counted` parts; `lowest` is the smallest of their figures."""

    value: float | None
    weight: float
    counted: int
    undefined: int
    shown_only: int
    lowest: float | None


def progress(value: Number, *, baseline: Number, target: Number) -> float | None:
    """Return the share of the way from baseline to target, 1 = reached; None if they are equal (0/0).

    (x − b) / (t − b), the same for a reduction (t < b). Not clipped: below 0 is further away than at the start, above 1
    is beyond the target.
    """
    way = float(target) - float(baseline)
    return (float(value) - float(baseline)) / way if way else None


def hold(value: Number, *, low: Number | None, high: Number | None) -> float | None:
    """Return 1 inside the band, its edges included, else 0; one edge alone is a floor or a cap, none gives None."""
    if low is None and high is None:
        return None
    above = low is None or float(value) >= float(low)
    below = high is None or float(value) <= float(high)
    return 1.0 if above and below else 0.0


def bar(share: float | None) -> float:
    """Return what a bar can show of a share: 0 … 1, and 0 where there is none. The figure beside it is not clipped."""
    return max(0.0, min(1.0, share)) if share is not None else 0.0


def elapsed(on: date, *, start: date, due: date) -> float | None:
    """Return the share of the time that is over, 0 … 1; None if start and due are one day or run backwards."""
    days = (due - start).days
    return bar((on - start).days / days) if days > 0 else None


def expected_value(
    on: date, *, baseline: Number, target: Number, start: date, due: date, milestones: Sequence[Mark] = ()
) -> float | None:
    """Return the value that is due on a day: straight from (start, baseline) over the milestones to (due, target).

    Before the start the baseline, after the due date the target. Milestones outside the time are left out; of two on
    one day the last counts. None if start and due are one day or run backwards.
    """
    if due <= start:
        return None
    inside = {mark.on: float(mark.value) for mark in milestones if start < mark.on < due}
    corners = [(start, float(baseline)), *sorted(inside.items()), (due, float(target))]
    if on <= start:
        return corners[0][1]
    for (before, low), (after, high) in pairwise(corners):
        if on <= after:
            return low + (high - low) * (on - before).days / (after - before).days
    return corners[-1][1]


def forecast(marks: Sequence[Mark], *, due: date) -> float | None:
    """Return the value on the due date if the check-ins went on as they do: least squares over the days.

    slope = Σ(d − d̄)(x − x̄) / Σ(d − d̄)², forecast = x̄ + slope · (due − d̄), d in days (Legendre 1805, ordinary least
    squares). All check-ins weigh the same. None with fewer than two different days.
    """
    if len({mark.on for mark in marks}) < 2:
        return None
    first = min(mark.on for mark in marks)
    days = [(mark.on - first).days for mark in marks]
    values = [float(mark.value) for mark in marks]
    middle, mean = sum(days) / len(days), sum(values) / len(values)
    spread = sum((day - middle) ** 2 for day in days)
    slope = sum((day - middle) * (value - mean) for day, value in zip(days, values, strict=True)) / spread
    return mean + slope * ((due - first).days - middle)


def roll_up(parts: Sequence[Part]) -> RollUp:
    """Return the weighted mean Σ w·p / Σ w over the primary parts whose progress is defined.

    An outcome counts towards its one primary parent; under a secondary parent it is shown and not counted. `value` is
    None if nothing counts. The shares are not clipped, so `lowest` is to stand beside the mean: a part that overshoots
    may hide one that stands still.
    """
    primary = [part for part in parts if part.is_primary]
    defined = [(part.progress, part.weight) for part in primary if part.progress is not None and part.weight > 0]
    weight = sum(weight for _share, weight in defined)
    return RollUp(
        value=sum(share * part for share, part in defined) / weight if defined else None,
        weight=weight,
        counted=len(defined),
        undefined=len(primary) - len(defined),
        shown_only=len(parts) - len(primary),
        lowest=min((share for share, _weight in defined), default=None),
    )


def health(*, is_closed: bool, is_overdue: bool, confidence: str | None) -> Health:
    """Return closed > overdue > the last check-in's confidence > pending.

    confidence: "high", "medium", "low", of the last check-in; None or empty if there is none, which is pending and
    never green. Raises KeyError for another word.
    """
    if is_closed:
        return Health.CLOSED
    if is_overdue:
        return Health.OVERDUE
    return CONFIDENCE[confidence] if confidence else Health.PENDING
