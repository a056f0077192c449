from decimal import Decimal

import pytest
from django.utils import translation

from missions.queries.grid import Cell
from missions.templatetags.plan import grid_cell, hours, money, part_letter, percent
from tests.factories.plans import KeyRoleFactory


@pytest.mark.parametrize(
    ("amount", "currency", "expected"),
    [
        (Decimal("1200.00"), "USD", "$1,200"),
        (Decimal("0.5"), "EUR", "€0.50"),
        (84000.0, "CHF", "CHF\u00a084,000"),
        (0, "GBP", "£0"),
    ],
)
def test_money_is_written_in_the_currency_of_the_organization(amount, currency, expected):
    assert money(amount, currency) == expected


@pytest.mark.parametrize(("amount", "expected"), [(7.5, "7.5"), (Decimal("8.0"), "8"), (6133.66, "6,134"), (0, "0")])
def test_hours_carry_a_half_below_a_hundred(amount, expected):
    assert hours(amount) == expected


@pytest.mark.parametrize(("share", "expected"), [(None, "–"), (0.256, "26%"), (0, "0%")])
def test_percent_is_a_dash_where_nothing_is_known(share, expected):
    assert percent(share) == expected


def test_letters_are_words_for_everybody_else():
    assert '<span class="visually-hidden">Accountable</span>' in part_letter("accountable")
    assert part_letter("") == '<span class="visually-hidden">no part</span>'


def test_cell_of_the_grid_holds_what_was_seen_and_what_is_chosen(db):
    role = KeyRoleFactory(name="Cook")

    with translation.override("en"):
        html = grid_cell(Cell(role, False, "informed", "accountable"), "row-1", "Cook in Meals")

    assert f'name="was-{role.pk}" value="informed"' in html
    assert '<option value="accountable" aria-label="Accountable" selected>A</option>' in html
    assert html.count(" selected>") == 1
