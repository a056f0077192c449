import pytest
from hypothesis import given
from hypothesis import strategies as st

from missionhub.core.charts.labels import Box, Name, place

pytestmark = pytest.mark.pure
FRAME = Box(0, 0, 400, 300)
names = st.builds(
    Name,
    x=st.integers(20, 380),
    y=st.integers(20, 280),
    width=st.integers(20, 120),
    height=st.sampled_from([15, 30]),
)


def points(rows):
    return [Box.around(row.x, row.y, 12) for row in rows]


def clashes(boxes) -> list[tuple[Box, Box]]:
    return [(one, other) for index, one in enumerate(boxes) for other in boxes[:index] if one.overlaps(other)]


@given(st.lists(names, max_size=14))
def test_no_two_names_touch_and_none_covers_a_point_or_leaves_the_frame(rows):
    spots = place(rows, frame=FRAME, taken=points(rows))

    boxes = [spot.box for spot in spots if spot]
    assert len(spots) == len(rows)
    assert clashes(boxes) == []
    assert [box for box in boxes for dot in points(rows) if box.overlaps(dot)] == []
    assert all(box.lies_in(FRAME) for box in boxes)


def test_names_beside_their_points_would_touch_without_the_search():
    rows = [Name(100, 100, 90, 15), Name(140, 104, 90, 15)]
    beside = [Box(row.x + 11, row.y - 7.5, row.width, row.height) for row in rows]

    assert clashes(beside) != []
    assert clashes([spot.box for spot in place(rows, frame=FRAME, taken=points(rows))]) == []


def test_a_name_with_room_stands_beside_its_point_without_a_line():
    (spot,) = place([Name(100, 100, 80, 15)], frame=FRAME, taken=[])

    assert (spot.box, spot.leader) == (Box(111, 92.5, 80, 15), None)


def test_a_name_moved_away_keeps_a_line_to_its_point():
    row = Name(200, 150, 60, 15)
    wall = [Box(212, 140, 10, 20), Box(178, 140, 10, 20), Box(180, 160, 25, 8), Box(180, 132, 40, 8)]

    (spot,) = place([row], frame=FRAME, taken=wall)

    assert spot.leader is not None
    assert not any(spot.box.overlaps(other) for other in wall)


def test_a_name_without_any_room_is_left_out():
    assert place([Name(200, 150, 600, 15)], frame=FRAME, taken=[]) == [None]


def test_same_names_find_the_same_places():
    rows = [Name(50 + 7 * step, 60 + 5 * step, 80, 15) for step in range(9)]

    assert place(rows, frame=FRAME, taken=points(rows)) == place(rows, frame=FRAME, taken=points(rows))
