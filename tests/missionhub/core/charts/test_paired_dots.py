import pytest

from missionhub.core.charts import PairedRow, paired_dots
from tests.missionhub.core.charts.drawing import read

pytestmark = pytest.mark.pure


def drawn(*rows: PairedRow):
    """The wide picture and the narrow one."""
    return read(paired_dots(identity="ways", title="How you work", sides=("Ours", "Theirs"), rows=rows))


def test_every_row_is_told_in_words_also_what_nobody_said():
    wide, narrow = drawn(PairedRow("Pace", "slow <all>", "fast", 1, 4), PairedRow("Risk", "none", "any", 2, None))

    assert wide.find("desc").text == narrow.find("desc").text
    assert wide.find("desc").text == (
        "Pace, from 1 (slow <all>) to 5 (fast): Ours 1, Theirs 4. Risk, from 1 (none) to 5 (any): Ours 2, Theirs not said."
    )


def test_marks_stand_on_their_steps_and_side_by_side_where_both_stand_on_one():
    wide, _narrow = drawn(PairedRow("Pace", "slow", "fast", 1, 3), PairedRow("Risk", "none", "any", 3, 3))
    circles = [float(one.get("cx")) for one in wide.iter("circle") if one.get("r") == "8"]
    squares = [float(one.get("x")) + 7.5 for one in wide.iter("rect")]

    assert (circles, squares) == ([12.0, 312.5], [320.0, 327.5])


@pytest.mark.parametrize("step", [1, 5])
def test_marks_on_the_last_step_stay_inside(step: int):
    for picture in drawn(PairedRow("Pace", "slow", "fast", step, step)):
        width = float(picture.get("viewBox").split()[2])

        assert all(8 <= float(one.get("cx")) <= width - 8 for one in picture.iter("circle") if one.get("r") == "8")
        assert all(0 <= float(one.get("x")) <= width - 15 for one in picture.iter("rect"))


def test_without_a_step_no_mark_and_no_line_between():
    wide, _narrow = drawn(PairedRow("Pace", "slow", "fast", 2, None))

    assert not list(wide.iter("rect"))
    assert [one for one in wide.iter("line") if one.get("stroke-width") == "5"] == []
