"""One value with its interval and the line it is held against, on a scale of 0 to 100."""

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from missionhub.core.charts.paint import paint
from missionhub.core.rounding import told_apart

LETTER = 7.2  # the width of an average letter at 12 pixels, generously


@dataclass(frozen=True)
class Box:
    width: int
    css: str
    margin: int = 18
    row: int = 44
    axis: int = 64

    def x(self, value: float) -> float:
        """Where a value of 0 … 100 stands; values beyond are drawn at the edge."""
        inner = self.width - 2 * self.margin
        return round(self.margin + inner * max(0.0, min(100.0, value)) / 100, 1)


def interval_dot(
    *,
    identity: str,
    title: str,
    value: float,
    low: float,
    high: float,
    chance: float | None = None,
    line: float | None = None,
) -> SafeString:
    """A wide and a narrow drawing of the same figures, so labels keep their size on a phone.

    value, low, high: 0 … 100; so is the one thing they are held against, what chance reaches or a line that others
    drew. The figures are also told in words by the title.
    """
    mark = chance if line is None else line
    shown = _apart(value, mark)
    described = _described(title, shown[0], low, high) + _told(line is not None, shown[1])
    words = _("chance %(value)s") if line is None else _("line %(value)s")
    label = words % {"value": shown[1]} if shown[1] else ""
    boxes = (Box(640, "chart chart-small chart-wide"), Box(320, "chart chart-narrow"))
    figures = (value, low, high)
    drawings = [
        _draw(box, f"{identity}-{box.width}", described, figures, shown=shown[0], mark=(mark, label)) for box in boxes
    ]
    return format_html('<div class="chart-box">{}{}</div>', *drawings)


def _apart(value: float, mark: float | None) -> tuple[str, str]:
    """The value and the mark as told; no words for a mark that is not there."""
    if mark is None:
        return str(round(value)), ""
    told = told_apart(value, mark)
    return str(told[0]), str(told[1])


def _described(title: str, value: str, low: float, high: float) -> str:
    figures = {"title": title, "value": value, "low": round(low), "high": round(high)}
    return _("%(title)s: %(value)s, interval %(low)s to %(high)s") % figures


def _told(is_line: bool, mark: str) -> str:
    if is_line:
        return _("; the line is at %(line)s") % {"line": mark}
    return mark and _("; chance reaches %(chance)s") % {"chance": mark}


def _draw(
    box: Box,
    identity: str,
    described: str,
    figures: tuple[float, float, float],
    *,
    shown: str,
    mark: tuple[float | None, str],
) -> SafeString:
    value, low, high = figures
    return format_html(
        '<svg class="{css}" viewBox="0 0 {width} 106" role="img" aria-labelledby="{id}" '
        'font-family="Inter, sans-serif" font-size="12"><title id="{id}">{described}</title>{axis}{mark}'
        '<line x1="{low}" x2="{high}" y1="{row}" y2="{row}" stroke-width="12" stroke-opacity="0.26" '
        'stroke-linecap="round" {band}/><circle cx="{x}" cy="{row}" r="8.5" stroke-width="2.5" {dot}/>'
        '<text x="{x}" y="24" text-anchor="middle" font-size="18" font-weight="680" {ink}>{value}</text></svg>',
        css=box.css,
        width=box.width,
        id=identity,
        described=described,
        axis=_axis(box),
        mark=_mark(box, *mark),
        low=box.x(low),
        high=box.x(high),
        x=box.x(value),
        row=box.row,
        band=paint(stroke="brand"),
        dot=paint(fill="brand", stroke="card"),
        ink=paint(fill="ink"),
        value=shown,
    )


def _axis(box: Box) -> SafeString:
    marks = [
        format_html(
            '<line x1="{x}" x2="{x}" y1="{}" y2="{}" {}/><text x="{x}" y="{}" text-anchor="middle" {}>{}</text>',
            box.axis,
            box.axis + 5,
            paint(stroke="line-strong"),
            box.axis + 18,
            paint(fill="ink-2"),
            tick,
            x=box.x(tick),
        )
        for tick in (0, 25, 50, 75, 100)
    ]
    line = format_html(
        '<line x1="{}" x2="{}" y1="{y}" y2="{y}" {}/>', box.x(0), box.x(100), paint(stroke="line-strong"), y=box.axis
    )
    return mark_safe("".join([line, *marks]))  # noqa: S308 - each part is already escaped


def _mark(box: Box, at: float | None, words: str) -> SafeString:
    if at is None:
        return SafeString("")
    half = len(words) * LETTER / 2
    return format_html(
        '<line x1="{x}" x2="{x}" y1="28" y2="{}" stroke-width="2" stroke-dasharray="4 3" {}/>'
        '<text x="{}" y="{}" text-anchor="middle" font-weight="600" {}>{}</text>',
        box.axis + 22,
        paint(stroke="watch-bar"),
        round(max(half, min(box.width - half, box.x(at))), 1),
        box.axis + 37,
        paint(fill="watch"),
        words,
        x=box.x(at),
    )
