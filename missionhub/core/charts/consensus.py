"""The strategic consensus map: people as arrows over numbered items; who points the same way wants the same first."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from missionhub.core.charts.labels import Box, Name, Placed, place, spread
from missionhub.core.charts.paint import paint

LETTER, LINE = 6.7, 15.0
DOT = 22.0  # a numbered item
HEAD = 7.0  # an arrow's head
SHAFT = 9.0  # how much of an arrow one box keeps free of words
NOTE = 20


@dataclass(frozen=True)
class Arrow:
    """One person: coordinates of -1 … 1, at most 1 long."""

    label: str
    x: float
    y: float
    told: str = ""


@dataclass(frozen=True)
class Item:
    """One item: its number, where it lies, and what it says."""

    number: int
    x: float
    y: float
    told: str = ""


@dataclass(frozen=True)
class Field:
    width: int
    height: int
    css: str
    letters: int  # the most of a name
    is_upright: bool = False  # turned by a quarter: on a phone there is more room above an arrow than beside it

    @property
    def frame(self) -> Box:
        return Box(0, 0, self.width, self.height)

    @property
    def radius(self) -> float:
        return min(self.width, self.height) / 2 - 34

    def spot(self, x: float, y: float) -> tuple[float, float]:
        """Both axes in one scale: angles are what is read."""
        across, up = (-y, x) if self.is_upright else (x, y)
        middle = self.height - self.radius - 30 if self.is_upright else self.height / 2
        return round(self.width / 2 + self.radius * across, 1), round(middle - self.radius * up, 1)


FIELDS = (Field(640, 430, "chart-wide", 22), Field(300, 410, "chart-narrow", 15, is_upright=True))


@dataclass(frozen=True)
class Drawn:
    """Where everything stands: the items' circles, the arrows' ends, and the names that have room."""

    items: list[tuple[float, float]]
    ends: list[tuple[float, float]]
    names: list[Placed | None]


def consensus_map(
    *,
    identity: str,
    title: str,
    description: str,
    arrows: Sequence[Arrow],
    items: Sequence[Item],
    mean: tuple[float, float],
) -> SafeString:
    """A wide and a narrow drawing. Names that find no room stand in the table beside it, and a line says so."""
    head = {"title": title, "description": description}
    drawings = [
        _draw(field, _body(field, arrows, items, mean), id=f"{identity}-{field.css}", **head) for field in FIELDS
    ]
    return format_html('<div class="chart-box">{}{}</div>', *drawings)


def arrange(field: Field, arrows: Sequence[Arrow], items: Sequence[Item]) -> Drawn:
    """Items are drawn in to the edge of the ground: their direction counts, and their distances to each other."""
    reach = max((math.hypot(item.x, item.y) for item in items), default=1) or 1
    inside = Box(DOT / 2 + 1, DOT / 2 + 1, field.width - DOT - 2, field.height - DOT - 2)
    dots = spread([field.spot(item.x / reach, item.y / reach) for item in items], inside=inside, side=DOT + 2)
    ends = [field.spot(arrow.x, arrow.y) for arrow in arrows]
    names = [Name(x, y, *_size(_short(arrow, field))) for (x, y), arrow in zip(ends, arrows, strict=True)]
    taken = [Box.around(x, y, DOT) for x, y in dots] + [Box.around(x, y, HEAD) for x, y in ends]
    taken += [box for end in ends for box in _shaft(field, end)]
    return Drawn(dots, ends, place(names, frame=field.frame, taken=taken))


def _short(arrow: Arrow, field: Field) -> str:
    return Truncator(arrow.label).chars(field.letters)


def _size(words: str) -> tuple[float, float]:
    return len(words) * LETTER + 2, LINE


def _shaft(field: Field, end: tuple[float, float]) -> list[Box]:
    """The arrow without its last piece, where its own name may begin."""
    x, y = field.spot(0, 0)
    length = math.hypot(end[0] - x, end[1] - y)
    steps = [SHAFT * step / length for step in range(int(max(0.0, length - 2 * SHAFT) // SHAFT))] if length else []
    return [Box.around(x + (end[0] - x) * share, y + (end[1] - y) * share, SHAFT / 3) for share in steps]


def _draw(field: Field, body: tuple[SafeString, int], **head: str) -> SafeString:
    drawn, lost = body
    return format_html(
        '<svg class="chart {css}" viewBox="0 0 {width} {height}" role="img" aria-labelledby="{id}-t {id}-d" '
        'font-family="Inter, sans-serif" font-size="12"><title id="{id}-t">{title}</title>'
        '<desc id="{id}-d">{description}</desc>{drawn}{note}</svg>',
        css=field.css,
        width=field.width,
        height=field.height + (NOTE if lost else 0),
        drawn=drawn,
        note=_note(field, lost),
        **head,
    )


def _body(
    field: Field, arrows: Sequence[Arrow], items: Sequence[Item], mean: tuple[float, float]
) -> tuple[SafeString, int]:
    """Everything on the ground, and how many names have no room there."""
    drawn = arrange(field, arrows, items)
    people = format_html_join("", "{}", ((_arrow(field, *row),) for row in zip(arrows, drawn.ends, strict=True)))
    things = format_html_join("", "{}", ((_item(*row),) for row in zip(items, drawn.items, strict=True)))
    named = zip(arrows, drawn.ends, drawn.names, strict=True)
    names = format_html_join("", "{}", ((_name(field, arrow, end, spot),) for arrow, end, spot in named if spot))
    parts = (_ground(field), people, _mean(field, mean), things, names)
    return format_html("{}{}{}{}{}", *parts), sum(name is None for name in drawn.names)


def _ground(field: Field) -> SafeString:
    """The circle is as far as an arrow reaches that two axes hold whole."""
    x, y = field.spot(0, 0)
    circle = '<rect x="0" y="0" width="{}" height="{}" rx="3" {}/><circle cx="{}" cy="{}" r="{}" {}/>'
    painted = paint(fill="sunken"), paint(fill="card", stroke="line")
    return format_html(circle, field.width, field.height, painted[0], x, y, round(field.radius, 1), painted[1])


def _arrow(field: Field, arrow: Arrow, end: tuple[float, float]) -> SafeString:
    return format_html("<g><title>{}</title>{}</g>", arrow.told or arrow.label, _line(field, end, "line-strong", 1.5))


def _mean(field: Field, mean: tuple[float, float]) -> SafeString:
    line = _line(field, field.spot(*mean), "brand", 3.5)
    return format_html("<g><title>{}</title>{}</g>", _("The mean of all arrows"), line)


def _line(field: Field, end: tuple[float, float], color: str, thick: float) -> SafeString:
    """A shaft, and a head where it is long enough for one."""
    (x, y), (to_x, to_y) = field.spot(0, 0), end
    shaft = format_html(
        '<line x1="{}" y1="{}" x2="{}" y2="{}" stroke-width="{}" {}/>', x, y, to_x, to_y, thick, paint(stroke=color)
    )
    length = math.hypot(to_x - x, to_y - y)
    if length < HEAD:
        return shaft
    ahead_x, ahead_y = (to_x - x) / length, (to_y - y) / length
    size = HEAD + thick
    corners = [
        (round(to_x - size * ahead_x + side * size / 2 * -ahead_y, 1),
         round(to_y - size * ahead_y + side * size / 2 * ahead_x, 1)) for side in (1, -1)
    ]  # fmt: skip
    (a, b), (c, d) = corners
    return format_html('{}<path d="M{} {}L{} {}L{} {}z" {}/>', shaft, to_x, to_y, a, b, c, d, paint(fill=color))


def _item(item: Item, spot: tuple[float, float]) -> SafeString:
    x, y = spot
    return format_html(
        '<g><title>{}</title><circle cx="{}" cy="{}" r="{}" {}/>'
        '<text x="{}" y="{}" text-anchor="middle" font-weight="700" {}>{}</text></g>',
        item.told or item.number, x, y, DOT / 2 - 1, paint(fill="brand"), x, round(y + 4.2, 1),
        paint(fill="card"), item.number,
    )  # fmt: skip


def _name(field: Field, arrow: Arrow, end: tuple[float, float], spot: Placed) -> SafeString:
    box, (x, _y) = spot.box, end
    y = round(box.top + 11.5, 1)
    at, anchor = round(box.left + box.width / 2, 1), "middle"
    if box.left >= x:
        at, anchor = box.left, "start"
    elif box.right <= x:
        at, anchor = box.right, "end"
    words = '{}<text x="{}" y="{}" text-anchor="{}" font-weight="600" {}>{}</text>'
    return format_html(words, _leader(end, spot), at, y, anchor, paint(fill="ink"), _short(arrow, field))


def _leader(end: tuple[float, float], spot: Placed) -> SafeString:
    if spot.leader is None:
        return SafeString("")
    line = '<line x1="{}" y1="{}" x2="{}" y2="{}" stroke-dasharray="2 2" {}/>'
    return format_html(line, *end, *spot.leader, paint(stroke="line-strong"))


def _note(field: Field, lost: int) -> SafeString:
    if not lost:
        return SafeString("")
    words = ngettext("%(count)s name stands in the table only.", "%(count)s names stand in the table only.", lost)
    return format_html(
        '<text x="8" y="{}" {}>{}</text>', field.height + NOTE - 6, paint(fill="ink-2"), words % {"count": lost}
    )
