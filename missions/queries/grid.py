"""The role × outcome grid: who answers, who does, who is asked, who is told."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, QuerySet

from missionhub.organizations.models import Organization
from missions.models import KeyRole, Outcome, Responsibility
from missions.queries.vacancy import owned, vacant_role_ids

ROWS, LISTED = 25, 20
ACCOUNTABLE = Responsibility.Kind.ACCOUNTABLE


@dataclass(frozen=True)
class Column:
    role: KeyRole
    is_vacant: bool


@dataclass(frozen=True)
class Cell:
    role: KeyRole
    is_vacant: bool
    stands: str  # what is stored; empty for no part
    typed: str | None = None  # what somebody chose and could not save yet

    @property
    def kind(self) -> str:
        return self.stands if self.typed is None else self.typed


@dataclass(frozen=True)
class GridRow:
    outcome: Outcome
    cells: tuple[Cell, ...]

    @property
    def form_id(self) -> str:
        return f"row-{self.outcome.pk}"

    @property
    def accountable(self) -> Cell | None:
        return next((cell for cell in self.cells if cell.stands == ACCOUNTABLE), None)

    @property
    def others(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.stands and cell.stands != ACCOUNTABLE]

    @property
    def is_unsaved(self) -> bool:
        return any(cell.kind != cell.stands for cell in self.cells)


@dataclass(frozen=True)
class Grid:
    columns: tuple[Column, ...]
    rows: tuple[GridRow, ...]
    page: Page
    unowned: tuple[Outcome, ...]  # no accountable role; the first ones
    unowned_count: int
    idle: tuple[KeyRole, ...]  # no part in any open outcome
    unanswered: int  # no accountable role, or nobody holds it


def grid(*, organization: Organization, on: date, number: str = "1", only_gaps: bool = False) -> Grid:
    """One page of open outcomes against every key role."""
    columns = _columns(organization, on)
    open_ones = Outcome.objects.of(organization).open().in_order()
    gaps = open_ones.exclude(pk__in=owned(open_ones, on=on).order_by().values("pk"))
    unowned = without_accountable(open_ones)
    page = Paginator(gaps if only_gaps else open_ones, ROWS).get_page(number)
    return Grid(
        columns=tuple(columns),
        rows=tuple(_rows(list(page.object_list), columns)),
        page=page,
        unowned=tuple(unowned[:LISTED]),
        unowned_count=unowned.count(),
        idle=tuple(roles_without_outcome(organization)),
        unanswered=gaps.count(),
    )


def grid_row(*, outcome: Outcome, on: date, typed: Mapping[int, str] | None = None) -> GridRow:
    return _rows([outcome], _columns(outcome.organization, on), typed or {})[0]


def without_accountable(outcomes: QuerySet[Outcome]) -> QuerySet[Outcome]:
    answering = Responsibility.objects.filter(outcome=OuterRef("pk"), kind=ACCOUNTABLE, role__archived_at__isnull=True)
    return outcomes.filter(~Exists(answering))


def roles_without_outcome(organization: Organization) -> QuerySet[KeyRole]:
    """Key roles without a part in any open outcome."""
    taken = Responsibility.objects.filter(role=OuterRef("pk"), outcome__in=Outcome.objects.open())
    return KeyRole.objects.of(organization).active().filter(~Exists(taken)).by_name()


def _columns(organization: Organization, on: date) -> list[Column]:
    vacant = vacant_role_ids(organization=organization, on=on)
    return [Column(role, role.pk in vacant) for role in KeyRole.objects.of(organization).active().by_name()]


def _rows(
    outcomes: Sequence[Outcome], columns: Sequence[Column], typed: Mapping[int, str] | None = None
) -> list[GridRow]:
    kinds: dict[int, dict[int, str]] = defaultdict(dict)
    cells = Responsibility.objects.filter(outcome__in=[outcome.pk for outcome in outcomes])
    for outcome_id, role_id, kind in cells.values_list("outcome_id", "role_id", "kind"):
        kinds[outcome_id][role_id] = kind
    return [
        GridRow(
            outcome,
            tuple(
                Cell(
                    column.role,
                    column.is_vacant,
                    kinds[outcome.pk].get(column.role.pk, ""),
                    (typed or {}).get(column.role.pk),
                )
                for column in columns
            ),
        )
        for outcome in outcomes
    ]
