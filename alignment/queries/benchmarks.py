"""The page of lines: what ships, what was noted here, and tables by source, question, group and year."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import groupby
from statistics import median

from django.db.models import Q
from django.utils.translation import gettext as _

from alignment.lines.line import Line
from alignment.lines.shipped import SHIPPED
from alignment.models import BenchmarkFigure, BenchmarkLine
from missionhub.organizations.models import Organization


@dataclass(frozen=True)
class Choice:
    """Years and groups there are, and which is chosen; no group means all of them."""

    years: tuple[int, ...] = ()
    groups: tuple[str, ...] = ()
    year: int | None = None
    group: str = ""


@dataclass(frozen=True)
class Measure:
    """One question of a table, with what the chosen group answered in the chosen year."""

    line: BenchmarkLine
    figures: Sequence[BenchmarkFigure]

    @property
    def lowest(self) -> Decimal:
        return min(figure.percent for figure in self.figures)

    @property
    def middle(self) -> Decimal:
        return median(figure.percent for figure in self.figures)

    @property
    def highest(self) -> Decimal:
        return max(figure.percent for figure in self.figures)


@dataclass(frozen=True)
class SourceTable:
    source: str
    country: str
    measures: Sequence[Measure]

    @property
    def is_silent(self) -> bool:
        return not any(measure.figures for measure in self.measures)

    @property
    def reason(self) -> str:
        """Why its questions can or cannot be compared, if it is one reason for all."""
        reasons = {measure.line.reason for measure in self.measures}
        return reasons.pop() if len(reasons) == 1 else ""


@dataclass(frozen=True)
class Library:
    noted: Sequence[Measure]
    tables: Sequence[SourceTable]
    choice: Choice
    shipped: Sequence[Line] = field(default=SHIPPED)


def library(organization: Organization, *, year: int | None = None, group: str = "") -> Library:
    """Four queries at most, one of them for all figures."""
    lines = list(BenchmarkLine.objects.of(organization).select_related("organization").with_figure_count().by_source())
    of_tables = [line for line in lines if line.figure_count > 1]
    choice = _choice(of_tables, year=year, group=group)
    single = [line.pk for line in lines if line.figure_count == 1]
    wanted = Q(line__in=single)
    if of_tables:
        wanted |= Q(year=choice.year, **({"group": choice.group} if choice.group else {}))
    figures: dict[int, list[BenchmarkFigure]] = defaultdict(list)
    if lines:
        for figure in BenchmarkFigure.objects.filter(line__organization=organization).filter(wanted).order_by("pk"):
            figures[figure.line_id].append(figure)
    measures = [Measure(line, figures[line.pk]) for line in lines]
    return Library(
        noted=[measure for measure in measures if measure.line.figure_count == 1],
        tables=_tables(measure for measure in measures if measure.line.figure_count > 1),
        choice=choice,
    )


def _tables(measures: Iterable[Measure]) -> list[SourceTable]:
    by_source = groupby(measures, key=lambda measure: measure.line.source)
    tables = []
    for source, found in by_source:
        rows = list(found)
        tables.append(SourceTable(source, rows[0].line.country, rows))
    return tables


def choice_of(line: BenchmarkLine, *, year: int | None = None, group: str = "") -> Choice:
    return _choice([line], year=year, group=group)


def figures_of(line: BenchmarkLine, choice: Choice) -> list[BenchmarkFigure]:
    """Highest first; each knows its line."""
    figures = line.figures.filter(year=choice.year)
    if choice.group:
        figures = figures.filter(group=choice.group)
    found = list(figures.order_by("-percent", "population", "pk"))
    for figure in found:
        figure.line = line
    return found


def middle_line(figures: Sequence[BenchmarkFigure]) -> Line:
    """The median of several figures of one question; of one, itself."""
    first = figures[0].as_line()
    if len(figures) == 1:
        return first
    middle = Decimal(median(figure.percent for figure in figures))
    population = _("The middle of %(count)s that were asked") % {"count": len(figures)}
    return replace(first, percent=middle, population=population, n=None)


def _choice(lines: Sequence[BenchmarkLine], *, year: int | None, group: str) -> Choice:
    """What was asked for if there is such a thing; else the newest year, and all groups."""
    if not lines:
        return Choice()
    found = BenchmarkFigure.objects.filter(line__in=lines).values_list("year", "group").distinct().order_by("year")
    pairs = list(found)
    years = tuple(sorted({each for each, _of in pairs}, reverse=True))
    chosen = year if year in years else next(iter(years), None)
    groups = tuple(sorted({each for at, each in pairs if at == chosen and each}))
    return Choice(years, groups, chosen, group if group in groups else "")
