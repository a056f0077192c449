from dataclasses import replace
from decimal import Decimal

import pytest

from alignment.lines.origins import Origin
from alignment.lines.reading import FigureRow, LineRow
from alignment.models import BenchmarkFigure, BenchmarkLine
from alignment.services.benchmarks import (
    LineChangedMeanwhile,
    LineTaken,
    TakenIn,
    add_line,
    edit_line,
    remove_line,
    take_in_lines,
)
from tests.factories.benchmarks import AT, FIELDS, line_table, own_line
from tests.factories.organizations import OrganizationFactory

pytestmark = pytest.mark.django_db
FIGURE = FigureRow("Courts", "Justice", 2024, Decimal(70), None, None)
ROW = LineRow("Purpose", Origin("Civil service", reason="Not checked."), figures=[FIGURE])


def test_a_line_keeps_every_field(organization, leader):
    line = add_line(organization=organization, fields=FIELDS, by=leader.person, at=AT)

    figure = line.figures.get()
    told = {name: getattr(line, name, None) or getattr(figure, name, None) for name in FIELDS}
    assert told == FIELDS
    assert (line.created_by, line.created_at) == (leader.person, AT)


def test_the_same_question_of_a_source_is_there_once(organization):
    own_line(organization)

    with pytest.raises(LineTaken, match="in the list already"):
        own_line(organization)
    own_line(OrganizationFactory())


def test_an_edit_changes_line_and_figure(organization):
    line = own_line(organization)

    edit_line(line=line, lock_version=1, fields=FIELDS | {"percent": Decimal(55), "is_comparable": False})

    line.refresh_from_db()
    assert (line.is_comparable, line.lock_version, line.figures.get().percent) == (False, 2, 55)


def test_an_edit_of_a_table_leaves_its_figures(organization):
    (line,) = line_table(organization)

    edit_line(line=line, lock_version=1, fields=FIELDS)

    assert sorted(line.figures.values_list("percent", flat=True)) == [60, 70, 80]


def test_the_second_of_two_editors_is_told(organization):
    line = own_line(organization)
    edit_line(line=line, lock_version=1, fields=FIELDS | {"reason": "First."})

    with pytest.raises(LineChangedMeanwhile):
        edit_line(line=line, lock_version=1, fields=FIELDS | {"reason": "Second."})

    line.refresh_from_db()
    assert line.reason == "First."


def test_taking_a_table_in_twice_is_once(organization):
    for _time in range(2):
        assert take_in_lines(organization=organization, rows=[ROW], by=None, at=AT) == TakenIn(1, 1)

    assert (BenchmarkLine.objects.count(), BenchmarkFigure.objects.count()) == (1, 1)


def test_a_corrected_table_brings_new_figures_and_keeps_what_was_said(organization):
    take_in_lines(organization=organization, rows=[ROW], by=None, at=AT)
    BenchmarkLine.objects.update(is_comparable=True, reason="We looked.")
    corrected = replace(ROW, figures=[replace(FIGURE, percent=Decimal(71)), replace(FIGURE, year=2025)])

    take_in_lines(organization=organization, rows=[corrected], by=None, at=AT)

    line = BenchmarkLine.objects.get()
    assert (line.is_comparable, line.reason) == (True, "We looked.")
    assert list(line.figures.order_by("year").values_list("year", "percent")) == [(2024, 71), (2025, 70)]


def test_a_line_goes_alone_or_with_its_source_and_never_with_that_of_others(organization):
    first, *_rest = line_table(organization, items=("A", "B", "C"))
    line_table(OrganizationFactory())
    kept = own_line(organization)

    assert remove_line(line=first) == 1
    assert remove_line(line=BenchmarkLine.objects.get(item="B"), with_its_source=True) == 2
    assert list(BenchmarkLine.objects.of(organization)) == [kept]
    assert BenchmarkLine.objects.count() == 2
