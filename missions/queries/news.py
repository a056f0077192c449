"""What happened to a plan between two days: which numbers moved, what was closed, which stories were told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from missionhub.organizations.models import Organization
from missions.models import CheckIn, MissionVersion, Outcome, Story


@dataclass(frozen=True)
class Moved:
    outcome: Outcome
    before: Decimal | None
    now: Decimal | None
    check_in: CheckIn

    @property
    def has_moved(self) -> bool:
        return self.now is not None and self.before != self.now


@dataclass(frozen=True)
class News:
    moved: Sequence[Moved]
    others: int  # moved too, not listed
    closed: Sequence[Outcome]
    published: Sequence[MissionVersion]
    stories: Sequence[Story]

    @property
    def is_empty(self) -> bool:
        return not (self.moved or self.closed or self.published or self.stories)


def news(
    organization: Organization, *, since: datetime, until: datetime, most: int = 5, first: frozenset[int] = frozenset()
) -> News:
    """Outcomes in `first` are told before the others."""
    moved = sorted(_moved(organization, since.date(), until.date()), key=lambda row: row.outcome.pk not in first)
    told = {"told_at__gt": since, "told_at__lte": until}
    closed = Outcome.objects.of(organization).closed().filter(closed_at__gt=since, closed_at__lte=until)
    published = MissionVersion.objects.of(organization).published().filter(published_at__gt=since).newest_first()
    return News(
        moved=moved[:most],
        others=max(0, len(moved) - most),
        closed=list(closed.order_by("closed_at", "pk")[:most]),
        published=[version for version in published.select_related("mission") if version.in_force_since > since.date()],
        stories=list(Story.objects.of(organization).shown().filter(**told).newest_first()[:3]),
    )


def _moved(organization: Organization, first: date, last: date) -> list[Moved]:
    """Each outcome with a check-in after the first day whose value is another one by now."""
    rows = CheckIn.objects.of(organization).filter(on__lte=last, outcome__archived_at=None, value__isnull=False)
    before: dict[int, CheckIn] = {}
    begun: dict[int, CheckIn] = {}
    after: dict[int, CheckIn] = {}
    for row in rows.filter(outcome__check_ins__on__gt=first).select_related("outcome").in_order().distinct():
        (after if row.on > first else before)[row.outcome_id] = row
        begun.setdefault(row.outcome_id, row)
    newest_first = sorted(after.values(), key=lambda row: (row.on, row.pk), reverse=True)
    found = [_told(row, before.get(row.outcome_id), begun[row.outcome_id]) for row in newest_first]
    return [row for row in found if row.has_moved]


def _told(row: CheckIn, before: CheckIn | None, begun: CheckIn) -> Moved:
    """Against the last value from before, else the baseline, else the first value there is."""
    was = before.value if before else row.outcome.baseline
    if was is None and begun.pk != row.pk:
        was = begun.value
    return Moved(row.outcome, was, row.value, row)
