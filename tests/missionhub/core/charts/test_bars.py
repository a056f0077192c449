import pytest

from missionhub.core.charts import progress_bar, share_bar
from tests.missionhub.core.charts.drawing import read

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("value", "maximum", "width"),
    [(37, 100, "37.0"), (17, 24, "70.8"), (130, 100, "100.0"), (-1, 9, "0.0"), (3, 0, "0.0")],
)
def test_progress_bar_reaches_its_share_and_never_leaves_its_track(value, maximum, width):
    bar = read(progress_bar(value=value, maximum=maximum))

    assert [shape.get("width") for shape in bar] == ["100", width]


def test_progress_bar_marks_where_it_should_be():
    bar = read(progress_bar(value=10, expected=60))

    assert bar[-1].get("x") == "60.0"


def test_share_bar_names_each_part_with_its_share():
    wide, _narrow = read(share_bar(identity="money", title="Paid", parts=[("Feed", 3), ("Train", 1)]))

    assert [part.find("title").text for part in wide.findall("g")] == ["Feed: 75%", "Train: 25%"]
    assert wide.find("desc").text == "Feed 75%, Train 25%"


def test_share_bar_fills_its_width():
    wide, _narrow = read(share_bar(identity="money", title="Paid", parts=[("A", 1), ("B", 2), ("C", 3)]))
    last = wide.findall("g")[-1].find("rect")

    assert float(last.get("x")) + float(last.get("width")) == pytest.approx(639, abs=0.2)


def test_share_bar_writes_no_figure_into_a_part_too_small_for_it():
    _wide, narrow = read(share_bar(identity="money", title="Paid", parts=[("A", 96), ("B", 4)]))

    assert [part.find("text") is not None for part in narrow.findall("g")] == [True, False]


def test_share_bar_of_nothing_is_empty():
    assert share_bar(identity="money", title="Paid", parts=[("Feed", 0)]) == ""


def test_share_bar_escapes_its_labels():
    assert "<b>" not in share_bar(identity="money", title="<b>", parts=[("<b>", 1)])
