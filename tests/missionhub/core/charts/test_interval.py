import pytest

from missionhub.core.charts import interval_dot
from tests.missionhub.core.charts.drawing import read

pytestmark = pytest.mark.pure
FIGURES = {"identity": "alike", "title": "How alike", "value": 61.4, "low": 47, "high": 75}


def test_interval_dot_draws_a_wide_and_a_narrow_picture_with_their_own_ids():
    box = read(interval_dot(**FIGURES, chance=38))

    assert [drawing.get("aria-labelledby") for drawing in box] == ["alike-640", "alike-320"]
    assert [drawing.find("title").get("id") for drawing in box] == ["alike-640", "alike-320"]


def test_interval_dot_tells_its_figures_in_words():
    drawing = read(interval_dot(**FIGURES, chance=38))[0]

    assert drawing.find("title").text == "How alike: 61, interval 47 to 75; chance reaches 38"


def test_interval_dot_tells_apart_what_would_round_to_the_same():
    drawing = read(interval_dot(**FIGURES | {"value": 13.4, "low": -2}, chance=12.6))[0]

    assert drawing.find("title").text == "How alike: 13.4, interval -2 to 75; chance reaches 12.6"
    assert [text.text for text in drawing.findall("text")][-2:] == ["chance 12.6", "13.4"]


def test_interval_dot_without_chance_draws_no_chance_line():
    assert "dasharray" not in interval_dot(**FIGURES)


@pytest.mark.parametrize(("value", "x"), [(-20, 18.0), (0, 18.0), (50, 320.0), (100, 622.0), (140, 622.0)])
def test_interval_dot_keeps_every_value_on_its_scale(value, x):
    drawing = read(interval_dot(**FIGURES | {"value": value}))[0]

    assert float(drawing.find("circle").get("cx")) == x


@pytest.mark.parametrize("chance", [0, 100])
def test_interval_dot_keeps_the_words_of_chance_inside_the_drawing(chance):
    for drawing in read(interval_dot(**FIGURES, chance=chance)):
        words = drawing.findall("text")[-2]
        half = len(words.text) * 7.2 / 2

        assert words.text == f"chance {chance}"
        assert half <= float(words.get("x")) <= float(drawing.get("viewBox").split()[2]) - half


def test_interval_dot_escapes_its_title():
    assert "<script>" not in interval_dot(**FIGURES | {"title": "<script>alert(1)</script>"})


def test_interval_dot_tells_a_line_that_others_drew():
    box = interval_dot(**FIGURES, line=41)

    assert read(box)[0].find("title").text == "How alike: 61, interval 47 to 75; the line is at 41"
    assert "line 41" in box
    assert "chance" not in box
