import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missionhub.core.charts import consensus as charts
from missionhub.core.charts.consensus import DOT, FIELDS, Arrow, Item, arrange, consensus_map
from missionhub.core.charts.labels import Box, Placed
from tests.missionhub.core.charts.drawing import read

pytestmark = pytest.mark.pure
TITLES = {"identity": "map", "title": "Map", "description": "Who wants what first"}
names = st.text(st.characters(categories=["Lu", "Ll", "Zs"]), min_size=1, max_size=40)


@st.composite
def arrows(draw):
    turn, length = draw(st.floats(0, 2 * math.pi)), draw(st.floats(0, 1))
    return Arrow(draw(names), length * math.cos(turn), length * math.sin(turn))


items = st.lists(st.tuples(st.floats(-1, 1), st.floats(-1, 1)), min_size=3, max_size=10).map(
    lambda spots: [Item(number, *spot) for number, spot in enumerate(spots, start=1)]
)


def touching(boxes: list[Box]) -> list[tuple[int, int]]:
    return [(one, other) for one, box in enumerate(boxes) for other in range(one) if box.overlaps(boxes[other])]


@given(st.lists(arrows(), max_size=12), items)
def test_names_and_items_never_touch_on_desk_and_phone_and_stay_on_the_ground(people, things):
    for field in FIELDS:
        drawn = arrange(field, people, things)

        words = [name.box for name in drawn.names if name]
        dots = [Box.around(x, y, DOT) for x, y in drawn.items]
        assert touching([*words, *dots]) == []
        assert all(box.lies_in(field.frame) for box in [*words, *dots])


CROWD = [Arrow(f"Leader {number}", 0.7, 0.01 * number) for number in range(8)]


def test_alarm_names_put_beside_their_arrows_without_a_search_touch(monkeypatch):
    monkeypatch.setattr(charts, "place", lambda names, **_: [
        Placed(Box(name.x + 4, name.y, name.width, name.height), None) for name in names
    ])  # fmt: skip

    drawn = arrange(FIELDS[1], CROWD, [])

    assert touching([name.box for name in drawn.names if name]) != []


def test_drawing_tells_people_items_and_the_mean():
    people = [Arrow("Ada <b>", 1, 0, "Ada: 1, 2, 3"), Arrow("Bo", 0, 1)]
    things = [Item(1, 1, 0, "1: Feed them"), Item(2, -1, 0.5), Item(3, 0, -1)]

    wide, narrow = read(consensus_map(**TITLES, arrows=people, items=things, mean=(0.5, 0.5)))

    for drawing in (wide, narrow):
        told = {title.text for title in drawing.iter("title")}
        assert {"Map", "Ada: 1, 2, 3", "Bo", "1: Feed them", "The mean of all arrows"} <= told
        assert {"Ada <b>", "Bo", "1", "2", "3"} <= {text.text for text in drawing.iter("text")}
    assert (wide.get("role"), wide.get("aria-labelledby")) == ("img", "map-chart-wide-t map-chart-wide-d")


def test_arrow_that_way_up_points_up():
    field = FIELDS[0]

    assert field.spot(0, 1) == (field.width / 2, field.height / 2 - field.radius)


def test_drawing_says_how_many_names_it_left_to_the_table():
    many = [Arrow(f"A rather long name {number}", 0.9, 0.001 * number) for number in range(30)]

    _wide, narrow = read(consensus_map(**TITLES, arrows=many, items=[], mean=(0.9, 0)))

    assert "in the table only" in "".join(narrow.itertext())
