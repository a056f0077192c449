from decimal import Decimal

import pytest

from missions.queries.aims import aim

NONE = (None, None)


@pytest.mark.parametrize(
    ("direction", "target", "band", "unit", "said"),
    [
        ("reduce", Decimal(30), NONE, "minutes", "at most 30 minutes"),
        ("increase", Decimal("95.00"), NONE, "%", "at least 95%"),
        ("hold", None, (Decimal(4), Decimal("6.5")), "months", "between 4 and 6.5 months"),
        ("hold", None, (Decimal(4), None), "months", "at least 4 months"),
        ("hold", None, (None, Decimal(6)), "months", "at most 6 months"),
        ("", Decimal(1200), NONE, "meals", "1,200 meals"),
        ("increase", None, NONE, "meals", ""),
        ("hold", None, NONE, "months", ""),
    ],
)
def test_aim_says_its_unit_and_which_way_is_better(direction, target, band, unit, said):
    assert aim(direction=direction, target=target, band=band, unit=unit) == said
