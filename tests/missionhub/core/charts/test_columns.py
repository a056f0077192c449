from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missionhub.core.charts import column_map
from missionhub.core.charts.columns_layout import LETTER, PAD, Column, Group, Line, Node, lay_out, wrap
from tests.missionhub.core.charts.drawing import read

pytestmark = pytest.mark.pure
SVG = "{http://www.w3.org/2000/svg}"
WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=14), min_size=1, max_size=30).map(" ".join)


def columns(promises: list[str], outcomes: list[str], roles: list[str]) -> tuple[list[Column], list[Line]]:
    """Outcomes shared out among the promises in turn, roles among the outcomes."""
    left = [Node(f"p{place}", label, word="No outcome yet") for place, label in enumerate(promises)]
    middle = [Node(f"o{place}", label, word="On track", shape="circle") for place, label in enumerate(outcomes)]
    right = [Node(f"r{place}", label) for place, label in enumerate(roles)]
    groups = [Group(middle[place :: len(left)]) for place in range(len(left))]
    lines = [Line(f"p{place % len(left)}", node.key) for place, node in enumerate(middle)]
    lines += [Line(node.key, f"r{place % len(right)}") for place, node in enumerate(middle) if right]
    three = [Column("Promises", 0, 240, [Group(left)]), Column("Outcomes", 300, 312, groups)]
    return [*three, Column("Roles", 680, 192, [Group(right)])], lines


@given(st.lists(WORDS, min_size=1, max_size=8), st.lists(WORDS, max_size=25), st.lists(WORDS, max_size=15))
def test_no_two_boxes_touch(promises, outcomes, roles):
    drawn, lines = columns(promises, outcomes, roles)

    boxes = list(lay_out(drawn, lines, spine=1).boxes.values())

    assert len(boxes) == len(promises) + len(outcomes) + len(roles)
    assert [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1], gap=2)] == []


def test_overlap_is_seen():
    """The alarm's twin: the same boxes without the layout would touch."""
    drawn, lines = columns(["A"], ["B", "C"], [])
    boxes = lay_out(drawn, lines, spine=1).boxes

    assert boxes["o0"].overlaps(boxes["o0"])


@given(WORDS)
def test_words_stay_inside_their_box(label):
    lines = wrap(label, 192 - 2 * PAD)

    assert 1 <= len(lines) <= 3
    assert all(len(line) * LETTER <= 192 - 2 * PAD for line in lines)


def test_box_stands_beside_what_it_is_tied_to():
    drawn, lines = columns(["First", "Second"], [f"Outcome {number}" for number in range(8)], [])

    boxes = lay_out(drawn, lines, spine=1).boxes

    for promise, place in (("p0", 0), ("p1", 1)):
        group = [boxes[f"o{number}"] for number in range(place, 8, 2)]
        assert group[0].top <= boxes[promise].top <= boxes[promise].bottom <= group[-1].bottom


def test_drawing_is_links_with_words_and_shapes():
    drawn, lines = columns(["Feed"], [], [])
    drawn[1] = Column(
        "Outcomes", 300, 312, [Group([Node("o", "Meals", "/o/1/", "At risk", "diamond", "watch", True)], "Lane")]
    )
    lines = [Line("p0", "o"), Line("o", "nowhere")]

    svg = read(column_map(identity="m", title="Map", width=900, columns=drawn, lines=lines, spine=1))

    link = svg.find("a")
    assert (svg.get("role"), link.get("href"), link.find("title").text) == ("group", "/o/1/", "Meals, At risk")
    assert link.find("rect").get("fill") == "url(#m-gap)"
    assert [text.text for text in svg.findall("text")] == ["Promises", "Outcomes", "Roles", "Lane"]
    assert len(svg.findall("path")) == 1
