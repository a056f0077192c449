"""Everything the page of one outcome shows."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F

from alignment.measures.progress import Mark
from missionhub.organizations.models import Person
from missions.models import (
    CheckIn,
    Comment,
    Contribution,
    Dependency,
    Milestone,
    Outcome,
    Responsibility,
    Revision,
)
from missions.queries.check_ins import with_comments
from missions.queries.comparison import field_label
from missions.queries.outcome_chart import OutcomeChart, outcome_chart
from missions.queries.standing import Standing, standings

RECENT = 10


@dataclass(frozen=True)
class PartRow:
    outcome: Outcome
    standing: Standing
    counts: bool  # False where it is only shown here


@dataclass(frozen=True)
class EditRow:
    revision: Revision
    changed: tuple[str, ...]  # what the fields are called on screen


MOST_TOLD = 12


@dataclass(frozen=True)
class OutcomePage:
    outcome: Outcome
    standing: Standing
    chart: OutcomeChart | None
    check_ins: list[CheckIn]  # the newest first
    told: list[tuple[CheckIn, list[Comment]]]  # the newest of them, with what was said about each
    contributions: list[Contribution]
    responsibilities: list[Responsibility]
    parts: list[PartRow]
    milestones: list[Milestone]
    dependencies: list[Dependency]
    comments: list[Comment]
    edits: list[EditRow]
    answerable: frozenset[int]  # dependencies this reader may answer

    @property
    def is_open(self) -> bool:
        return not (self.outcome.is_closed or self.outcome.is_archived)

    @property
    def counted(self) -> list[PartRow]:
        return [part for part in self.parts if part.counts]

    @property
    def lowest(self) -> PartRow | None:
        """The part that is least far, as a warning beside a weighted figure."""
        defined = [part for part in self.counted if part.standing.progress is not None]
        return min(defined, key=lambda part: part.standing.progress or 0) if len(defined) > 1 else None


def outcome_page(outcome: Outcome, *, reader: Person, on: date) -> OutcomePage:
    parts = _parts(outcome)
    found = standings([outcome, *(part for part, _counts in parts)], on=on)
    check_ins = list(CheckIn.objects.filter(outcome=outcome).select_related("made_by").newest_first())
    milestones = list(Milestone.objects.filter(outcome=outcome).order_by("due_on", "pk"))
    dependencies = list(
        Dependency.objects.filter(outcome=outcome).select_related("team", "asked_by", "answered_by").order_by("pk")
    )
    marks = [Mark(row.due_on, float(row.value)) for row in milestones if row.value is not None]
    return OutcomePage(
        outcome=outcome,
        standing=found[outcome.pk],
        chart=outcome_chart(outcome, check_ins=check_ins, milestones=marks, on=on),
        check_ins=check_ins,
        told=with_comments(check_ins[:MOST_TOLD], of=outcome.organization),
        contributions=list(
            Contribution.objects.filter(outcome=outcome).select_related("promise").order_by("promise__position", "pk")
        ),
        responsibilities=list(_responsibilities(outcome)),
        parts=[PartRow(part, found[part.pk], counts) for part, counts in parts],
        milestones=milestones,
        dependencies=dependencies,
        comments=list(Comment.objects.of(outcome.organization).about(outcome).select_related("author").in_order()),
        edits=_edits(outcome),
        answerable=frozenset(
            row.pk for row in dependencies if row.state == Dependency.State.ASKED and row.team_id == reader.team_id
        ),
    )


def _parts(outcome: Outcome) -> list[tuple[Outcome, bool]]:
    """Its own parts, which count, and those that are only shown here too."""
    whole = Outcome.objects.active().select_related("organization", "lead")
    own = [(row, True) for row in whole.filter(parent=outcome).in_order()]
    return own + [(row, False) for row in whole.filter(secondary_parents=outcome).in_order()]


def _responsibilities(outcome: Outcome) -> list[Responsibility]:
    rows = Responsibility.objects.filter(outcome=outcome, role__archived_at__isnull=True)
    order = list(Responsibility.Kind)
    found = rows.select_related("role__organization").order_by("role__name", "pk")
    return sorted(found, key=lambda row: order.index(row.kind))  # type: ignore[arg-type]  # a kind by its code


def _edits(outcome: Outcome) -> list[EditRow]:
    """Who changed which fields; the newest first."""
    saved = Revision.objects.about(outcome).saved().select_related("author")
    rows = list(saved.order_by(F("number").desc(), "-pk")[: RECENT + 1])
    pairs = zip(rows, [*rows[1:], None], strict=True)
    return [EditRow(row, _changed(before, row)) for row, before in pairs][:RECENT]


def _changed(before: Revision | None, after: Revision) -> tuple[str, ...]:
    if before is None:
        return ()
    names = [name for name in Outcome.EDITED_FIELDS if before.fields.get(name) != after.fields.get(name)]
    return tuple(field_label(Outcome, name) for name in names)
