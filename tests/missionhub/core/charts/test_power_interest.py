import pytest
from hypothesis import given
from hypothesis import strategies as st

from missionhub.core.charts.labels import Box
from missionhub.core.charts.power_interest import Mark, arrange, fields, power_interest_grid
from tests.missionhub.core.charts.drawing import read

pytestmark = pytest.mark.pure
TITLES = {"identity": "grid", "title": "Grid", "description": "Who stands where"}
SVG = "{http://www.w3.org/2000/svg}"
levels = st.integers(1, 5)
marks = st.builds(Mark, label=st.text(st.characters(categories=["Lu", "Ll", "Zs"]), min_size=1, max_size=60),
                  power=levels, interest=levels)  # fmt: skip


@given(st.lists(marks, max_size=30))
def test_names_and_points_stay_apart_on_desk_and_phone(rows):
    for field in fields(len(rows)):
        drawn = arrange(field, rows)

        names = [row.name.box for row in drawn if row.name]
        points = [Box.around(row.x, row.y, 12) for row in drawn]
        assert [1 for index, box in enumerate(names) for other in names[:index] if box.overlaps(other)] == []
        assert [1 for index, dot in enumerate(points) for other in points[:index] if dot.overlaps(other)] == []
        assert [1 for box in names for dot in points if box.overlaps(dot)] == []


def test_points_of_one_cell_would_hide_each_other_without_being_spread():
    rows = [Mark(f"Name {number}", 5, 5) for number in range(4)]

    assert len({fields(4)[0].spot(row) for row in rows}) == 1
    assert len({(row.x, row.y) for row in arrange(fields(4)[0], rows)}) == 4


@pytest.mark.parametrize("field", fields(4), ids=lambda field: field.css)
def test_point_lies_in_the_quarter_its_figures_name(field):
    rows = [Mark("a", 5, 1), Mark("b", 3, 3), Mark("c", 2, 2), Mark("d", 1, 4)]

    middle_x, middle_y = field.frame.left + field.frame.width / 2, field.frame.height / 2
    quarters = [(row.y < middle_y, row.x > middle_x) for row in arrange(field, rows)]
    assert quarters == [(True, False), (True, True), (False, False), (False, True)]


def test_drawing_names_links_and_tells_every_stakeholder():
    rows = [Mark("City <council>", 5, 4, "square", "Neutral", "/o/x/1/"), Mark("Press", 2, 2)]

    wide, narrow = read(power_interest_grid(**TITLES, marks=rows))

    for drawing in (wide, narrow):
        (link,) = drawing.findall("a")
        assert link.get("href") == "/o/x/1/"
        assert link.find("title").text == "City <council>: power 5, interest 4, Neutral"
        assert "Press" in "".join(drawing.itertext())
    assert (wide.get("role"), wide.get("aria-labelledby")) == ("group", "grid-chart-wide-t grid-chart-wide-d")


def test_drawing_says_how_many_names_it_left_to_the_table():
    rows = [Mark(f"A rather long name number {number}", 5, 5) for number in range(60)]

    _wide, narrow = read(power_interest_grid(**TITLES, marks=rows))

    assert "in the table only" in "".join(narrow.itertext())


def test_grid_without_anybody_is_an_empty_ground():
    wide, _narrow = read(power_interest_grid(**TITLES, marks=[]))

    assert wide.findall("a") == wide.findall("g") == []


def test_ghost_is_dashed_tied_to_the_mark_it_belongs_to_and_not_named_again():
    rows = [
        Mark("Council", 5, 4, "circle", url="/o/x/1/"),
        Mark("Council", 2, 2, "triangle", is_ghost=True, ghost_of=0),
    ]

    wide, _narrow = read(power_interest_grid(**TITLES, marks=rows))

    ours, ghost = wide.find("a"), wide.find("g")
    (tie,) = wide.findall("line")
    assert "".join(text.text for text in wide.iter("text")).count("Council") == 1
    assert ghost.find("path").get("stroke-dasharray") == "3 2"
    assert (tie.get("x2"), tie.get("y2")) == (ours.find("circle").get("cx"), ours.find("circle").get("cy"))


def test_size_outline_ring_and_strength_are_drawn_and_names_keep_clear_of_them():
    rows = [Mark("Far homes", 1, 4, "triangle-strong", size=1.4, outline=3.4, is_ringed=True)]

    wide, _narrow = read(power_interest_grid(**TITLES, marks=rows))

    ring, shape = wide.find("g/circle"), wide.find("g/g")
    triangle, dash = shape.findall("path")
    assert (ring.get("r"), shape.get("transform").split()[-1]) == ("13.0", "scale(1.4)")
    assert (triangle.get("stroke-width"), dash.get("stroke")) == ("3.4", "#ffffff")
    (drawn,) = arrange(fields(1)[0], rows)
    assert not drawn.name.box.overlaps(Box.around(drawn.x, drawn.y, 26))


def test_drawing_tells_a_script_where_marks_may_go_only_if_some_may():
    fixed, movable = [Mark("Council", 5, 4, url="/o/x/1/")], [Mark("Council", 5, 4, url="/o/x/1/", key="7")]

    assert "data-grid" not in power_interest_grid(**TITLES, marks=fixed)
    wide, _narrow = read(power_interest_grid(**TITLES, marks=movable))
    assert (wide.find("a").get("data-grid-mark"), wide.get("data-grid-steps")) == ("7", "0.13 0.37 0.59 0.76 0.93")
