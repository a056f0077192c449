from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import models
from hypothesis import given
from hypothesis import strategies as st

from missionhub.core.csv_cells import FORMULA
from missionhub.home.exchange.cells import read_cell, write_cell

pytestmark = pytest.mark.pure

TEXT = models.TextField()
TRAPS = ["=1+1", "'=1", "''", "-2", "@x", "＝A1", "\t=1"]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60) | st.sampled_from(TRAPS))
def test_text_survives_and_never_begins_a_formula(text):
    cell = write_cell(TEXT, text)

    assert read_cell(TEXT, cell) == text
    assert not cell.startswith(tuple(sign for sign in FORMULA if sign != "'"))


def test_alarm_text_as_it_stands_would_begin_a_formula():
    assert "=HYPERLINK(1)".startswith(FORMULA)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (models.JSONField(), {"a": [1, None, "ü"]}),
        (models.JSONField(), []),
        (models.BooleanField(), False),
        (models.DecimalField(), Decimal("-0.1250")),
        (models.FloatField(), 0.1 + 0.2),
        (models.IntegerField(), -7),
        (models.DateTimeField(), datetime(2026, 11, 25, 9, 30, 1, 5, tzinfo=UTC)),
        (models.DateField(), date(2026, 2, 28)),
        (models.BinaryField(), b"\x00\xff"),
        (models.IntegerField(), None),
    ],
)
def test_every_kind_of_value_survives(field, value):
    assert read_cell(field, write_cell(field, value)) == value


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        (models.BooleanField(), "maybe"),
        (models.DecimalField(), "x"),
        (models.DateField(), "31.12."),
        (models.JSONField(), "{"),
    ],
)
def test_cell_of_another_kind_is_refused(field, cell):
    with pytest.raises(ValueError):
        read_cell(field, cell)
