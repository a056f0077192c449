from decimal import Decimal

import pytest

from missions.queries.aims import aim


@pytest.mark.parametrize(
    ("direction", "target", "band", "unit", "said"),
    [
        ("reduce", Decimal(30), None, "minutes", "at most 30 minutes"),
        ("increase", Decimal("95.00"), None, "%", "at least 95%"),
        ("hold", None, (Decimal(4), Decimal("6.5")), "months", "between 4 and 6.5 months"),
        ("", Decimal(1200), None, "meals", "1,200 meals"),
        ("increase", None, None, "meals", ""),
        ("hold", None, None, "months", ""),
    ],
)
def test_aim_says_its_unit_and_which_way_is_better(direction, target, band, unit, said):
    assert aim(direction=direction, target=target, band=band, unit=unit) == said
