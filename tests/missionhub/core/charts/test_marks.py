import pytest

from missionhub.core.charts import share_marks
from tests.missionhub.core.charts.drawing import read

pytestmark = pytest.mark.pure


def test_share_marks_stand_where_the_shares_are():
    drawing = read(share_marks(stated=0.5, money=1.2, time=0))

    assert drawing.find("circle").get("cx") == "232.0"
    assert drawing.find("rect").get("x") == "3.0"
    assert [path.get("d") for path in drawing.findall("path")] == [
        "M8 14H232",
        "M8.0 14H232.0",
        "M120.0 6l8 8-8 8-8-8Z",
    ]


def test_share_marks_leave_out_what_is_unknown():
    drawing = read(share_marks(stated=0.25, money=None, time=None))

    assert (drawing.find("circle"), drawing.find("rect")) == (None, None)
