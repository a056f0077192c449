"""The power–interest grid: who can do how much, who cares how much, and where each one stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from missionhub.core.charts.labels import Box, Name, Placed, place, spread
from missionhub.core.charts.paint import paint

STEPS = {1: 0.13, 2: 0.37, 3: 0.59, 4: 0.76, 5: 0.93}  # an order, not a measure: one and two below the middle
LETTER, LINE = 6.7, 15.0  # an average letter at 12 pixels, generously; one line of a name
SIDE = 22.0  # the room of one point
NOTE = 20  # the room of the line that says what was left out
SHAPES = {
    "circle": ("brand", '<circle cx="{x}" cy="{y}" r="6.5" {paint}/>'),
    "square": ("line-strong", '<rect x="{left}" y="{top}" width="11" height="11" rx="1.5" {paint}/>'),
    "triangle": ("bad-bar", '<path d="M{x} {tip}l7 12.5h-14z" {paint}/>'),
    "ring": ("card", '<circle cx="{x}" cy="{y}" r="5.5" {paint}/>'),
}


STRONG = {  # drawn inside the shape before the dash
    "circle-strong": '<path d="M{x} {up}v6M{left} {y}h6" stroke-width="2" {paint}/>',
    "triangle-strong": '<path d="M{left} {down}h6" stroke-width="2" {paint}/>',
}
RING = 13.0


@dataclass(frozen=True)
class Mark:
    """One stakeholder: a name, power and interest of 1 … 5, a shape, what the shape says, and where the name leads.

    `size` multiplies the shape, `outline` is in pixels. A ghost is how somebody else sees it: dashed, tied to the mark
    with the index `ghost_of` if there is one, and then without a name of its own. `key` names what may be moved.
    """

    label: str
    power: int
    interest: int
    shape: str = "ring"
    word: str = ""
    url: str = ""
    size: float = 1
    outline: float = 0
    is_ringed: bool = False
    is_ghost: bool = False
    ghost_of: int | None = None
    key: str = ""

    @property
    def is_named(self) -> bool:
        return self.ghost_of is None

    @property
    def reach(self) -> float:
        """From its middle to its edge."""
        return RING if self.is_ringed else max(8.0, 7 * self.size + self.outline / 2)

    @property
    def told(self) -> str:
        figures = {"name": self.label, "power": self.power, "interest": self.interest}
        told = _("%(name)s: power %(power)s, interest %(interest)s") % figures
        return f"{told}, {self.word}" if self.word else told


@dataclass(frozen=True)
class Field:
    width: int
    height: int
    css: str
    line: int  # the most letters on one line of a name
    left: int = 26
    bottom: int = 26

    @property
    def frame(self) -> Box:
        return Box(self.left, 0, self.width - self.left, self.height - self.bottom)

    def spot(self, mark: Mark) -> tuple[float, float]:
        frame = self.frame
        return frame.left + frame.width * STEPS[mark.interest], frame.height * (1 - STEPS[mark.power])


@dataclass(frozen=True)
class Drawn:
    """A mark with its place, its lines of words and where they stand."""

    mark: Mark
    x: float
    y: float
    lines: tuple[str, ...]
    name: Placed | None


def power_interest_grid(
    *, identity: str, title: str, description: str, marks: Sequence[Mark], across: str = ""
) -> SafeString:
    """A wide and a narrow drawing; `across` says whose interest. Names without room are left to the table beside it."""
    across = across or _("Interest in our mission, low to high")
    words = {"title": title, "description": description, "across": across}
    drawings = [_draw(field, identity=f"{identity}-{field.css}", marks=marks, **words) for field in fields(len(marks))]
    return format_html('<div class="chart-box">{}{}</div>', *drawings)


def fields(count: int) -> tuple[Field, Field]:
    """Taller, the more there is to name."""
    many = max(0, count - 10)
    return Field(640, 430 + 6 * many, "chart-wide", 20), Field(300, 440 + 18 * many, "chart-narrow", 15)


def arrange(field: Field, marks: Sequence[Mark]) -> list[Drawn]:
    """Every point near its cell, no two on top of each other, and every name that has room."""
    spots = _spread(field, marks)
    lines = [_lines(mark.label, field.line) if mark.is_named else () for mark in marks]
    names = [
        Name(x, y, *_size(words), near=mark.reach + 3)
        for mark, (x, y), words in zip(marks, spots, lines, strict=True)
        if words
    ]
    taken = [Box.around(x, y, 2 * mark.reach) for mark, (x, y) in zip(marks, spots, strict=True)]
    taken += [box for _caption, box in _captions(field)]
    placed = iter(place(names, frame=field.frame, taken=taken))
    found = [next(placed) if words else None for words in lines]
    return [Drawn(*row) for row in zip(marks, *zip(*spots, strict=True), lines, found, strict=True)] if marks else []


def _spread(field: Field, marks: Sequence[Mark]) -> list[tuple[float, float]]:
    """Points of one cell sit around its middle."""
    inside = Box(field.frame.left + 10, 10, field.frame.width - 20, field.frame.height - 20)
    return spread(
        [field.spot(mark) for mark in marks], inside=inside, side=max([SIDE, *(2 * mark.reach for mark in marks)])
    )


def _lines(label: str, longest: int) -> tuple[str, ...]:
    """A name on one line, a long one on two; the rest is told by the title and the table."""
    words, first = label.split(), ""
    while words and len(f"{first} {words[0]}".strip()) <= longest:
        first = f"{first} {words.pop(0)}".strip()
    if not first:
        return (Truncator(label).chars(longest),)
    return (first, Truncator(" ".join(words)).chars(longest)) if words else (first,)


def _size(lines: Sequence[str]) -> tuple[float, float]:
    return max(len(line) for line in lines) * LETTER + 2, LINE * len(lines)


def _captions(field: Field) -> list[tuple[str, Box]]:
    frame = field.frame
    middle, half = frame.left + frame.width / 2, frame.height / 2
    words = (_("Keep satisfied"), _("Work closely"), _("Monitor"), _("Keep informed"))
    corners = ((frame.left, 0), (middle, 0), (frame.left, frame.height - 24), (middle, frame.height - 24))
    width = min(half, frame.width / 2)
    return [
        (word, Box(x + 8, y + 4, min(width, len(word) * LETTER + 4), 16))
        for word, (x, y) in zip(words, corners, strict=True)
    ]


def _draw(
    field: Field, *, identity: str, title: str, description: str, marks: Sequence[Mark], across: str
) -> SafeString:
    """A group, not an image: the names inside are links."""
    drawn = arrange(field, marks)
    lost = sum(row.name is None and row.mark.is_named for row in drawn)
    return format_html(
        '<svg class="chart {css}" viewBox="0 0 {width} {height}" role="group" aria-labelledby="{id}-t {id}-d" '
        'font-family="Inter, sans-serif" font-size="12"{moving}><title id="{id}-t">{title}</title>'
        '<desc id="{id}-d">{description}</desc>{ground}{ties}{marks}{note}</svg>',
        css=field.css,
        width=field.width,
        height=field.height + (NOTE if lost else 0),
        id=identity,
        title=title,
        description=description,
        moving=_moving(field) if any(mark.key for mark in marks) else "",
        ground=_ground(field, across),
        ties=format_html_join("", "{}", ((_tie(row, drawn),) for row in drawn)),
        marks=format_html_join("", "{}", ((_mark(row),) for row in drawn)),
        note=_note(field, lost),
    )


def _moving(field: Field) -> SafeString:
    """What a script needs to read power and interest from where a mark was dropped."""
    frame, steps = field.frame, " ".join(str(STEPS[step]) for step in sorted(STEPS))
    return format_html(' data-grid-steps="{}" data-grid-frame="{} {} {}"', steps, frame.left, frame.width, frame.height)


def _tie(row: Drawn, drawn: Sequence[Drawn]) -> SafeString:
    """From how somebody else sees it to how we do."""
    if row.mark.ghost_of is None:
        return SafeString("")
    ours, dashes = drawn[row.mark.ghost_of], SafeString('stroke-dasharray="2 4"')
    ends = (row.x, row.y, ours.x, ours.y)
    return format_html('<line x1="{}" y1="{}" x2="{}" y2="{}" {} {}/>', *ends, dashes, paint(stroke="ink-2"))


def _note(field: Field, lost: int) -> SafeString:
    if not lost:
        return SafeString("")
    words = ngettext("%(count)s name stands in the table only.", "%(count)s names stand in the table only.", lost)
    place = field.frame.left, field.height + NOTE - 6
    return format_html('<text x="{}" y="{}" {}>{}</text>', *place, paint(fill="ink-2"), words % {"count": lost})


def _ground(field: Field, across: str) -> SafeString:
    frame = field.frame
    width, height = frame.width / 2 - 1.5, frame.height / 2 - 1.5
    cells = [(x, y) for y in (0, height + 3) for x in (frame.left, frame.left + width + 3)]
    boxes = format_html_join(
        "",
        '<rect x="{}" y="{}" width="{}" height="{}" rx="3" {}/>',
        ((x, y, width, height, paint(fill="brand-tint" if index == 1 else "sunken"))
         for index, (x, y) in enumerate(cells)),
    )  # fmt: skip
    captions = format_html_join(
        "",
        '<text x="{}" y="{}" font-weight="600" {}>{}</text>',
        ((box.left, box.top + 12, paint(fill="ink-2"), word) for word, box in _captions(field)),
    )
    return format_html("{}{}{}", boxes, captions, _axes(field, across))


def _axes(field: Field, across: str) -> SafeString:
    frame, ink = field.frame, paint(fill="ink-2")
    return format_html(
        '<text x="{}" y="{}" text-anchor="middle" {ink}>{}</text>'
        '<text x="12" y="{y}" text-anchor="middle" transform="rotate(-90 12 {y})" {ink}>{}</text>',
        frame.left + frame.width / 2,
        field.height - 6,
        across,
        _("Power, low to high"),
        y=frame.height / 2,
        ink=ink,
    )


def _mark(drawn: Drawn) -> SafeString:
    mark = drawn.mark
    body = format_html("{}{}{}{}", _leader(drawn), _ring(drawn), _shape(drawn), _words(drawn))
    if not mark.url:
        return format_html("<g><title>{}</title>{}</g>", mark.told, body)
    movable = format_html(' data-grid-mark="{}"', mark.key) if mark.key else ""
    link = '<a href="{}" class="chart-link"{}><title>{}</title>{}</a>'
    return format_html(link, mark.url, movable, mark.told, body)


def _ring(drawn: Drawn) -> SafeString:
    if not drawn.mark.is_ringed:
        return SafeString("")
    ring = '<circle cx="{}" cy="{}" r="{}" stroke-width="2" stroke-dasharray="4 3" {}/>'
    return format_html(ring, drawn.x, drawn.y, RING, paint(stroke="watch-bar"))


def _shape(drawn: Drawn) -> SafeString:
    mark, x, y = drawn.mark, drawn.x, drawn.y
    color, shape = SHAPES[mark.shape.removesuffix("-strong")]
    places = {"x": x, "y": y, "left": round(x - 5.5, 1), "top": round(y - 5.5, 1), "tip": round(y - 7, 1)}
    body = format_html(shape, **places, paint=_painted(mark, color))
    if mark.shape in STRONG:
        inner = {"x": x, "y": y, "left": x - 3, "up": y - 3, "down": round(y + 2.5, 1)}
        body += format_html(STRONG[mark.shape], **inner, paint=paint(stroke="ink-2" if mark.is_ghost else "card"))
    if mark.size == 1:
        return body
    shift = (round(x * (1 - mark.size), 2), round(y * (1 - mark.size), 2))
    return format_html('<g transform="translate({} {}) scale({})">{}</g>', *shift, mark.size, body)


def _painted(mark: Mark, color: str) -> SafeString:
    if mark.is_ghost:
        dashes = SafeString('stroke-width="1.5" stroke-dasharray="3 2"')
        return format_html("{} {}", dashes, paint(fill="card", stroke="ink-2"))
    if mark.outline:
        return format_html('stroke-width="{}" {}', mark.outline, paint(fill=color, stroke="ink"))
    if mark.shape == "ring":
        return format_html('stroke-width="2" {}', paint(fill=color, stroke="line-strong"))
    return paint(fill=color)


def _leader(drawn: Drawn) -> SafeString:
    if drawn.name is None or drawn.name.leader is None:
        return SafeString("")
    ends = (drawn.x, drawn.y, *drawn.name.leader)
    return format_html('<line x1="{}" y1="{}" x2="{}" y2="{}" {}/>', *ends, paint(stroke="line-strong"))


def _words(drawn: Drawn) -> SafeString:
    if drawn.name is None:
        return SafeString("")
    box = drawn.name.box
    return format_html_join(
        "",
        '<text x="{}" y="{}" text-anchor="{}" font-weight="600" {}>{}</text>',
        ((*_anchor(drawn, box, row), paint(fill="ink"), line) for row, line in enumerate(drawn.lines)),
    )


def _anchor(drawn: Drawn, box: Box, row: int) -> tuple[float, float, str]:
    """Words begin or end at their point's side; the room left over lies on the other one."""
    y = round(box.top + LINE * row + 11.5, 1)
    if box.left >= drawn.x:
        return box.left, y, "start"
    return (box.right, y, "end") if box.right <= drawn.x else (round(box.left + box.width / 2, 1), y, "middle")
