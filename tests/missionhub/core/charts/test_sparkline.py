import pytest

from missionhub.core.charts import sparkline
from tests.missionhub.core.charts.drawing import read

pytestmark = pytest.mark.pure


def test_sparkline_ends_in_a_dot_at_the_newest_value():
    drawing = read(sparkline([1, 2, 3]))

    assert drawing.find("polyline").get("points") == "3.0,22.0 41.0,13.0 79.0,4.0"
    assert (drawing.find("circle").get("cx"), drawing.find("circle").get("cy")) == ("79.0", "4.0")


@pytest.mark.parametrize("values", [[], [4]])
def test_sparkline_needs_two_values(values):
    assert sparkline(values) == ""
