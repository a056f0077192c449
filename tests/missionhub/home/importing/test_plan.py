from datetime import date
from decimal import Decimal

import pytest

from missionhub.home.importing.content import read_content
from missionhub.home.importing.plan import ObjectiveRow, YearFigure, read_number, year_column

pytestmark = pytest.mark.pure


def problems(files: dict[str, bytes]) -> list[tuple[str, int, str]]:
    return [(problem.file, problem.line, problem.column) for problem in read_content(files).problems]


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("2330559", Decimal(2330559)),
        ("1,250.5", Decimal("1250.5")),
        ("-3", Decimal(-3)),
        ("12,5", None),
        ("about 20", None),
        ("tbd", None),
        ("1e9", None),
        ("9" * 20, None),
    ],
)
def test_only_plain_numbers_are_numbers(cell, number):
    assert read_number(cell) == number


@pytest.mark.parametrize(
    ("name", "is_year"),
    [("2024", True), ("FY2024", True), ("fy2026_estimate", True), ("2024_note", False), ("24", False), ("note", False)],
)
def test_year_columns_are_known_by_their_names(name, is_year):
    assert bool(year_column(name)) == is_year


def test_outcome_keeps_each_year_with_its_label():
    files = {
        "outcomes.csv": b"goal_no,measure,unit,kind,FY2024,FY2023,FY2026_estimate,note\n3,Calls,calls,,12,,9,n 1\n"
    }

    (row,) = read_content(files).outcomes

    assert (row.kind, row.objective_code, row.source) == ("mission", "3", "n 1")
    assert row.figures == (
        YearFigure("FY2024", date(2024, 12, 31), Decimal(12), False),
        YearFigure("FY2026 (estimate)", date(2026, 12, 31), Decimal(9), True),
    )


def test_goal_stands_once_before_what_is_under_it():
    rows = b"source_document,goal_no,goal,objective_no,objective\nA,1,Build,1.1,Draft\nA,1,Build,1.2,Ask\n"

    assert read_content({"goals_objectives.csv": rows}).objectives == [
        ObjectiveRow("1", "Build", "", "A"),
        ObjectiveRow("1.1", "Draft", "1", "A"),
        ObjectiveRow("1.2", "Ask", "1", "A"),
    ]


def test_every_figure_that_is_no_number_is_named():
    files = {"outcomes.csv": b"measure,kind,2024,2025\nCalls,mission,many,3\nMail,other,1,-\n"}

    assert problems(files) == [("outcomes.csv", 3, "kind")]
    assert problems({"outcomes.csv": files["outcomes.csv"].replace(b"other", b"financial")}) == [
        ("outcomes.csv", 2, "2024"),
        ("outcomes.csv", 3, "2025"),
    ]


def test_shares_of_more_than_everybody_are_refused():
    head = b"item_no,item,pct_positive,pct_negative,n_answered,n_do_not_know\n"

    assert problems({"staff_survey_2024.csv": head + b"1,I know,70,31,20,\n"}) == [
        ("staff_survey_2024.csv", 2, "pct_negative")
    ]
    (survey,) = read_content({"staff_survey_2024.csv": head + b"1,I know,70,30,20,\n"}).surveys
    assert (survey.title, survey.items[0].do_not_know) == ("Staff survey 2024", None)
