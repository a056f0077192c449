from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missions.sheets.values import is_ambiguous, read_date, read_number, unit_in
from missions.wording.days import days
from missions.wording.numbers import amounts

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("cell", "number", "unit"),
    [
        ("1,200", "1200", ""),
        ("1 200,5", "1200.5", ""),
        ("1,234,567.89", "1234567.89", ""),
        ("1.234.567,89", "1234567.89", ""),
        ("12%", "12", "%"),
        ("12 per cent", "12", "%"),
        ("$1.5m", "1500000", "$"),
        ("USD 300", "300", "USD"),
        ("7k meals", "7000", "meals"),
        ("40 t", "40", "t"),
        ("(300)", "-300", ""),
        ("−4", "-4", ""),
        ("-0.25", "-0.25", ""),
    ],
)
def test_figures_are_read_as_people_write_them(cell, number, unit):
    assert (read_number(cell), unit_in(cell)) == (Decimal(number), unit)


@pytest.mark.parametrize(
    "cell",
    ["tbd", "TBD", "n/a", "", "about 300", "~300", "10-20", "10 to 20", "3 of 4", "1.200", "12 per day", "1/2", "1e9", "5 by June",
     "99999999999999999"],
)  # fmt: skip
def test_words_ranges_and_the_undecidable_are_no_figures(cell):
    assert read_number(cell) is None


@given(st.integers(-(10**12), 10**12))
def test_grouped_and_plain_figures_are_the_same(number):
    assert read_number(f"{number:,}") == read_number(str(number)) == number


@given(st.text(max_size=30))
def test_no_cell_breaks_the_reader(cell):
    read_number(cell)
    read_date(cell)
    unit_in(cell)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-12-31", date(2026, 12, 31)),
        ("31/12/2026", date(2026, 12, 31)),
        ("12/31/26", date(2026, 12, 31)),
        ("31.12.2026", date(2026, 12, 31)),
        ("1st March 2027", date(2027, 3, 1)),
        ("March 1, 2027", date(2027, 3, 1)),
        ("Dec 2026", date(2026, 12, 31)),
        ("Dec. 2026", date(2026, 12, 31)),
        ("30 Sept 2027", date(2027, 9, 30)),
        ("Sept. 2027", date(2027, 9, 30)),
        ("Feb 2028", date(2028, 2, 29)),
        ("Mar-27", date(2027, 3, 31)),
        ("Q1 2026", date(2026, 3, 31)),
        ("2026 Q4", date(2026, 12, 31)),
        ("end of 2026", date(2026, 12, 31)),
        ("2026", date(2026, 12, 31)),
        ("soon", None),
        ("2026-02-30", None),
        ("13/13/2026", None),
    ],
)
def test_days_are_read_as_people_write_them(cell, day):
    assert read_date(cell) == day


def test_day_that_may_be_two_is_read_as_it_was_chosen():
    assert (read_date("03/04/2026"), read_date("03/04/2026", month_first=True)) == (date(2026, 4, 3), date(2026, 3, 4))
    assert [is_ambiguous(cell) for cell in ("03/04/2026", "31/04/2026", "04/04/2026", "3 April")] == [
        True,
        False,
        False,
        False,
    ]


CELLS = [
    "1,200", "1 200", "12%", "12 per cent", "$1.5m", "USD 300", "7k", "-0.25", "−4", "300", "2.85", "€3.10", "1.200",
]  # fmt: skip
DAYS = [
    "2026-12-31", "31/12/2026", "12/31/2026", "31.12.2026", "1st March 2027", "March 1, 2027", "Dec 2026", "Feb 2028",
    "Sept 2027", "Q1 2026", "end of 2026", "03/04/2026",
]  # fmt: skip


@pytest.mark.parametrize("cell", CELLS)
def test_figure_means_the_same_in_a_cell_and_in_a_sentence(cell):
    """A cell is read whole or not at all, a sentence in parts; what both read they read alike."""
    assert read_number(cell) in {None, *(amount.value for amount in amounts(f"Serve {cell} meals"))}


@pytest.mark.parametrize("cell", DAYS)
def test_day_means_the_same_in_a_cell_and_in_a_sentence(cell):
    said = {found.day for found in days(f"Serve meals by {cell}", today=date(2026, 1, 1))}
    assert read_date(cell) in said or is_ambiguous(cell)
