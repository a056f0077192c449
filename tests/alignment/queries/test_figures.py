import pytest

from alignment.queries.figures import figure

pytestmark = pytest.mark.pure
FACT = {"value": 0.134, "low": -0.02, "high": 0.28, "n": 7, "p_value": 0.047}


def test_value_and_chance_are_told_apart_where_they_would_read_alike():
    told = figure(FACT | {"chance_line": 0.126})

    assert told is not None
    assert (told.value, told.chance_line) == (13.4, 12.6)


@pytest.mark.parametrize(("line", "told"), [(0.11, (13, 11)), (0.134, (13, 13)), (None, (13, None))])
def test_they_are_whole_numbers_otherwise(line, told):
    found = figure(FACT | {"chance_line": line})

    assert found is not None
    assert (found.value, found.chance_line) == told
