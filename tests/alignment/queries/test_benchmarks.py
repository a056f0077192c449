import pytest

from alignment.models import BenchmarkFigure, BenchmarkLine
from alignment.queries.benchmarks import choice_of, figures_of, library, middle_line
from tests.factories.benchmarks import line_table, own_line
from tests.factories.organizations import OrganizationFactory

pytestmark = pytest.mark.django_db


def shown(found) -> list[tuple[str, str, int, int, int]]:
    return [
        (table.source, measure.line.item, measure.lowest, measure.middle, measure.highest)
        for table in found.tables
        for measure in table.measures
        if measure.figures
    ]


def test_tables_begin_with_the_newest_year_and_all_groups(organization):
    line_table(organization, items=("Purpose", "Vision"))

    found = library(organization)

    assert (found.choice.years, found.choice.groups, found.choice.year, found.choice.group) == (
        (2024, 2023),
        ("Justice",),
        2024,
        "",
    )
    assert shown(found) == [("Civil service", "Purpose", 70, 70, 70), ("Civil service", "Vision", 70, 70, 70)]


def test_year_and_group_choose_what_is_shown(organization):
    line_table(organization)

    assert shown(library(organization, year=2023)) == [("Civil service", "Purpose", 60, 70, 80)]
    assert shown(library(organization, year=2023, group="Defence")) == [("Civil service", "Purpose", 80, 80, 80)]


@pytest.mark.parametrize("wanted", [{"year": 1999}, {"group": "Nowhere"}, {"year": 2024, "group": "Defence"}])
def test_a_year_or_group_that_is_not_there_falls_back(organization, wanted):
    line_table(organization)

    assert shown(library(organization, **wanted)) == [("Civil service", "Purpose", 70, 70, 70)]


def test_lines_of_others_are_not_there(organization):
    ours, other = own_line(organization), OrganizationFactory()
    own_line(other, item="Theirs")
    line_table(other)

    found = library(organization)

    assert ([measure.line for measure in found.noted], found.tables) == ([ours], [])


def test_a_noted_line_is_shown_whatever_the_year(organization):
    own_line(organization, year=2019)
    line_table(organization)

    (measure,) = library(organization, year=2023).noted

    assert [figure.year for figure in measure.figures] == [2019]


def test_two_sources_are_two_tables(organization):
    line_table(organization, source="A")
    line_table(organization, source="B")

    found = library(organization)

    assert [(table.source, len(table.measures), table.reason) for table in found.tables] == [
        ("A", 1, "Not checked."),
        ("B", 1, "Not checked."),
    ]


@pytest.mark.parametrize("items", [("A",), ("A", "B", "C", "D")])
def test_three_queries_whatever_the_number_of_questions(organization, items, django_assert_num_queries):
    line_table(organization, items=items)

    with django_assert_num_queries(3):  # lines, years and groups, figures
        found = library(organization)

    assert len(found.tables[0].measures) == len(items)


def test_the_middle_of_several_stands_for_them(organization):
    (line,) = line_table(organization)
    figures = figures_of(line, choice_of(line, year=2023))

    found = middle_line(figures)

    assert [figure.percent for figure in figures] == [80, 60]
    assert (found.percent, found.population, found.year) == (70, "The middle of 2 that were asked", 2023)


def test_a_figure_beyond_all_and_nothing_is_refused_by_the_database(organization):
    from django.db import IntegrityError, transaction

    (line,) = line_table(organization)
    for percent in (-1, 101):
        with pytest.raises(IntegrityError), transaction.atomic():
            BenchmarkFigure.objects.create(line=line, population="X", year=2020, percent=percent)
    assert BenchmarkLine.objects.count() == 1
