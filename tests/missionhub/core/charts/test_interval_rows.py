import pytest

from missionhub.core.charts import Dot, IntervalRow, interval_rows
from tests.missionhub.core.charts.drawing import read

pytestmark = pytest.mark.pure
LEADERS, STAFF = Dot("71%", 71, 36, 92), Dot(hidden="too few answered")


def drawn(*rows: IntervalRow):
    return read(interval_rows(identity="hear", title="Mentions", groups=("Leaders", "Staff"), rows=rows))


def test_each_mark_is_told_with_its_interval_or_the_reason_why_it_is_hidden():
    for picture in drawn(IntervalRow("Feed families", (LEADERS, STAFF))):
        told = [group.find("title").text for group in picture.iter("g")]
        assert told == ["Leaders: 71%, likely 36 to 92%", "Staff: too few answered"]


def test_hidden_figure_is_hatched_and_has_no_mark_and_no_number():
    wide, _narrow = drawn(IntervalRow("Feed families", (Dot(hidden="too few"), Dot(hidden="too few"))))

    assert len([shape for shape in wide.iter("rect") if shape.get("fill") == "url(#hear-760-h)"]) == 2
    assert not list(wide.iter("circle"))
    assert [text.text for group in wide.iter("g") for text in group.findall("text")] == ["–", "–"]


@pytest.mark.parametrize(("value", "x"), [(-5, 236.0), (0, 236.0), (50, 442.0), (100, 648.0), (120, 648.0)])
def test_marks_stay_on_their_scale(value, x):
    wide, _narrow = drawn(IntervalRow("Feed", (Dot("x", value, value, value),)))

    assert float(wide.find(".//circle").get("cx")) == x


def test_groups_have_shapes_of_their_own_and_names_lead_on():
    wide, _narrow = drawn(IntervalRow("Feed", (LEADERS, LEADERS), url="/promises/1/"))

    assert (
        len(list(wide.iter("circle"))),
        len([shape for shape in wide.iter("rect") if shape.get("rx") == "1.5"]),
    ) == (1, 1)
    assert [link.get("href") for link in wide.iter("a")] == ["/promises/1/"]


def test_long_names_take_lines_and_the_rows_below_move_down():
    short, _narrow = drawn(IntervalRow("Feed", (LEADERS,)))
    long, _narrow = drawn(IntervalRow("Speak up for wages and benefits that people can live on well", (LEADERS,)))

    heights = [float(picture.get("viewBox").split()[3]) for picture in (short, long)]

    assert len(list(long.iter("tspan"))) == 3
    assert heights[1] > heights[0]
