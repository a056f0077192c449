"""Where the boxes of a drawing in columns stand: the spine from top to bottom, its neighbors beside what they touch."""

import textwrap
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from missionhub.core.charts.labels import Box

LETTER, LINE = 7.4, 17  # an average letter at 13.5 pixels, generously; one line of words
PAD, GAP, LANE = 9, 8, 16  # inside a box, between boxes, between groups
HEADING = 26
MOST_LINES = 3
SIGN = 20  # the room of a shape before the word


@dataclass(frozen=True)
class Node:
    """One box: words, where they lead, a word below with a shape before it; a gap is hatched."""

    key: str
    label: str
    url: str = ""
    word: str = ""
    shape: str = ""
    tone: str = ""
    is_gap: bool = False


@dataclass(frozen=True)
class Line:
    start: str
    end: str
    is_faint: bool = False


@dataclass(frozen=True)
class Group:
    """Nodes that stand together, with a heading of their own if they are a lane."""

    nodes: Sequence[Node]
    heading: str = ""


@dataclass(frozen=True)
class Column:
    heading: str
    left: int
    width: int
    groups: Sequence[Group]

    @property
    def nodes(self) -> list[Node]:
        return [node for group in self.groups for node in group.nodes]


@dataclass
class Layout:
    boxes: dict[str, Box] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)
    headings: list[tuple[float, float, str]] = field(default_factory=list)  # of lanes: left, base line, words

    @property
    def bottom(self) -> float:
        return max((box.bottom for box in self.boxes.values()), default=float(HEADING))


def lay_out(columns: Sequence[Column], lines: Sequence[Line], *, spine: int) -> Layout:
    """No two boxes overlap: each column is filled downwards, as near as can be to what its boxes are tied to."""
    layout = Layout()
    for column in columns:
        for node in column.nodes:
            layout.words[node.key] = wrap(node.label, column.width - 2 * PAD)
    touching = _neighbors(lines)
    _stack(layout, columns[spine], columns[spine - 1] if spine else None, touching)
    for column in (*reversed(columns[:spine]), *columns[spine + 1 :]):
        _place_beside(layout, column, touching)
    return layout


def wrap(label: str, width: float) -> list[str]:
    """The label on at most three lines, the last one cut where it must be."""
    letters = max(8, int(width / LETTER))
    lines = textwrap.wrap(label, letters, break_long_words=True) or [""]
    if len(lines) > MOST_LINES:
        lines = lines[:MOST_LINES]
        lines[-1] = lines[-1][: letters - 1].rstrip(" ,.;:") + "…"
    return lines


def height(layout: Layout, node: Node) -> float:
    return 2 * PAD + LINE * (len(layout.words[node.key]) + bool(node.word))


def _neighbors(lines: Sequence[Line]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for line in sorted(lines, key=lambda each: each.is_faint):
        found[line.start].append(line.end)
        found[line.end].append(line.start)
    return found


def _stack(layout: Layout, column: Column, before: Column | None, touching: Mapping[str, list[str]]) -> None:
    """The spine: groups one below the other, each with room for the one box it belongs to."""
    top = float(HEADING)
    needed = {node.key: height(layout, node) for node in before.nodes} if before else {}
    for group in column.groups:
        if group.heading:
            layout.headings.append((column.left, top + LINE - 4, group.heading))
            top += LINE + 4
        inside = sum(height(layout, node) + GAP for node in group.nodes) - GAP
        owners = {key for node in group.nodes for key in touching[node.key][:1] if key in needed}
        room = needed[owners.pop()] if len(owners) == 1 and not group.heading else 0.0
        below = max(0.0, room - inside)
        top += below / 2
        for node in group.nodes:
            layout.boxes[node.key] = Box(column.left, top, column.width, height(layout, node))
            top = layout.boxes[node.key].bottom + GAP
        top += below / 2 + LANE - GAP


def _place_beside(layout: Layout, column: Column, touching: Mapping[str, list[str]]) -> None:
    """Each box at the middle of what it touches, if that is free; boxes that touch nothing go last."""
    wanted: dict[str, float] = {}
    for place, node in enumerate(column.nodes):
        middles = [_middle(layout.boxes[key]) for key in touching[node.key] if key in layout.boxes]
        wanted[node.key] = sum(middles) / len(middles) if middles else 1e6 + place
    top = float(HEADING)
    for node in sorted(column.nodes, key=lambda each: wanted[each.key]):
        tall = height(layout, node)
        start = top if wanted[node.key] >= 1e6 else max(top, wanted[node.key] - tall / 2)
        layout.boxes[node.key] = Box(column.left, start, column.width, tall)
        top = start + tall + GAP


def _middle(box: Box) -> float:
    return box.top + box.height / 2
