from datetime import date

import pytest

from missionhub.home.importing.dates import read_date


@pytest.mark.parametrize(
    ("label", "day"),
    [
        ("January 2026", date(2026, 1, 1)),
        ("3 February 2026", date(2026, 2, 3)),
        ("February 3, 2026", date(2026, 2, 3)),
        ("2014", date(2014, 1, 1)),
        (" 2026-02-03 ", date(2026, 2, 3)),
        ("mid-1970s", None),
        ("FY 2023", None),
        ("31 February 2026", None),
        ("", None),
    ],
)
def test_date_is_read_only_where_the_label_names_one(label: str, day: date | None):
    assert read_date(label) == day
