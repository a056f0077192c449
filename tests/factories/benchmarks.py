"""Lines drawn by others, made by the services the product uses."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from alignment.lines.origins import Origin
from alignment.lines.reading import FigureRow, LineRow
from alignment.models import BenchmarkLine
from alignment.services.benchmarks import add_line, take_in_lines
from missionhub.organizations.models import Organization

AT = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
FIELDS: dict[str, Any] = {
    "item": "Knows what the network stands for",
    "percent": Decimal(52),
    "scale": "strongly agree, of five",
    "population": "Staff of 61 food banks",
    "n": 812,
    "year": 2025,
    "country": "England",
    "source": "Food bank network, staff survey 2025, page 12",
    "is_comparable": True,
    "reason": "Same five points, same meaning.",
}


def own_line(organization: Organization, **fields: Any) -> BenchmarkLine:
    return add_line(organization=organization, fields=FIELDS | fields, by=None, at=AT)


def line_table(
    organization: Organization, *, items: tuple[str, ...] = ("Purpose",), source: str = "Civil service"
) -> list[BenchmarkLine]:
    """Each item: Justice 60 and Defence 80 in 2023, Justice 70 in 2024."""
    places = (("Courts", "Justice", 2023, 60), ("Ships", "Defence", 2023, 80), ("Courts", "Justice", 2024, 70))
    figures = [FigureRow(name, group, year, Decimal(percent), None, None) for name, group, year, percent in places]
    rows = [LineRow(item, Origin(source, reason="Not checked."), figures=list(figures)) for item in items]
    take_in_lines(organization=organization, rows=rows, by=None, at=AT)
    return list(BenchmarkLine.objects.of(organization).filter(source=source).order_by("item"))
