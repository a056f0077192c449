import pytest
from hypothesis import given
from hypothesis import strategies as st

from missionhub.core.charts.labels import Box
from missionhub.core.charts.quadrant import FIELDS, Amounts, Axes, arrange, quadrant, top_of
from tests.missionhub.core.charts.drawing import read

pytestmark = pytest.mark.pure
AXES = Axes("Money", "People", ("Mostly people", "Both at once", "Little of either", "Mostly money"))
amount = st.one_of(st.just(0), st.integers(0, 1_000_000))
rows = st.lists(
    st.builds(
        Amounts,
        label=st.text(st.characters(categories=["Lu", "Ll", "Zs"]), min_size=1, max_size=60),
        across=amount,
        up=amount,
        shape=st.sampled_from(["circle", "square", "triangle", "ring"]),
        told=st.just("told"),
    ),
    max_size=8,
)


@given(rows)
def test_names_and_points_stay_apart_on_desk_and_phone(found):
    for field in FIELDS:
        drawn = arrange(field, found, AXES)

        names = [one.name.box for one in drawn if one.name]
        points = [Box.around(one.x, one.y, 12) for one in drawn]
        assert [1 for index, box in enumerate(names) for other in names[:index] if box.overlaps(other)] == []
        assert [1 for index, dot in enumerate(points) for other in points[:index] if dot.overlaps(other)] == []
        assert [1 for box in names for dot in points if box.overlaps(dot)] == []


@given(rows)
def test_no_amount_passes_the_end_of_the_axes(found):
    assert all(one.across <= top_of(found) and one.up <= top_of(found) for one in found)


def test_point_lies_in_the_quarter_its_amounts_name():
    found = [Amounts("a", 10, 90, "circle", ""), Amounts("b", 90, 90, "square", ""), Amounts("c", 90, 10, "ring", "")]

    for field in FIELDS:
        middle_x, middle_y = field.frame.left + field.frame.width / 2, field.frame.top + field.frame.height / 2
        assert [(one.x > middle_x, one.y < middle_y) for one in arrange(field, found, AXES)] == [
            (False, True),
            (True, True),
            (True, False),
        ]


def test_drawing_tells_every_row_in_words():
    shapes = ("circle", "square", "triangle", "ring")
    found = [Amounts(f"<{shape}>", 10 * place, 20, shape, f"told {place}") for place, shape in enumerate(shapes)]
    drawing = quadrant(identity="q", title="Who", description="What", rows=found, axes=AXES)

    for one in read(drawing):
        assert [title.text for title in one.iter("title")] == ["Who", "told 0", "told 1", "told 2", "told 3"]
        assert "Both at once" in "".join(one.itertext())
