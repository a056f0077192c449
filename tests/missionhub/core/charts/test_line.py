from itertools import pairwise

import pytest

from missionhub.core.charts import Series, line
from tests.missionhub.core.charts.drawing import read

pytestmark = pytest.mark.pure
TITLES = {"identity": "meals", "title": "Meals", "description": "Meals a month"}


def drawings(series):
    return list(read(line(**TITLES, series=series)))


def test_line_draws_a_wide_and_a_narrow_picture_with_their_own_ids():
    wide, narrow = drawings(Series(labels=("Jan", "Feb"), actual=(1, 2)))

    assert wide.get("aria-labelledby") == "meals-chart-wide-t meals-chart-wide-d"
    assert narrow.get("aria-labelledby") == "meals-chart-narrow-t meals-chart-narrow-d"


def test_line_tells_each_value_and_skips_gaps():
    wide, _narrow = drawings(Series(labels=("Jan", "Feb", "Mar"), actual=(8200, None, 9100), unit=" meals"))

    assert [dot.find("title").text for dot in wide.findall("circle")] == ["Jan: 8,200 meals", "Mar: 9,100 meals"]


def test_line_keeps_every_shape_inside_its_frame():
    series = Series(labels="abcdef", actual=(3, -2, 5), expected=(0, 1, 2, 3, 4, 5), forecast=(None, None, 5, 6, 7, 9))
    for drawing in drawings(series):
        width, height = map(float, drawing.get("viewBox").split()[2:])
        for shape in drawing.findall("polyline"):
            for point in shape.get("points").split():
                x, y = map(float, point.split(","))
                assert 0 <= x <= width
                assert 0 <= y <= height


def test_line_parts_the_labels_of_two_ends_that_nearly_meet():
    for drawing in drawings(Series(labels="abc", actual=(10, 20), expected=(10, 20, 30), forecast=(None, 20, 30.1))):
        first, second = (float(label.get("y")) for label in drawing.findall("text")[-2:])
        assert abs(first - second) >= 15


def forecast_line(series):
    for drawing in drawings(series):
        drawn = next(row for row in drawing.findall("polyline") if row.get("stroke-dasharray") == "1.5 5")
        yield [tuple(map(float, point.split(","))) for point in drawn.get("points").split()]


def bends(points):
    (x1, y1), *between, (x2, y2) = points
    return max(abs(y1 + (y2 - y1) * (x - x1) / (x2 - x1) - y) for x, y in between)


DAYS = (31, 59, 90, 92)  # two months and two days
STRAIGHT = {"labels": "abcd", "actual": (10, 30, None, None), "forecast": [day / 2 for day in DAYS]}


def test_what_is_straight_over_days_is_drawn_straight():
    assert all(bends(points) <= 0.1 for points in forecast_line(Series(**STRAIGHT, places=DAYS)))


def test_alarm_without_its_days_the_line_bends():
    assert all(bends(points) > 5 for points in forecast_line(Series(**STRAIGHT)))


def test_labels_of_a_short_last_stretch_do_not_touch():
    for drawing in drawings(Series(labels="abcd", actual=(1, 2, 3, 4), places=DAYS)):
        places = [float(text.get("x")) for text in drawing.findall("text") if text.text in set("abcd")]
        assert min(after - before for before, after in pairwise(places)) >= 38


@pytest.mark.parametrize("actual", [(5,), (5, 5, 5), (0, 0), (-3, -3), (0.2, 0.4)])
def test_line_draws_values_without_a_spread(actual):
    assert len(drawings(Series(labels="abc", actual=actual))) == 2


def test_line_of_nothing_is_empty():
    assert line(**TITLES, series=Series(labels=("Jan",), actual=(None,))) == ""


def test_line_escapes_its_words():
    words = {"identity": "x", "title": "<b>", "description": "<b>"}
    assert "<b>" not in line(**words, series=Series(labels=("<b>", "b"), actual=(1, 2), unit="<b>"))
