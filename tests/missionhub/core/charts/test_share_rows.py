import pytest

from missionhub.core.charts import ShareRow, share_rows
from tests.missionhub.core.charts.drawing import read

pytestmark = pytest.mark.pure
PARTS = ("Feed <families>", "Rescue food")


def drawn(*rows: ShareRow):
    """The wide picture and the narrow one."""
    return read(share_rows(identity="shared", title="Shares", parts=PARTS, other="Serves none", rows=rows))


def titles(drawing) -> list[str]:
    return [group.find("title").text for group in drawing.iter("g") if group.find("title") is not None]


def test_each_share_is_told_with_its_row_its_number_and_its_part():
    wide, narrow = drawn(ShareRow("Stated", (0.6, 0.4)), ShareRow("Money", (0.5, 0.0), other=0.5))

    assert (
        titles(wide)
        == titles(narrow)
        == [
            "Stated: 1 Feed <families>, 60%",
            "Stated: 2 Rescue food, 40%",
            "Money: 1 Feed <families>, 50%",
            "Money: Serves none, 50%",
        ]
    )


def test_a_bar_fills_its_width_and_a_share_of_nothing_draws_nothing():
    wide, _narrow = drawn(ShareRow("Money", (0.25, 0.0), other=0.75))

    widths = [
        float(shape.get("width")) + 2 for shape in wide.iter("rect") if shape.get("rx") and shape.get("y") != "10"
    ]

    assert widths == [(760 - 132) * 0.25, (760 - 132) * 0.75]


def test_what_serves_none_is_hatched_by_a_pattern_of_its_own_picture():
    wide, narrow = drawn(ShareRow("Money", (0.5, 0.0), other=0.5))

    for picture, identity in ((wide, "shared-760-h"), (narrow, "shared-340-h")):
        assert picture.find("defs/pattern").get("id") == identity
        assert [shape for shape in picture.iter("rect") if shape.get("fill") == f"url(#{identity})"]


def test_colors_are_attributes_so_that_print_keeps_them():
    assert 'fill="#0c464c"' in share_rows(
        identity="x", title="T", parts=PARTS, other="o", rows=[ShareRow("Stated", (0.6, 0.4))]
    )


@pytest.mark.parametrize(("share", "words"), [(0.01, []), (0.03, ["2"]), (0.3, ["2", "30%"])])
def test_words_stand_where_there_is_room(share, words):
    wide, _narrow = drawn(ShareRow("Stated", (0.0, share)))

    assert [text for text in wide.itertext() if text in {"2", "30%"}] == words


def test_a_number_of_two_digits_needs_more_room():
    def numbers(place: int, share: float) -> list[str]:
        shares = [0.0] * place + [share]
        names = [str(n) for n in range(12)]
        row = ShareRow("Stated", shares)
        wide = read(share_rows(identity="x", title="T", parts=names, other="o", rows=[row]))[0]
        return [text.text for text in wide.iter("text") if text.text and text.text.isdigit()]

    assert (numbers(0, 0.024), numbers(9, 0.024), numbers(9, 0.04)) == (["1"], [], ["10"])
