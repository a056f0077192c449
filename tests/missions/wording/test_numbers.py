from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missions.wording.numbers import amounts, is_bare, words_to_number

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,000", "1000", ""),
        ("1 000", "1000", ""),
        ("12 500.5", "12500.5", ""),
        ("1.5m", "1500000", ""),
        ("$3k", "3000", "$"),
        ("CA$2 million", "2000000", "CAD"),
        ("£5m", "5000000", "£"),
        ("20 per cent", "20", "%"),
        ("20%", "20", "%"),
        ("-4 %", "-4", "%"),
        ("5 percentage points", "5", "points"),
        ("300 dollars", "300", "$"),
        ("EUR 40", "40", "EUR"),
        ("twenty-five percent", "25", "%"),
        ("two hundred and five", "205", ""),
        ("a thousand", "1000", ""),
        ("nine in ten", "90", "%"),
        ("two out of three", "66.67", "%"),
    ],
)
def test_number_is_read_with_its_unit(text, value, unit):
    assert [(amount.value, amount.unit) for amount in amounts(text)] == [(Decimal(value), unit)]


@pytest.mark.parametrize("text", ["the 12-month plan", "1st", "v2.1.3", "3/4", "A4"])
def test_what_only_looks_like_a_number_is_left_alone(text):
    assert amounts(text) == []


def test_five_m_without_money_stays_five():
    assert [amount.value for amount in amounts("a wall of 5m")] == [5]


@given(st.integers(0, 10**9))
def test_grouped_digits_are_read_as_written(number):
    for text in (f"{number:,}", f"{number:,}".replace(",", " "), str(number)):
        assert [amount.value for amount in amounts(text)] == [number]


@given(st.text(max_size=120))
def test_spans_lie_in_the_text_and_apart(text):
    found = amounts(text)

    assert all(0 <= amount.start < amount.end <= len(text) for amount in found)
    assert all(before.end <= after.start for before, after in zip(found, found[1:], strict=False))


def test_number_words_add_up():
    assert words_to_number("two million three hundred thousand and twelve") == 2_300_012


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Thirty", True),
        ("30.", True),
        ("1,000", True),
        ("95%", False),
        ("30 minutes", False),
        ("At most thirty", False),
        ("", False),
    ],
)
def test_number_alone_is_bare(text, bare):
    assert is_bare(text) is bare
