import pytest

from missionhub.core.charts import interval_mark, state_dot
from tests.missionhub.core.charts.drawing import read

pytestmark = pytest.mark.pure


def test_interval_mark_draws_value_and_ends_on_one_scale():
    drawing = read(interval_mark(value=50, low=0, high=100))

    scale, band = drawing.findall("line")
    assert (band.get("x1"), band.get("x2")) == (f"{4.0}", "88.0")
    assert drawing.find("circle").get("cx") == "46.0"
    assert scale.get("stroke")


def test_states_differ_in_shape_and_say_what_they_are():
    shapes = [
        [child.tag for child in read(state_dot(is_on=is_on, is_alarm=is_alarm, label="Owned"))]
        for is_on, is_alarm in ((True, False), (False, False), (False, True))
    ]

    assert shapes == [["circle", "path"], ["circle"], ["path", "path"]]
    assert 'aria-label="Owned"' in state_dot(is_on=True, label="Owned")
    assert 'aria-hidden="true"' in state_dot(is_on=True)
