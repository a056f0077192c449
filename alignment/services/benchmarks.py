"""Lines drawn by others: noted by hand, edited, taken out, brought in by the hundred."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from alignment.lines.reading import LineRow
from alignment.models import BenchmarkFigure, BenchmarkLine
from missionhub.core.errors import DomainError
from missionhub.organizations.models import Organization, Person

FIGURE_FIELDS = ("population", "year", "percent", "n")


class LineTaken(DomainError):
    pass


class LineChangedMeanwhile(DomainError):
    pass


@dataclass(frozen=True)
class TakenIn:
    lines: int
    figures: int


@transaction.atomic
def add_line(
    *, organization: Organization, fields: Mapping[str, Any], by: Person | None, at: datetime
) -> BenchmarkLine:
    own, figure = _parted(fields)
    _refuse_taken(BenchmarkLine(organization=organization), own)
    line = BenchmarkLine.objects.create(organization=organization, **own, created_at=at, created_by=by)
    BenchmarkFigure.objects.create(line=line, **figure)
    return line


@transaction.atomic
def edit_line(*, line: BenchmarkLine, lock_version: int, fields: Mapping[str, Any]) -> None:
    """Its figure changes along where it has one alone and the fields name it."""
    own, figure = _parted(fields)
    _refuse_taken(line, own)
    saved = BenchmarkLine.objects.filter(pk=line.pk, lock_version=lock_version).update(
        **own, lock_version=F("lock_version") + 1
    )
    if not saved:
        raise LineChangedMeanwhile(
            _("Somebody changed this line while you were writing. Your text stands below; save again to keep yours.")
        )
    if figure and line.figures.count() == 1:
        line.figures.update(**figure)


@transaction.atomic
def remove_line(*, line: BenchmarkLine, with_its_source: bool = False) -> int:
    """Taken out for good; how many lines went."""
    lines = BenchmarkLine.objects.of(line.organization)
    lines = lines.filter(source=line.source) if with_its_source else lines.filter(pk=line.pk)
    gone = lines.count()
    lines.delete()
    return gone


@transaction.atomic
def take_in_lines(*, organization: Organization, rows: Iterable[LineRow], by: Person | None, at: datetime) -> TakenIn:
    """Twice is once: a line known by its source and question keeps what people said of it and gets the new figures."""
    figures: list[BenchmarkFigure] = []
    lines = 0
    for row in rows:
        line, _made = BenchmarkLine.objects.get_or_create(
            organization=organization,
            source=row.origin.source,
            item=row.item,
            defaults={
                "scale": row.origin.scale,
                "country": row.origin.country,
                "is_comparable": row.is_comparable,
                "reason": row.origin.reason,
                "created_at": at,
                "created_by": by,
            },
        )
        figures += [BenchmarkFigure(line=line, **vars(figure)) for figure in row.figures]
        lines += 1
    BenchmarkFigure.objects.bulk_create(
        figures,
        update_conflicts=True,
        unique_fields=["line", "population", "year"],
        update_fields=["group", "percent", "n", "response_rate"],
    )
    return TakenIn(lines, len(figures))


def _parted(fields: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    figure = {name: value for name, value in fields.items() if name in FIGURE_FIELDS}
    return {name: value for name, value in fields.items() if name not in figure}, figure


def _refuse_taken(line: BenchmarkLine, own: Mapping[str, Any]) -> None:
    others = BenchmarkLine.objects.of(line.organization).exclude(pk=line.pk)
    if others.filter(source=own["source"], item=own["item"]).exists():
        raise LineTaken(_("This question of this source is in the list already. Edit that line instead."))
