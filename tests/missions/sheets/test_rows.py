from datetime import date
from decimal import Decimal

import pytest

from missions.sheets.columns import guess_columns
from missions.sheets.rows import Trouble, read_row

pytestmark = pytest.mark.pure

SAYS = ("title", "baseline", "target", "start_on", "due_on", "team", "", "direction")


def test_columns_are_guessed_by_name_then_by_cells():
    header = ("Key result", "Metric", "Baseline", "YTD", "Target 2026", "Owner", "Department", "By when", "Comments")
    rows = [("A", "meals", "1", "2", "3", "Ana", "Kitchen", "Q4 2026", "x")]

    assert guess_columns(header=header, rows=rows) == (
        "title", "measure", "baseline", "current", "target", "lead", "team", "due_on", "",
    )  # fmt: skip


def test_meaning_is_guessed_once():
    assert guess_columns(header=("Goal", "Objective", "Owner"), rows=[("a", "b", "c")]) == ("title", "", "lead")


def test_columns_without_names_are_judged_by_their_cells():
    rows = [("12", "Serve more meals to families", "31/12/2026"), ("9", "Open the pantry on Sundays", "2027")]

    assert guess_columns(header=("", "", ""), rows=rows) == ("", "title", "due_on")


def test_row_is_read_with_what_follows_from_it():
    reading = read_row(cells=("Waste less", "40 t", "10 t", "", "Q4 2026", "Van", "call Ben", ""), says=SAYS)

    assert reading.fields == {
        "title": "Waste less",
        "baseline": Decimal(40),
        "target": Decimal(10),
        "due_on": date(2026, 12, 31),
        "unit": "t",
        "direction": "reduce",
    }
    assert (reading.names, reading.left_over, reading.troubles) == ({"team": "Van"}, ((6, "call Ben"),), ())


def test_every_cell_that_cannot_be_read_is_named():
    reading = read_row(cells=("", "tbd", "12", "soon", "2026", "", "", "sideways"), says=SAYS)

    assert set(reading.troubles) == {
        Trouble(1, "not_a_number"),
        Trouble(3, "not_a_day"),
        Trouble(7, "not_a_direction"),
        Trouble(None, "title_missing"),
    }


def test_figure_of_two_readings_is_asked_for():
    reading = read_row(cells=("A", "1.200", "", "", "", "", "", ""), says=SAYS)

    assert reading.troubles == (Trouble(1, "two_readings"),)


def test_sum_of_other_rows_is_no_outcome():
    reading = read_row(cells=("Total", "12", "30", "", "", "", "", ""), says=SAYS)

    assert reading.troubles == (Trouble(None, "sum_row"),)


def test_row_that_ends_before_it_starts_is_trouble():
    reading = read_row(cells=("A", "", "", "2027", "2026", "", "", ""), says=SAYS)

    assert reading.troubles == (Trouble(None, "ends_before_it_starts"),)


def test_long_name_is_trouble_and_kept():
    reading = read_row(cells=("A" * 301,), says=("title",))

    assert reading.troubles == (Trouble(0, "too_long"),)
