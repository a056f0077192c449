"""The same figure of several groups, thing by thing: a mark with its interval, on one scale of 0 to 100."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from missionhub.core.charts.paint import paint

STEP, PAD, AXIS, LINE = 24, 14, 26, 16
TICKS = (0, 25, 50, 75, 100)
COLORS = ("brand", "watch-bar", "ink-2")


@dataclass(frozen=True)
class Dot:
    """0 … 100; `hidden` says why there is no figure."""

    words: str = ""
    value: float = 0.0
    low: float = 0.0
    high: float = 0.0
    hidden: str = ""


@dataclass(frozen=True)
class IntervalRow:
    name: str
    dots: Sequence[Dot]  # in the order of the groups
    url: str = ""


@dataclass(frozen=True)
class _Picture:
    identity: str
    groups: Sequence[str]
    width: int
    css: str
    left: int
    right: int  # room for the words of each mark
    letters: int  # of a line of a name
    is_above: bool  # the name stands above its marks

    def draw(self, title: str, rows: Sequence[IntervalRow]) -> SafeString:
        drawn, top = [], 0
        for row in rows:
            drawn.append((self._row(row, top),))
            top += self._height(row)
        return format_html(
            '<svg class="chart {}" viewBox="0 0 {} {}" role="group" aria-labelledby="{id}-t" '
            'font-family="Inter, sans-serif" font-size="12.5"><title id="{id}-t">{}</title><defs><pattern id="{id}-h" '
            'width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V7" '
            'stroke-width="3" {}/></pattern></defs>{}{}</svg>',
            self.css,
            self.width,
            top + AXIS,
            title,
            paint(stroke="line-strong"),
            format_html_join("", "{}", ((self._tick(tick, top),) for tick in TICKS)),
            format_html_join("", "{}", drawn),
            id=self.identity,
        )

    def _x(self, value: float) -> float:
        return round(self.left + (self.width - self.left - self.right) * max(0.0, min(100.0, value)) / 100, 1)

    def _lines(self, row: IntervalRow) -> list[str]:
        return wrap(row.name, self.letters) or [""]

    def _above(self, row: IntervalRow) -> int:
        return len(self._lines(row)) * LINE + 6 if self.is_above else 0

    def _height(self, row: IntervalRow) -> int:
        names = 0 if self.is_above else len(self._lines(row)) * LINE
        return max(len(row.dots) * STEP, names) + self._above(row) + PAD

    def _row(self, row: IntervalRow, top: int) -> SafeString:
        first = top + PAD + self._above(row) + 6
        marks = ((self._mark(dot, group, first + group * STEP),) for group, dot in enumerate(row.dots))
        return format_html(
            '<line x1="0" x2="{}" y1="{y}" y2="{y}" {}/>{}{}',
            self.width,
            paint(stroke="line"),
            self._name(row, top + PAD + 10),
            format_html_join("", "<g>{}</g>", marks),
            y=top + self._height(row),
        )

    def _name(self, row: IntervalRow, y: int) -> SafeString:
        spans = format_html_join(
            "", '<tspan x="0" y="{}">{}</tspan>', ((y + n * LINE, line) for n, line in enumerate(self._lines(row)))
        )
        text = format_html('<text font-weight="600" {}>{}</text>', paint(fill="ink"), spans)
        return format_html('<a href="{}" class="chart-link">{}</a>', row.url, text) if row.url else text

    def _mark(self, dot: Dot, group: int, y: int) -> SafeString:
        """The title, the drawing, and the figure in words at the right."""
        told = {"group": self.groups[group], "value": dot.words, "low": round(dot.low), "high": round(dot.high)}
        drawing = self._hatched(y) if dot.hidden else self._interval(dot, group, y)
        return format_html(
            '<title>{}</title>{}<text x="{}" y="{}" {}>{}</text>',
            f"{told['group']}: {dot.hidden}"
            if dot.hidden
            else _("%(group)s: %(value)s, likely %(low)s to %(high)s%%") % told,
            drawing,
            self.width - self.right + 14,
            y + 4.5,
            paint(fill="ink-2" if dot.hidden else "ink"),
            "–" if dot.hidden else dot.words,
        )

    def _interval(self, dot: Dot, group: int, y: int) -> SafeString:
        return format_html(
            '<line x1="{}" x2="{}" y1="{y}" y2="{y}" stroke-width="8" stroke-opacity="0.3" stroke-linecap="round" {}/>'
            "{}",
            self._x(dot.low),
            self._x(dot.high),
            paint(stroke=COLORS[group]),
            _shape(group, self._x(dot.value), y),
            y=y,
        )

    def _hatched(self, y: int) -> SafeString:
        return format_html(
            '<rect x="{}" y="{}" width="{}" height="14" rx="4" fill="url(#{}-h)"/>',
            self._x(0),
            y - 7,
            round(self._x(100) - self._x(0), 1),
            self.identity,
        )

    def _tick(self, tick: int, bottom: int) -> SafeString:
        return format_html(
            '<line x1="{x}" x2="{x}" y1="0" y2="{}" {}/><text x="{x}" y="{}" text-anchor="middle" {}>{}</text>',
            bottom,
            paint(stroke="line"),
            bottom + 18,
            paint(fill="ink-2"),
            _("%(share)s%%") % {"share": tick},
            x=self._x(tick),
        )


def interval_rows(*, identity: str, title: str, groups: Sequence[str], rows: Sequence[IntervalRow]) -> SafeString:
    """Groups, three at most, are told apart by shape and color; a table beside it has all figures."""
    pictures = [
        _Picture(f"{identity}-760", groups, 760, "chart-wide", left=236, right=112, letters=27, is_above=False),
        _Picture(f"{identity}-340", groups, 340, "chart-narrow", left=10, right=92, letters=46, is_above=True),
    ]
    return format_html('<div class="chart-box">{}{}</div>', *(picture.draw(title, rows) for picture in pictures))


def _shape(group: int, x: float, y: int) -> SafeString:
    """A circle, a square or a diamond."""
    look = paint(fill=COLORS[group], stroke="card")
    if group == 0:
        return format_html('<circle cx="{}" cy="{}" r="6.5" stroke-width="1.5" {}/>', x, y, look)
    if group == 1:
        place = (round(x - 6, 1), y - 6)
        return format_html('<rect x="{}" y="{}" width="12" height="12" rx="1.5" stroke-width="1.5" {}/>', *place, look)
    return format_html('<path d="M{} {}l7.5 7.5-7.5 7.5-7.5-7.5Z" stroke-width="1.5" {}/>', x, y - 7.5, look)
