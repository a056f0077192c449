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
    reading = read_row(cells=("", "about 7", "12", "soon", "2026", "", "", "sideways"), says=SAYS)

    assert set(reading.troubles) == {
        Trouble(1, "not_a_number"),
        Trouble(3, "not_a_day"),
        Trouble(7, "not_a_direction"),
        Trouble(None, "title_missing"),
    }


@pytest.mark.parametrize(
    "cell", ["tbd", "TBC", "t.b.d.", "to be decided", "n/a", "N.A.", "-", "?", "none yet", "unknown", "xx"]
)
def test_place_left_open_blocks_nothing_and_is_no_figure(cell):
    reading = read_row(cells=("A", cell, cell, "", cell, "", "", ""), says=SAYS)

    assert (reading.fields, reading.troubles) == ({"title": "A"}, ())
    assert reading.left_over == ((1, cell), (2, cell), (4, cell))


@pytest.mark.parametrize("words", ["Every school has breakfast", "between 10 and 20 vans", "better than last year"])
def test_target_in_words_becomes_what_success_looks_like(words):
    says = ("title", "target", "success")

    assert read_row(cells=("A", words, ""), says=says).fields == {"title": "A", "success": words}
    assert read_row(cells=("A", words, "A smile."), says=says).fields["success"] == f"A smile.\n{words}"


def test_baseline_in_words_is_left_over():
    reading = read_row(cells=("A", "high", "12", "", "", "", "", ""), says=SAYS)

    assert (reading.left_over, reading.troubles) == (((1, "high"),), ())


@pytest.mark.parametrize("cell", ["about 300", "10-20", "10 to 20", "3 of 4", "12 per day", "1.200"])
def test_figure_somebody_has_to_decide_on_is_still_asked_for(cell):
    assert [trouble.place for trouble in read_row(cells=("A", "", cell, "", "", "", "", ""), says=SAYS).troubles] == [2]


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
