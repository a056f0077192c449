from decimal import Decimal

import pytest

from alignment.lines.origins import Origin, is_line_file, origin_of
from alignment.lines.reading import FigureRow, read_lines
from missionhub.core.csv_tables import read_table
from tests.services import require_data

pytestmark = pytest.mark.pure
ORIGIN = Origin("Civil service", "UK", "percent positive")


def read(text: str, name: str = "lines.csv"):
    table = read_table(name, text.encode())
    return table, read_lines(table, ORIGIN)


def told(problems) -> list[tuple[int, str]]:
    return [(problem.line, problem.column) for problem in problems]


def test_each_column_of_figures_is_a_question():
    table, found = read(
        "year,dept_group,organisation,clear_purpose,response_rate,org_uid\n2024,Justice,Courts,81.5,66,CRT\n"
    )

    (line,) = found.lines
    assert (table.problems, found.flagged, found.not_read) == ([], [], ("org_uid",))
    assert (line.item, line.column, line.origin.source, line.is_comparable) == (
        "Clear purpose",
        "clear_purpose",
        "Civil service",
        False,
    )
    assert line.figures == [FigureRow("Courts", "Justice", 2024, Decimal("81.50"), None, Decimal("66.00"))]


def test_a_blank_cell_is_not_asked_and_never_zero():
    _table, found = read("year,population,a,b\n2023,X,,0\n2024,X,50,\n")

    assert [(line.item, line.blank, [(f.year, f.percent) for f in line.figures]) for line in found.lines] == [
        ("A", 1, [(2024, Decimal(50))]),
        ("B", 1, [(2023, Decimal(0))]),
    ]


def test_impossible_figures_are_flagged_where_they_stand_and_left_out():
    table, found = read(
        "year,population,a,b,response_rate,n\n2020,X,-1,50,101,0\n2021,X,100.1,51,66,9\n2022,X,many,52,,\n2023,X,40,53,,\n"
    )

    assert table.problems == []
    assert told(found.flagged) == [(2, "n"), (2, "response_rate"), (2, "a"), (3, "a"), (4, "a")]
    assert {flag.file for flag in found.flagged} == {"lines.csv"}
    assert "below 0" in found.flagged[2].reason
    assert "above 100" in found.flagged[3].reason
    assert "not a number" in found.flagged[4].reason
    a, b = found.lines
    assert [f.percent for f in a.figures] == [Decimal(40)]
    assert [(f.percent, f.response_rate, f.n) for f in b.figures] == [
        (Decimal(50), None, None),
        (Decimal(51), Decimal(66), 9),
        (Decimal(52), None, None),
        (Decimal(53), None, None),
    ]


@pytest.mark.parametrize(
    ("cell", "percent"), [("0", "0"), ("100", "100"), ("85,1", "85.1"), ("85.126 %", "85.13"), ("100.0", "100")]
)
def test_shares_are_read_as_people_write_them(cell, percent):
    _table, found = read(f'year;population;a\n2024;X;"{cell}"\n')

    assert [f.percent for f in found.lines[0].figures] == [Decimal(percent)]


@pytest.mark.parametrize("cell", ["nan", "inf", "1e2", "١٠", "--5", "9" * 40])
def test_what_only_looks_like_a_figure_is_flagged(cell):
    _table, found = read(f"year,population,a\n2023,X,50\n2024,X,{cell}\n")

    assert told(found.flagged) == [(3, "a")]


def test_one_figure_a_row_brings_its_own_source():
    _table, found = read(
        "item,figure,population,year,n,country,scale,source,comparable,reason,note\n"
        "Purpose,41,Staff,2016,900,US,top box,Gallup,yes,Same words,x\n"
        "Purpose,43,Staff,2017,,US,top box,Gallup,yes,Same words,x\n"
        "Values,27,Staff,2016,,,,,yes,,x\n"
        "Pride,,Staff,2016,,,,,,,x\n"
    )

    purpose, values = found.lines
    assert [(f.year, f.percent, f.n) for f in purpose.figures] == [(2016, 41, 900), (2017, 43, None)]
    assert (purpose.origin.source, purpose.is_comparable) == ("Gallup", True)
    assert (values.origin.source, values.origin.country, values.is_comparable) == ("Civil service", "UK", False)
    assert "Not checked yet" in values.origin.reason
    assert found.not_read == ("note",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("year,a\n2024,5\n", [(1, "population")]),
        ("population,a\nX,5\n", [(1, "year")]),
        ("year,population,a\nFY24,X,5\n2024,,6\n", [(2, "year"), (3, "population")]),
        ("year,population,a\n2024,X,5\n2024,X,6\n", [(3, "year")]),
        ("item,figure,year,population\n,5,2024,X\n", [(2, "item")]),
        ("year,population,a\n2024,X,\n", [(0, "")]),
        (f"year,population,a\n2024,{'x' * 201},5\n2024,Y,6\n", [(2, "population")]),
        (f"year,population,{'a' * 301}\n2024,X,5\n", [(1, "a" * 40)]),
        (f"item,figure,year,population\n{'i' * 301},5,2024,X\nA,6,2024,X\n", [(2, "item")]),
    ],
)
def test_what_cannot_be_placed_is_refused_with_its_line(text, expected):
    table, _found = read(text)

    assert told(table.problems) == expected


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("benchmark_lines.csv", True),
        ("benchmark_lines_2024.csv", True),
        ("uk_civil_service_alignment.csv", True),
        ("benchmark_lines.txt", False),
        ("lines.csv", False),
    ],
)
def test_files_of_lines_are_known_by_name(name, known):
    assert is_line_file(name) is known


def test_two_files_of_one_survey_are_two_sources():
    sources = {origin_of(name).source for name in ("uk_civil_service_alignment.csv", "uk_civil_service_benchmark.csv")}

    assert len(sources) == 2
    assert all("Open Government Licence v3" in source and "CC BY 4.0" in source for source in sources)


def test_the_published_civil_service_figures_are_read_whole():
    name = "uk_civil_service_alignment.csv"
    table = read_table(name, (require_data() / name).read_bytes())

    found = read_lines(table, origin_of(name))

    assert (len(table.rows), table.problems, found.flagged) == (791, [], [])
    assert found.not_read == ("org_uid", "organisation_std")
    assert len(found.lines) == 11
    purpose = next(line for line in found.lines if line.column == "clear_understanding_of_purpose")
    assert (purpose.blank, len(purpose.figures), purpose.highest) == (440, 351, 100)
    assert all(len(line.figures) + line.blank == 791 for line in found.lines)
