"""Two amounts of a few things against each other: how much of the one, how much of the other, on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from missionhub.core.charts.labels import Box, Name, Placed, place, spread
from missionhub.core.charts.paint import paint
from missionhub.core.charts.scale import figure, ticks

LETTER, LINE, SIDE = 6.9, 16.0, 18.0
CORNERS = ((0, 0), (1, 0), (0, 1), (1, 1))  # upper left, upper right, lower left, lower right
SHAPES = {
    "circle": ("brand", '<circle cx="{x}" cy="{y}" r="7" {paint}/>'),
    "square": ("other", '<rect x="{left}" y="{top}" width="12" height="12" rx="1.5" {paint}/>'),
    "triangle": ("good-bar", '<path d="M{x} {tip}l7.5 13h-15z" {paint}/>'),
    "ring": ("card", '<circle cx="{x}" cy="{y}" r="6" stroke-width="2.5" {paint}/>'),
}


@dataclass(frozen=True)
class Amounts:
    """One thing: its name, how much `across` and how much `up` it has, its shape, and what it tells."""

    label: str
    across: float
    up: float
    shape: str
    told: str


@dataclass(frozen=True)
class Axes:
    """What grows to the right and what upward; four words, one for each quarter, from the upper left, row by row."""

    across: str
    up: str
    quarters: tuple[str, str, str, str]


@dataclass(frozen=True)
class Field:
    width: int
    height: int
    css: str
    longest: int

    @property
    def frame(self) -> Box:
        return Box(52, 8, self.width - 58, self.height - 52)


@dataclass(frozen=True)
class Drawn:
    row: Amounts
    x: float
    y: float
    words: str
    name: Placed | None


FIELDS = (Field(600, 380, "chart-wide", 26), Field(340, 350, "chart-narrow", 20))


def quadrant(*, identity: str, title: str, description: str, rows: Sequence[Amounts], axes: Axes) -> SafeString:
    """A wide and a narrow drawing; names that find no room stand in the table beside it."""
    words = title, description
    drawings = [_draw(field, rows, axes, identity=f"{identity}-{field.css}", words=words) for field in FIELDS]
    return format_html('<div class="chart-box">{}{}</div>', *drawings)


def top_of(rows: Sequence[Amounts]) -> float:
    """Where both axes end: a round number no amount passes."""
    return ticks(0, max([1.0, *(max(row.across, row.up) for row in rows)]), 2)[-1]


def arrange(field: Field, rows: Sequence[Amounts], axes: Axes) -> list[Drawn]:
    """Every point where its amounts are, moved only as far as others need to be seen, and every name that has room."""
    frame, top = field.frame, top_of(rows)
    spots = [(frame.left + frame.width * row.across / top, frame.bottom - frame.height * row.up / top) for row in rows]
    inside = Box(frame.left - 1, frame.top - 1, frame.width + 2, frame.height + 2)
    points = spread(spots, inside=inside, side=SIDE)
    words = [Truncator(row.label).chars(field.longest) for row in rows]
    names = [Name(x, y, len(one) * LETTER + 2, LINE) for (x, y), one in zip(points, words, strict=True)]
    taken = [Box.around(x, y, SIDE - 2) for x, y in points] + [box for _word, box in _captions(field, axes)]
    placed = place(names, frame=frame, taken=taken)
    found = zip(rows, points, words, placed, strict=True)
    return [Drawn(row, *point, word, name) for row, point, word, name in found]


def _captions(field: Field, axes: Axes) -> list[tuple[str, Box]]:
    frame = field.frame
    half, room = frame.width / 2, int((frame.width / 2 - 16) / LETTER)
    boxes = []
    for words, (right, low) in zip(axes.quarters, CORNERS, strict=True):
        word = Truncator(words).chars(room)
        top = frame.bottom - 22 if low else frame.top + 6
        boxes.append((word, Box(frame.left + 8 + half * right, top, len(word) * LETTER, 16)))
    return boxes


def _draw(field: Field, rows: Sequence[Amounts], axes: Axes, *, identity: str, words: tuple[str, str]) -> SafeString:
    return format_html(
        '<svg class="chart {css}" viewBox="0 0 {width} {height}" role="img" aria-labelledby="{id}-t {id}-d" '
        'font-family="Inter, sans-serif" font-size="12"><title id="{id}-t">{title}</title>'
        '<desc id="{id}-d">{description}</desc>{ground}{marks}</svg>',
        css=field.css,
        width=field.width,
        height=field.height,
        id=identity,
        title=words[0],
        description=words[1],
        ground=_ground(field, rows, axes),
        marks=format_html_join("", "{}", ((_mark(drawn),) for drawn in arrange(field, rows, axes))),
    )


def _ground(field: Field, rows: Sequence[Amounts], axes: Axes) -> SafeString:
    frame = field.frame
    width, height = frame.width / 2 - 1.5, frame.height / 2 - 1.5
    boxes = format_html_join(
        "",
        '<rect x="{}" y="{}" width="{}" height="{}" rx="3" {}/>',
        (
            (frame.left + right * (width + 3), frame.top + low * (height + 3), width, height,
             paint(fill="brand-tint" if (right, low) == (1, 0) else "sunken"))
            for right, low in CORNERS
        ),
    )  # fmt: skip
    captions = format_html_join(
        "",
        '<text x="{}" y="{}" font-weight="600" {}>{}</text>',
        ((box.left, box.top + 12, paint(fill="ink-2"), word) for word, box in _captions(field, axes)),
    )
    return format_html("{}{}{}", boxes, captions, _scales(field, rows, axes))


def _scales(field: Field, rows: Sequence[Amounts], axes: Axes) -> SafeString:
    frame, top, ink = field.frame, top_of(rows), paint(fill="ink-2")
    marks = format_html_join(
        "",
        '<text x="{}" y="{}" text-anchor="{}" {}>{}</text><text x="{}" y="{}" text-anchor="end" {}>{}</text>',
        (
            (frame.left + frame.width * part, frame.bottom + 16, anchor, ink, figure(top * part),
             frame.left - 6, frame.bottom - frame.height * part + shift, ink, figure(top * part))
            for part, anchor, shift in ((0, "start", 0), (0.5, "middle", 4), (1, "end", 10))
        ),
    )  # fmt: skip
    return format_html(
        '{}<text x="{}" y="{}" text-anchor="middle" {ink}>{}</text>'
        '<text x="12" y="{y}" text-anchor="middle" transform="rotate(-90 12 {y})" {ink}>{}</text>',
        marks,
        frame.left + frame.width / 2,
        field.height - 6,
        axes.across,
        axes.up,
        y=frame.top + frame.height / 2,
        ink=ink,
    )


def _mark(drawn: Drawn) -> SafeString:
    x, y = drawn.x, drawn.y
    color, shape = SHAPES[drawn.row.shape]
    painted = paint(fill=color, stroke="ink" if drawn.row.shape == "ring" else "none")
    places = {"x": x, "y": y, "left": round(x - 6, 1), "top": round(y - 6, 1), "tip": round(y - 7.5, 1)}
    return format_html(
        "<g><title>{}</title>{}{}</g>", drawn.row.told, format_html(shape, **places, paint=painted), _name(drawn)
    )


def _name(drawn: Drawn) -> SafeString:
    if drawn.name is None:
        return SafeString("")
    box, line = drawn.name.box, SafeString("")
    if drawn.name.leader:
        ends = (drawn.x, drawn.y, *drawn.name.leader)
        line = format_html('<line x1="{}" y1="{}" x2="{}" y2="{}" {}/>', *ends, paint(stroke="line-strong"))
    place, anchor = (box.left, "start") if box.left >= drawn.x else (box.right, "end")
    if box.left < drawn.x < box.right:
        place, anchor = round(box.left + box.width / 2, 1), "middle"
    return format_html(
        '{}<text x="{}" y="{}" text-anchor="{}" font-weight="600" {}>{}</text>',
        line,
        place,
        round(box.top + 12, 1),
        anchor,
        paint(fill="ink"),
        drawn.words,
    )
